// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace numberdesk {

/// Suffixes of the files that an upload reads, without the dot.
inline QStringList uploadSuffixes()
{
    return {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"),
            QStringLiteral("xlsx"), QStringLiteral("ods")};
}

} // namespace numberdesk
