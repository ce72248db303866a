// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/places.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

QString programPath()
{
    return buildPath(u"numberdesk"_s);
}

QString sourcePath(const QString &relative)
{
    return QStringLiteral(NUMBERDESK_SOURCE_DIR "/") + relative;
}

QString buildPath(const QString &relative)
{
    return QStringLiteral(NUMBERDESK_BUILD_DIR "/") + relative;
}

} // namespace numberdesk
