// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "provisioning/errors/apierror.h"
#include "transfer/plan/importplan.h"

#include <QHash>

namespace numberdesk {

/// Rows of one account that go out in one request.
struct ImportBatch
{
    QString accountName;
    QList<qsizetype> rows; ///< indexes into the plan
    QDateTime readAt;      ///< when what the rows are merged into was read, UTC; null = long ago
    bool isWhole = true;   ///< not what is left of a refused one

    /// True for a row that stands alone for its account: it is read and written by itself.
    bool isAlone() const { return isWhole && rows.size() == 1; }
};

/// True for a batch of deletions; no batch has rows of both kinds.
bool isDeletion(const ImportPlan &plan, const ImportBatch &batch);

/// The rows to be sent, but for those that were sent already and whose fate is not known, grouped
/// by account in the order of their first row, deletions after all others, in as few batches as
/// there can be and all of about the same size, which keeps bodies short. More, smaller batches
/// would spend the requests of the minute.
QList<ImportBatch> makeBatches(const ImportPlan &plan);
/// The same for these rows.
QList<ImportBatch> makeBatches(const ImportPlan &plan, const QList<qsizetype> &rows);

/// How many batches the rows make that are still to be sent, or whose fate is not known.
qint64 batchesLeft(const ImportPlan &plan);

/// Both halves of a batch of more than one row.
QList<ImportBatch> halves(const ImportBatch &batch);

/// What the gateway says of single items of a refused batch, by their place in it: read from
/// `target` (`numbers[3].…`) of the error and of its details. Empty when it names none of `size`.
QHash<qsizetype, ProvisioningError> refusedItems(const ApiError &error, qsizetype size);

/// The path behind the item: `serviceDetails.zoomPhoneCloudPeering.enabled` of
/// `numbers[3].serviceDetails.zoomPhoneCloudPeering.enabled`. A target that names no item is given
/// as it is.
QString pathInItem(const QString &target);

/// What the gateway says of a single refused row: the details of its error, where it gives some.
ProvisioningError rowReasonOf(const ApiError &error);

/// What a refused batch means for the rest of the import.
enum class BatchFate : quint8 {
    RowsRefused,    ///< some or all rows of the batch are wrong: name them, or halve
    BatchRefused,   ///< every row of the batch, no use in halving
    AccountRefused, ///< every row of the account
    Unclear,        ///< accepted perhaps: what the gateway has tells
    ImportEnds,     ///< no further request would fare better
};

/// By the kind of the error; 405, 415 and a refused API version would meet every other request,
/// too.
BatchFate fateOf(const ApiError &error);

/// The account that rows of a plan need, for one that is to be created: every service that one of
/// them enables, without backend sync, which is for people to choose.
Account accountToCreate(const ImportPlan &plan, const QString &name);

} // namespace numberdesk
