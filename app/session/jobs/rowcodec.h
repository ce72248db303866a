// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <QByteArray>
#include <QCborArray>
#include <QList>

#include <optional>

namespace numberdesk {

/// The rows of a plan as a job keeps them, some in each part. Runs for seconds with a million rows:
/// for the thread pool.
QList<QByteArray> packedRows(const QList<PlanRow> &rows);

/// See packedRows(); nothing when a part is damaged, or asks for what this version does not know.
std::optional<QList<PlanRow>> unpackedRows(const QList<QByteArray> &parts);

/// What has become of a row: outcome, its flags, status, code and message.
QCborArray packedState(const PlanRow &row);
/// Puts such a state into `row`; false when it is none.
bool setPackedState(PlanRow &row, const QCborArray &state);

} // namespace numberdesk
