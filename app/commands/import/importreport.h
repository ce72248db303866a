// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/output.h"
#include "net/client/httpclient.h"
#include "transfer/sending/importjob.h"

#include <chrono>
#include <optional>

namespace numberdesk {

/// Time and requests that an import took.
struct ImportCost
{
    qint64 requests = 0; ///< every HTTP request to the gateway, retries and polls included
    qint64 writes = 0;   ///< the PUT, PATCH, DELETE and number-changing POST among them
    std::chrono::milliseconds elapsed{0};
    qint64 job = 0; ///< id of the job; 0 = none was begun
};

/// Tells people and scripts what an import came to: faults and doubts as talk, the counts as data
/// or as one JSON object. `end`: why it ended early, if it did; the caller has said it.
void reportImport(Output &output, const ImportPlan &plan, const ImportCost &cost, bool dryRun,
                  const std::optional<ImportError> &end);

/// The same for files that could not be planned.
void reportUnplanned(Output &output, const ImportError &error, const ImportCost &cost, bool dryRun);

/// Tells people, before anything is sent, what looking again costs and how to do without.
void sayRecheckCost(Output &output, const RecheckCost &cost);

/// Tells people how far an import is: rows done, requests left and about how long they take.
void reportProgress(Output &output, const ImportProgress &progress);

/// What happened and what to do, with the words of the gateway or of the token endpoint.
QString describe(const ImportError &error);

/// Tells people how what was left of a job is sent later; nothing when nothing was left.
void sayHowToGoOn(Output &output, const ImportPlan &plan, const ImportCost &cost);

/// What an early end means for the exit code.
int exitCodeOf(const ImportError &error);
/// The same after some of it was done, by `counts`: that is no failure of the whole.
int exitCodeOf(const ImportError &error, const ImportCounts &counts);

/// The exit code of a plan whose import has ended. `waited` = `--wait` was given.
int importExitCode(const ImportCounts &counts, bool waited);

} // namespace numberdesk
