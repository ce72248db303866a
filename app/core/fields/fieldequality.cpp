// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldequality.h"

namespace numberdesk {

QStringList asSet(QStringList list, bool isWord)
{
    if (isWord) {
        for (QString &word : list)
            word = word.toLower();
    }
    list.sort();
    list.removeDuplicates();
    return list;
}

} // namespace numberdesk
