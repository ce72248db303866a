// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/command.h"

class QCommandLineParser;

namespace numberdesk {

/// Those of a run, of the wait for the backend and of the question before an undo; each verb takes
/// what fits it.
void addJobOptions(QCommandLineParser &parser);

// Commands that need no gateway.

/// `job list`: the jobs of this desk, the newest first.
CommandResult makeJobList(const QCommandLineParser &parser, Output &output);
/// `job show ID`: one of them, with its rows by outcome and its files.
CommandResult makeJobShow(const QCommandLineParser &parser, Output &output);
/// `job result ID FILE.csv`: writes its rows with their outcome.
CommandResult makeJobResult(const QCommandLineParser &parser, Output &output);
/// `job cancel ID`: ends it, asking the process that runs it.
CommandResult makeJobCancel(const QCommandLineParser &parser, Output &output);

// Commands that open the job's own connection.

/// `job resume ID`: goes on where it stood.
CommandResult makeJobResume(const QCommandLineParser &parser, Output &output);
/// `job retry ID`: tries its failed rows as a new job.
CommandResult makeJobRetry(const QCommandLineParser &parser, Output &output);
/// `job undo ID`: takes back what it has changed, as a new job.
CommandResult makeJobUndo(const QCommandLineParser &parser, Output &output);

} // namespace numberdesk
