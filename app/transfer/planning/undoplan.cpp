// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/undoplan.h"

#include "core/fields/requestequality.h"
#include "core/pooltask.h"
#include "net/base/clock.h"
#include "provisioning/codec/resourcemerge.h"
#include "provisioning/lists/numberlookup.h"
#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/numberdifference.h"
#include "transfer/plan/planchanges.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/plan/rowmerge.h"
#include "transfer/planning/numbertable.h"

#include <QCoreApplication>
#include <QPointer>

namespace numberdesk {

namespace {

struct UndoPlanText
{
    Q_DECLARE_TR_FUNCTIONS(UndoPlan)
};

void keepRow(PlanRow &row, const QString &reason)
{
    row.outcome = RowOutcome::NotSent;
    row.kept = true;
    row.message = reason;
}

/// Nothing is left to do.
void leaveReversed(PlanRow &row, const Number *now)
{
    row.outcome = RowOutcome::Unchanged;
    row.unchanged = true;
    if (now != nullptr)
        takeUnchanged(row, *now);
}

void undoCreation(PlanRow &row, const AppliedChange &applied, const Number *now)
{
    row.action = RowAction::Delete;
    row.outcome = RowOutcome::Delete;
    if (now == nullptr)
        return leaveReversed(row, nullptr);
    const Merge merge = mergeDeletion(*applied.after, now);
    row.existing = std::make_shared<const Number>(*now);
    if (merge.verdict != MergeVerdict::Send)
        keepRow(row, merge.reason);
}

void undoDeletion(PlanRow &row, const AppliedChange &applied, const Number *now)
{
    Number nothing;
    nothing.telephoneNumber = row.change.telephoneNumber;
    nothing.accountName = row.change.accountName;
    row.action = RowAction::Create;
    row.outcome = RowOutcome::Create;
    row.change.edits = differences(nothing, *applied.before);
    row.image = applied.before;
    if (now == nullptr)
        return;
    if (sameRequest(*applied.before, *now))
        return leaveReversed(row, now);
    keepRow(row, changedMeanwhile(changesBetween(*applied.before, *now)));
}

/// Only columns that were asked for and that the job has changed; what the gateway has made of
/// others is its own.
void undoChange(PlanRow &row, const AppliedChange &applied, const Number *now)
{
    row.action = RowAction::Update;
    row.outcome = RowOutcome::Update;
    if (now == nullptr)
        return keepRow(row, UndoPlanText::tr("changed meanwhile: the number was there, is gone"));
    row.existing = std::make_shared<const Number>(*now);
    QList<FieldChange> changes;
    const QList<FieldDifference> done =
        differencesIn(namedColumns(applied.change), *applied.before, *applied.after);
    for (const FieldDifference &difference : done) {
        const Column<Number> &column = numberColumn(difference.column);
        if (column.isSame(*applied.before, *now))
            continue;
        const auto since = differencesIn({difference.column}, *applied.after, *now);
        if (since.isEmpty())
            row.change.edits.set(difference.column, column.valueIn(*applied.before));
        for (const FieldDifference &other : since)
            changes.append({column.heading, other.before, other.after});
    }
    if (!changes.isEmpty())
        keepRow(row, changedMeanwhile(changes));
    else if (row.change.edits.isEmpty())
        leaveReversed(row, now);
}

PlanRow inverseOf(const AppliedChange &applied, const Number *now)
{
    PlanRow row;
    row.change.telephoneNumber = applied.change.telephoneNumber;
    row.change.accountName = applied.change.accountName;
    if (!applied.before)
        undoCreation(row, applied, now);
    else if (!applied.after)
        undoDeletion(row, applied, now);
    else
        undoChange(row, applied, now);
    return row;
}

/// When what a plan rests on was read.
struct ReadingTime
{
    QDateTime readAt;
    Moment askedAt{};
};

std::shared_ptr<ImportPlan> inversePlan(const AppliedJob &job, const NumberLookupResult &found,
                                        const ReadingTime &time)
{
    auto plan = std::make_shared<ImportPlan>();
    plan->undoes = true;
    plan->accountsToDelete = job.createdAccounts;
    plan->readAt = time.readAt;
    plan->askedAt = time.askedAt;
    plan->filtersUsed = found.filtersUsed;
    plan->accountCounts = found.accountCounts;
    NumberTable table(*plan, job.title);
    for (const AppliedChange &applied : job.changes) {
        const auto now = found.found.constFind(applied.change.telephoneNumber);
        const bool isHere =
            now != found.found.cend() && now->accountName == applied.change.accountName;
        table.add(inverseOf(applied, isHere ? &*now : nullptr));
    }
    table.finish();
    plan->survey = surveyOf(*plan);
    return plan;
}

/// Reads the numbers, then compares on the thread pool.
class UndoPlanner final : public PlanJob
{
public:
    UndoPlanner(ProvisioningService &service, AppliedJob job)
        : PlanJob(&service), m_service(service), m_job(std::move(job))
    {
        QMetaObject::invokeMethod(
            this, [this] { read(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    void read()
    {
        emit stageChanged(PlanStage::ReadingGateway);
        NumberLookupQuery query;
        query.requestsForOtherAccounts = 0;
        for (const AppliedChange &applied : std::as_const(m_job.changes))
            query.numbersByAccount[applied.change.accountName].append(
                applied.change.telephoneNumber);
        m_time = {m_service.clock().timeOfDay(), m_service.nextMoment()};
        auto *request = lookUpNumbers(m_service, query);
        m_request = request;
        request->then(this, [this](const ApiResult<NumberLookupResult> &found) {
            if (found)
                compare(*found);
            else
                fail(found.error());
        });
    }

    void compare(const NumberLookupResult &found)
    {
        emit stageChanged(PlanStage::Comparing);
        runOnPool(
            this, [job = m_job, found, time = m_time] { return inversePlan(job, found, time); },
            [this](const std::shared_ptr<ImportPlan> &plan) { finish(plan); });
    }

    void fail(const ApiError &error)
    {
        const auto kind = error.kind == ApiError::Kind::Cancelled ? ImportError::Kind::Cancelled
                                                                  : ImportError::Kind::Gateway;
        finish(Failure(ImportError{kind, {}, userMessage(error), error}));
    }

    ProvisioningService &m_service;
    AppliedJob m_job;
    QPointer<Job> m_request;
    ReadingTime m_time;
};

} // namespace

PlanJob *planUndo(ProvisioningService &service, const AppliedJob &job)
{
    return new UndoPlanner(service, job);
}

} // namespace numberdesk
