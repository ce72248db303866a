// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "storage/jobrecord.h"

#include <QJsonObject>

class QCommandLineParser;

namespace numberdesk {

/// The id that follows the verb of `job`: a number from 1, else a usage problem.
Result<qint64, UsageProblem> readJobId(const QCommandLineParser &parser);

/// A usage problem when an option of `job` is set that is none of `allowed`: what does nothing is
/// not taken in silence. `verb` is the command's second word.
Result<void, UsageProblem> allowOnly(const QStringList &allowed, const QCommandLineParser &parser,
                                     const QString &verb);

/// A job as `job list --json` prints it; `connection` is its name, or the address of one without.
QJsonObject jobJson(const JobRecord &record);

/// The word for the place of a job: its connection, or its address, or "local gateway".
QString jobPlace(const JobRecord &record);

} // namespace numberdesk
