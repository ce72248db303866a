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
#include "transfer/planning/accountreader.h"
#include "transfer/planning/numbertable.h"

#include <QCoreApplication>
#include <QPointer>

namespace numberdesk {

namespace {

struct UndoPlanText
{
    Q_DECLARE_TR_FUNCTIONS(UndoPlan)
};

/// What the gateway has of a job's numbers and accounts now.
struct PresentState
{
    AccountsByName accounts;
    NumberLookupResult numbers;
};

void keepRow(PlanRow &row, const QString &reason)
{
    row.outcome = RowOutcome::NotSent;
    row.kept = true;
    row.setMessage(reason);
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
    row.setExisting(std::make_shared<const Number>(*now));
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
    row.setImage(applied.before);
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
    row.setExisting(std::make_shared<const Number>(*now));
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

/// The row does what `applied` asks to be taken back, on what the number's account has `now`.
void invert(PlanRow &row, const AppliedChange &applied, const Number *now)
{
    if (!applied.before)
        undoCreation(row, applied, now);
    else if (!applied.after)
        undoDeletion(row, applied, now);
    else
        undoChange(row, applied, now);
}

/// A number that somebody has moved is theirs.
PlanRow inverseOf(const AppliedChange &applied, const PresentState &present)
{
    PlanRow row;
    row.change.telephoneNumber = applied.change.telephoneNumber;
    row.change.accountName = applied.change.accountName;
    const auto now = present.numbers.found.constFind(applied.change.telephoneNumber);
    const bool exists = now != present.numbers.found.cend();
    const bool isHere = exists && now->accountName == applied.change.accountName;
    invert(row, applied, isHere ? &*now : nullptr);
    if (exists && !isHere)
        keepRow(row, UndoPlanText::tr("changed meanwhile: the number is on the account \"%1\" now")
                         .arg(now->accountName));
    return row;
}

/// When what a plan rests on was read.
struct ReadingTime
{
    QDateTime readAt;
    Moment askedAt{};
};

/// Numbers come back to an account that the job has deleted, which is made for them again; to one
/// that others have deleted they cannot.
void planAccounts(ImportPlan &plan, const AppliedJob &job, const AccountsByName &accounts)
{
    QHash<QString, qsizetype> places;
    for (const Account &account : job.deletedAccounts) {
        if (accounts.contains(account.name))
            continue;
        MissingAccount missing{.name = account.name};
        for (const Service service : allServices) {
            if (account.isEnabled(service))
                missing.services.insert(service);
        }
        missing.canBeCreated = true;
        places.insert(account.name, plan.missingAccounts.size());
        plan.missingAccounts.append(missing);
    }
    for (PlanRow &row : plan.rows) {
        const QString &name = row.change.accountName;
        if (row.outcome != RowOutcome::Create || accounts.contains(name))
            continue;
        if (const qsizetype place = places.value(name, -1); place >= 0) {
            MissingAccount &missing = plan.missingAccounts[place];
            missing.isCreated = true;
            ++missing.rows;
            ++missing.goodRows;
            continue;
        }
        row.outcome = RowOutcome::NotSent;
        row.setMessage(
            UndoPlanText::tr("The account \"%1\" does not exist any more. Create it with "
                             "its services, and undo the job once more.")
                .arg(name));
    }
    plan.missingAccounts.removeIf([](const MissingAccount &account) { return !account.isCreated; });
}

std::shared_ptr<ImportPlan> inversePlan(const AppliedJob &job, const PresentState &present,
                                        const ReadingTime &time)
{
    auto plan = std::make_shared<ImportPlan>();
    plan->undoes = true;
    plan->accountsToDelete = job.createdAccounts;
    plan->readAt = time.readAt;
    plan->askedAt = time.askedAt;
    plan->filtersUsed = present.numbers.filtersUsed;
    plan->accountCounts = present.numbers.accountCounts;
    NumberTable table(*plan, job.title);
    for (const AppliedChange &applied : job.changes)
        table.add(inverseOf(applied, present));
    table.finish();
    planAccounts(*plan, job, present.accounts);
    plan->survey = surveyOf(*plan);
    return plan;
}

/// Reads the accounts, their numbers, and where numbers are that are missing there; then compares
/// on the thread pool.
class UndoPlanner final : public PlanJob
{
public:
    UndoPlanner(ProvisioningService &service, AppliedJob job)
        : PlanJob(&service), m_service(service), m_job(std::move(job))
    {
        QMetaObject::invokeMethod(
            this, [this] { readAccounts(); }, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_request)
            m_request->cancel();
    }

private:
    /// Calls `next` with what the request gives.
    template <typename T, typename Next>
    void follow(ApiJob<T> *request, Next next)
    {
        m_request = request;
        request->then(this, [this, next](const ApiResult<T> &reply) {
            if (reply)
                next(*reply);
            else
                fail(reply.error());
        });
    }

    void readAccounts()
    {
        emit stageChanged(PlanStage::ReadingGateway);
        QSet<QString> names;
        for (const AppliedChange &applied : std::as_const(m_job.changes))
            names.insert(applied.change.accountName);
        m_time = {m_service.clock().timeOfDay(), m_service.nextMoment()};
        if (names.isEmpty())
            return readNumbers({});
        follow(numberdesk::readAccounts(m_service, names.values()),
               [this](const AccountsByName &accounts) { readNumbers(accounts); });
    }

    void readNumbers(const AccountsByName &accounts)
    {
        m_present.accounts = accounts;
        NumberLookupQuery query;
        query.requestsForOtherAccounts = 0;
        for (const AppliedChange &applied : std::as_const(m_job.changes))
            query.numbersByAccount[applied.change.accountName].append(
                applied.change.telephoneNumber);
        follow(lookUpNumbers(m_service, query), [this](const NumberLookupResult &found) {
            m_present.numbers = found;
            readMoved();
        });
    }

    /// What is not where the job left it may be on another account.
    void readMoved()
    {
        NumberLookupQuery query;
        if (m_present.numbers.otherAccountsRead)
            return compare();
        for (const AppliedChange &applied : std::as_const(m_job.changes)) {
            const TelephoneNumber number = applied.change.telephoneNumber;
            if (!m_present.numbers.found.contains(number))
                query.numbersByAccount[applied.change.accountName].append(number);
        }
        if (query.numbersByAccount.isEmpty())
            return compare();
        follow(lookUpNumbers(m_service, query), [this](const NumberLookupResult &found) {
            m_present.numbers.found.insert(found.found);
            m_present.numbers.filtersUsed |= found.filtersUsed;
            compare();
        });
    }

    void compare()
    {
        emit stageChanged(PlanStage::Comparing);
        runOnPool(
            this,
            [job = m_job, present = m_present, time = m_time] {
                return inversePlan(job, present, time);
            },
            [this](const std::shared_ptr<ImportPlan> &plan) { finish(plan); });
    }

    void fail(const ApiError &error)
    {
        const auto kind = error.kind == ApiError::Kind::Cancelled ? ImportError::Kind::Cancelled
                                                                  : ImportError::Kind::Gateway;
        finish(Failure<ImportError>(ImportError{kind, {}, userMessage(error), error}));
    }

    ProvisioningService &m_service;
    AppliedJob m_job;
    PresentState m_present;
    QPointer<Job> m_request;
    ReadingTime m_time;
};

} // namespace

PlanJob *planUndo(ProvisioningService &service, const AppliedJob &job)
{
    return new UndoPlanner(service, job);
}

} // namespace numberdesk
