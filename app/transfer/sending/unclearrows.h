// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/replyverdict.h"

#include <QHash>

#include <functional>

namespace numberdesk {

/// Rows of a plan, by index, whose replies did not show what became of them.
using UnclearRows = QHash<qsizetype, UnclearRow>;

/// Asks for all of them in one look-up.
NumberLookupQuery lookupOf(const UnclearRows &rows, const ImportPlan &plan);

/// Ends them by what the look-up has found: a row is done only when the gateway has what was sent.
/// `accept` gets those; all others are noted in `book`. Gives the numbers that were accepted.
QList<Number> settle(const UnclearRows &rows, const ImportPlan &plan,
                     const ApiResult<NumberLookupResult> &found, OutcomeBook &book,
                     const std::function<void(qsizetype row, const Number &stored)> &accept);

} // namespace numberdesk
