// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

/// A number that was there is not any more; true when that is news.
bool takeGone(PlanRow &row);

/// The sentence of a row whose number is not on its account any more; translated.
QString goneMessage(const PlanRow &row);

/// Sets outcome, code and message of an accepted or unchanged row by what the gateway says of its
/// number; false when nothing changed.
bool takeProvisioningState(PlanRow &row, const ProvisioningState &state);

/// Leaves a row unsent that asks for what the gateway has, `stored`; it is right only as far as the
/// backend says so.
void takeUnchanged(PlanRow &row, const Number &stored);

/// Brings followed rows of `plan` up to date with numbers that a poller has read, and ends those
/// whose numbers are `gone`; gives the rows that changed. An unchanged row that was pending is
/// Unchanged again once it is synced. `counts` are those of the plan's rows and stay so.
QList<qsizetype> applyReadNumbers(ImportPlan &plan, ImportCounts &counts,
                                  const QList<Number> &numbers, const QList<TelephoneNumber> &gone);

/// What the gateway stores for rows that are right already and still pending there: whoever waits
/// for the rows of a plan has to follow these numbers too, which no import writes.
QList<Number> unsettledNumbers(const ImportPlan &plan);

} // namespace numberdesk
