// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/places.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>

/// What one run of the program gave.
struct ProgramRun
{
    int exitCode = -1;
    QByteArray output;
    QByteArray talk;

    /// Standard output, which must be exactly one JSON object.
    QJsonObject json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(output, &error);
        if (error.error != QJsonParseError::NoError)
            qWarning("no JSON: %s\n%s", output.constData(), talk.constData());
        return document.object();
    }
};

/// Runs the program to its end; exit code -1 when it crashed or hung.
inline ProgramRun
runProgram(const QStringList &arguments,
           const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(numberdesk::programPath(), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        process.kill();
    const bool ended =
        process.exitStatus() == QProcess::NormalExit && process.error() == QProcess::UnknownError;
    const ProgramRun run{ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                         process.readAllStandardError()};
    if (!ended)
        qWarning("%s: %s\n%s", qPrintable(arguments.value(0)), qPrintable(process.errorString()),
                 run.talk.constData());
    return run;
}
