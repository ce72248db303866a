// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "session/connections/connection.h"
#include "storage/datadirectory.h"
#include "storage/storageerror.h"

#include <QCommandLineParser>
#include <QString>

#include <chrono>

namespace numberdesk {

/// Why the command line cannot be carried out, with its exit code.
struct UsageProblem
{
    QString message; ///< one sentence
    int exitCode = 2;
};

/// A problem with exit code 2, as an error that converts to any Result.
Failure<UsageProblem> usageError(const QString &message);

/// What this computer's files did not give, with its exit code, as such an error.
Failure<UsageProblem> problemOf(const StorageError &error);

/// What the options that all commands but `serve` share come to.
struct CommonOptions
{
    Connection connection;         ///< unless one is named
    QString connectionName;        ///< of a named one, to be opened by ConnectionBook; else empty
    ConnectionOverrides overrides; ///< for the named one; `connection` has them
    DataDirectory directory;
    bool json = false;
};

/// Parts of the shared options that other commands have, too: the data directory, an address that
/// is safe to send a token to, and how a gateway is talked to.
Result<DataDirectory, UsageProblem> readDataDirectory(const QCommandLineParser &parser);
/// The address in the option `name`, which must be there: https, or http on this computer only,
/// since tokens go there.
Result<QUrl, UsageProblem> readAddress(const QCommandLineParser &parser, const QString &name);
/// An option that is a time in whole seconds from `least` to what a timer can hold (24 days).
Result<std::chrono::seconds, UsageProblem> readSeconds(const QCommandLineParser &parser,
                                                       const QString &name, int least);
/// An option that is a whole number from 0.
Result<int, UsageProblem> readCount(const QCommandLineParser &parser, const QString &name);
/// An option that is a version of the API: any text, but some.
Result<QString, UsageProblem> readVersion(const QCommandLineParser &parser, const QString &name);
/// What the run changes of a named connection; unset where no option says so.
Result<ConnectionOverrides, UsageProblem> readOverrides(const QCommandLineParser &parser);

/// Adds the options that a run and a connection's profile share: sign-in, and how a gateway is
/// talked to.
void addReachOptions(QCommandLineParser &parser);

/// Adds the shared options to a parser.
void addCommonOptions(QCommandLineParser &parser);

/// Reads them after a successful parse; secrets come from the environment only.
Result<CommonOptions, UsageProblem> readCommonOptions(const QCommandLineParser &parser);

} // namespace numberdesk
