// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "transfer/plan/importbatch.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/replyverdict.h"

#include <QHash>

#include <utility>

namespace numberdesk {

/// Rows of a plan, by index, whose replies did not show what became of them.
using UnclearRows = QHash<qsizetype, UnclearRow>;

/// A row that is done and what the gateway has of it.
using StoredRow = std::pair<qsizetype, Number>;

/// What a reply to a batch of changes shows.
struct JudgedReply
{
    QList<StoredRow> stored;
    UnclearRows unclear;
};

/// Only what was seen is done: an item on the right account that is what was sent. All else is
/// unclear.
JudgedReply judgeReply(const ImportPlan &plan, const ImportBatch &batch,
                       const QList<Number> &stored);

/// Asks for all of them in one look-up.
NumberLookupQuery lookupOf(const UnclearRows &rows, const ImportPlan &plan);

/// Unclear rows that are done after all.
struct SettledRows
{
    QList<StoredRow> stored;  ///< the gateway has what was sent
    QList<qsizetype> deleted; ///< the number is gone, as was asked
};

/// Judges them by what the look-up has found: a row is done only when the gateway has what was
/// sent, a deletion when it has nothing. All others are noted in `book`.
SettledRows settle(const UnclearRows &rows, const ApiResult<NumberLookupResult> &found,
                   OutcomeBook &book);

/// Ends a row that could not be read once more.
void leaveUnread(qsizetype row, const UnclearRow &unclear, OutcomeBook &book);

} // namespace numberdesk
