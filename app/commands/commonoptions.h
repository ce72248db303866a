// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "session/connection.h"
#include "storage/datadirectory.h"

#include <QCommandLineParser>
#include <QString>

namespace numberdesk {

/// Why the command line cannot be carried out, with its exit code.
struct UsageProblem
{
    QString message; ///< one sentence
    int exitCode = 2;
};

/// A problem with exit code 2, as an error that converts to any Result.
Failure<UsageProblem> usageError(const QString &message);

/// What the options that all commands but `serve` share come to.
struct CommonOptions
{
    Connection connection;
    DataDirectory directory;
    bool json = false;
};

/// Adds the shared options to a parser.
void addCommonOptions(QCommandLineParser &parser);

/// Reads them after a successful parse; secrets come from the environment only.
Result<CommonOptions, UsageProblem> readCommonOptions(const QCommandLineParser &parser);

} // namespace numberdesk
