// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "files/filefault.h"
#include "transfer/plan/importplan.h"

#include <QString>

namespace numberdesk {

/// Writes the plan's single input file again with `_status`, `_code`, `_message` and `_repaired`
/// (`HEADING=VALUE` joined by `;`) appended: the same rows, order, separator and cells. Written
/// whole or not at all; a device or pipe is written to, and a link stays. Gives a sentence on
/// failure.
Result<void, QString> writeResultFile(const ImportPlan &plan, const QString &path);

/// Whether writeResultFile() could write there, so that nothing is sent whose outcome could not be
/// told. Changes nothing. Gives a sentence on failure.
Result<void, QString> checkResultFile(const QString &path);

/// The sentence that a result file cannot be written there, and why.
QString resultFileFault(const QString &path, const FileFault &fault);

/// The word of an outcome in result files: invalid unchanged created updated deleted pending synced
/// failed notSent.
QString outcomeWord(RowOutcome outcome);
/// The word of a row: the gateway's own where this version has none for a status, and refused for
/// what the gateway did not take; rows of an undo are reversed, kept or notReversed.
QString outcomeWord(const ImportPlan &plan, const PlanRow &row);

} // namespace numberdesk
