// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/rowmerge.h"

#include "core/fields/requestequality.h"
#include "provisioning/codec/resourcemerge.h"
#include "transfer/plan/numberdifference.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct RowMerge
{
    Q_DECLARE_TR_FUNCTIONS(RowMerge)
};

Merge changed(const QList<FieldChange> &changes)
{
    return {MergeVerdict::Changed, changedMeanwhile(changes), changes};
}

Merge gone()
{
    return {MergeVerdict::Gone, RowMerge::tr("changed meanwhile: the number was there, is gone")};
}

/// By whomever, since the plan was made.
bool isRightAlready(const PlanRow &row, const Number &now)
{
    return !row.resends && now.accountName == row.change.accountName &&
           isStoredAsSent(row.change, row.change.appliedTo(&now), now);
}

} // namespace

Merge mergeIntoReading(PlanRow &row, const Number *now)
{
    if (row.deletes())
        return mergeDeletion(*row.existing(), now);
    const bool calledNew = row.existing() == nullptr;
    if (now == nullptr && calledNew)
        return {};
    if (now == nullptr)
        return gone();
    if (isRightAlready(row, *now))
        return {MergeVerdict::Right, {}, {}, std::make_shared<const Number>(*now)};
    if (calledNew) {
        return {MergeVerdict::Appeared,
                RowMerge::tr("changed meanwhile: the number was new, is on the account \"%1\"")
                    .arg(now->accountName)};
    }
    const QList<FieldDifference> differences =
        differencesIn(namedColumns(row.change), *row.existing(), *now);
    QList<FieldChange> changes;
    for (const FieldDifference &difference : differences)
        changes.append(
            {numberColumn(difference.column).heading, difference.before, difference.after});
    if (!changes.isEmpty())
        return changed(changes);
    row.setExisting(std::make_shared<const Number>(*now));
    return {};
}

Merge mergeDeletion(const Number &shown, const Number *now)
{
    if (now == nullptr)
        return gone();
    if (sameRequest(shown, *now)) // cheaper than to name what differs
        return {};
    const QList<FieldChange> changes = changesBetween(shown, *now);
    return changes.isEmpty() ? Merge() : changed(changes);
}

Merge mergeWaiting(const PlanRow &row, const Number *now)
{
    if (!row.deletes() || !row.hasWork())
        return {};
    const bool isHere = now != nullptr && now->accountName == row.change.accountName;
    return mergeDeletion(*row.existing(), isHere ? now : nullptr);
}

} // namespace numberdesk
