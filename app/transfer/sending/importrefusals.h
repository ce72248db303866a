// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/sending/freshreadings.h"
#include "transfer/sending/importend.h"
#include "transfer/sending/importqueue.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/sending/unclearrows.h"

#include <optional>

namespace numberdesk {

/// What the refusals of an import mean: for rows, for batches, for accounts, or for all of it.
class ImportRefusals
{
public:
    /// All of them belong to one import and outlive this.
    ImportRefusals(ImportQueue &queue, FreshReadings &readings, OutcomeBook &book,
                   UnclearRows &unclear, ImportEnd &end);

    /// The batch was not accepted.
    void take(const ImportBatch &batch, const ApiError &error);
    /// Nothing can be stored on the account.
    void takeAccount(const QString &name, const ApiError &error);

    /// A whole batch is held back until another one tells what its refusal means.
    bool holdsBack() const { return m_suspect.has_value(); }
    /// The refusal was a row's: the batch that is held back is halved.
    void clearSuspicion();
    /// The import ends: the rows that are held back are left.
    void leaveTheRest();

private:
    /// A whole batch that was refused without naming a row; the next whole batch tells whether the
    /// fault is a row's.
    struct Suspect
    {
        ImportBatch batch;
        ApiError error;
    };

    void takeAbsent(const ImportBatch &batch, const ApiError &error);
    void takeUnclear(const ImportBatch &batch, const ApiError &error);
    void endWithout(const ImportBatch &batch, const ApiError &error);
    void refuseNamedRows(const ImportBatch &batch, const ApiError &error);
    void suspect(const ImportBatch &batch, const ApiError &error);
    void endRefused(const QList<ImportBatch> &batches, const ApiError &error);
    void refuse(const QList<qsizetype> &rows, const ApiError &error);
    void leave(const QList<qsizetype> &rows, const ApiError &error);

    ImportQueue &m_queue;
    FreshReadings &m_readings;
    OutcomeBook &m_book;
    UnclearRows &m_unclear;
    ImportEnd &m_end;
    std::optional<Suspect> m_suspect;
};

} // namespace numberdesk
