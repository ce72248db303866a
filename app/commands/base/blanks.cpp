// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/blanks.h"

#include "commands/base/output.h"
#include "session/connections/namedconnection.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

void tell(const QString &place)
{
    const QString text =
        QCoreApplication::translate("Blanks", "White space around the value of %1 was dropped.");
    Output(false).say(text.arg(place));
}

} // namespace

QString idOption(const QCommandLineParser &parser, const QString &name)
{
    const QString value = parser.value(name);
    const QString id = value.trimmed();
    if (id != value)
        tell("--"_L1 + name);
    return id;
}

void tellBlanksInEnvironment()
{
    for (const QLatin1StringView variable : environmentSecrets()) {
        if (qgetenv(variable.data()) != secretFrom(variable))
            tell(variable);
    }
}

} // namespace numberdesk
