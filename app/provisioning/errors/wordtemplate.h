// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/errorwords.h"

#include <QCoreApplication>

namespace numberdesk {

/// A sentence, in which %1 is whoever it is about, and a remedy; both marked for translation.
struct WordTemplate
{
    const char *what;
    const char *remedy;
};

/// The words of `words` in the translation context `context`, about `subject`.
inline ErrorWords filledWords(const char *context, const WordTemplate &words,
                              const QString &subject)
{
    const QString what = QCoreApplication::translate(context, words.what);
    return {what.contains(QLatin1StringView("%1")) ? what.arg(subject) : what,
            QCoreApplication::translate(context, words.remedy)};
}

} // namespace numberdesk
