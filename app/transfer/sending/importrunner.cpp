// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importrunner.h"

#include "core/resources/limits.h"
#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/planissues.h"

#include <utility>

namespace numberdesk {

namespace {

/// Batches in flight: hides the round trip without letting a burst past the request budget.
constexpr int mostInFlight = 4;

} // namespace

ImportRunner::ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                           const SendOptions &options)
    : ImportJob(&service)
    , m_service(service)
    , m_plan(std::move(plan))
    , m_readings(service, m_plan, options, this)
    , m_book(m_plan)
    , m_end(m_book)
    , m_refusals(m_queue, m_readings, m_book, m_unclear, m_end)
    , m_accounts({service, m_queue, m_book, m_refusals, m_end}, m_plan, this)
{
    connect(&m_accounts, &ImportAccounts::requestBegan, this, &ImportRunner::watch);
    connect(&m_accounts, &ImportAccounts::requestEnded, this, &ImportRunner::requestDone);
    connect(&m_readings, &FreshReadings::read, this, &ImportRunner::takeRefreshed);
    // A child of the service dies with it: nothing would be reported later.
    connect(&service, &QObject::destroyed, this, [this] {
        m_end.becauseAbandoned();
        finishImport();
    });
    QMetaObject::invokeMethod(
        this, [this] { begin(); }, Qt::QueuedConnection);
}

void ImportRunner::cancel()
{
    if (isFinished())
        return;
    m_end.becauseCancelled();
    if (m_requests.count() == 0) {
        QMetaObject::invokeMethod(
            this, [this] { sendMore(); }, Qt::QueuedConnection);
        return;
    }
    m_requests.wrapUp(m_service.clock());
}

void ImportRunner::watch(Job *job, const QString &account)
{
    m_requests.begin(job, account);
}

void ImportRunner::begin()
{
    m_queue.fill(*m_plan);
    sendMore();
}

void ImportRunner::sendMore()
{
    while (!m_end.isSet() && m_requests.count() < mostInFlight && sendNext()) {
    }
    if (m_requests.count() > 0 || isFinished())
        return;
    if (m_unclear.isEmpty() || m_end.isGatewayLost())
        finishImport();
    else
        readUnclear();
}

/// Begins the next request, if one can go out now.
bool ImportRunner::sendNext()
{
    if (const QString account = m_queue.takeAccount(); !account.isEmpty()) {
        m_accounts.create(account);
        return true;
    }
    while (const std::optional<ImportBatch> batch = m_queue.takeNext()) {
        if (m_readings.isFresh(*batch)) {
            send(*batch);
            return true;
        }
        renew(*batch);
    }
    if (readOn())
        return true;
    if (!m_refusals.holdsBack() || m_requests.count() > 0)
        return false;
    m_refusals.clearSuspicion();
    return sendNext();
}

void ImportRunner::send(const ImportBatch &batch)
{
    if (batch.isWhole && batch.rows.size() == 1)
        sendAlone(batch);
    else
        sendBatch(batch);
}

void ImportRunner::sendBatch(const ImportBatch &batch)
{
    QList<Number> numbers;
    numbers.reserve(batch.rows.size());
    for (const qsizetype index : batch.rows)
        numbers.append(m_plan->rows.at(index).target());
    const QList<qsizetype> firstSent = m_book.noteSent(batch.rows);
    FreshFor fresh = m_readings.freshFor(batch);
    const bool goesAsItIs = fresh && m_patience.takeLeave();
    if (goesAsItIs)
        fresh.reset();
    auto *job = m_service.createOrUpdateNumbers(batch.accountName, numbers, fresh);
    watch(job, batch.accountName);
    job->then(this, [this, batch, firstSent, goesAsItIs](const ApiResult<QList<Number>> &reply) {
        if (!reply && reply.error().kind == ApiError::Kind::Stale) {
            m_book.takeBackSent(firstSent);
            m_patience.noteStale();
            m_queue.add(batch); // to be read anew
        } else {
            m_patience.noteSent();
            if (goesAsItIs)
                m_book.noteOldReading(batch.rows.size());
            if (reply)
                takeReply(batch, *reply);
            else
                takeRefusal(batch, firstSent, reply.error());
        }
        requestDone(batch.accountName);
    });
}

/// What was cancelled while it waited for its turn never went out.
void ImportRunner::takeRefusal(const ImportBatch &batch, const QList<qsizetype> &firstSent,
                               const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled && !error.inDoubt)
        m_book.takeBackSent(firstSent);
    m_refusals.take(batch, error);
}

/// A row that stands alone for its account is read and written under its ETag.
void ImportRunner::sendAlone(const ImportBatch &batch)
{
    auto *job = sendLoneRow(m_service, std::as_const(m_plan->rows).at(batch.rows.first()));
    watch(job, batch.accountName);
    job->then(this, [this, batch](const ApiResult<LoneRowOutcome> &reply) {
        if (reply)
            takeLone(batch, *reply);
        else
            m_refusals.take(batch, reply.error());
        requestDone(batch.accountName);
    });
}

void ImportRunner::takeLone(const ImportBatch &batch, const LoneRowOutcome &outcome)
{
    if (outcome.sent)
        m_book.noteSent(batch.rows);
    if (outcome.stored)
        takeReply(batch, {*outcome.stored});
    else
        drop({batch.rows.first(), outcome.merge});
}

/// Only what was seen is done: an item on the right account that is what was sent. All else is read
/// once more.
void ImportRunner::takeReply(const ImportBatch &batch, const QList<Number> &stored)
{
    QHash<TelephoneNumber, const Number *> byNumber;
    for (const Number &number : stored)
        byNumber.insert(number.telephoneNumber, &number);
    QList<Number> accepted;
    for (const qsizetype index : batch.rows) {
        const PlanRow &row = std::as_const(m_plan->rows).at(index);
        const Number *item = byNumber.value(row.change.telephoneNumber);
        if (const std::optional<UnclearRow> doubt = doubtOf(row, item)) {
            m_unclear.insert(index, *doubt);
            continue;
        }
        accept(index, *item);
        accepted.append(*item);
    }
    if (accepted.isEmpty())
        return;
    if (batch.isWhole)
        m_refusals.clearSuspicion();
    emit numbersWritten(accepted);
}

void ImportRunner::accept(qsizetype index, const Number &stored)
{
    const PlanRow &row = std::as_const(m_plan->rows).at(index);
    m_end.noteAccepted();
    if (row.creates)
        m_readings.noteCreated(row.change.accountName);
    m_book.accept(index, stored);
}

/// Hands the rows of an account whose reading is too old over. A row that stands alone reads for
/// itself.
void ImportRunner::renew(const ImportBatch &batch)
{
    if (batch.isWhole && batch.rows.size() == 1) {
        m_queue.add({batch.accountName, batch.rows, m_service.clock().timeOfDay(), true});
        return;
    }
    m_readings.handOver(batch.accountName, batch.rows + m_queue.takeReady(batch.accountName));
}

bool ImportRunner::readOn()
{
    const auto [job, account] =
        m_readings.readOn([this](const QString &name) { return m_requests.isBusy(name); });
    if (job == nullptr)
        return false;
    watch(job, account);
    return true;
}

void ImportRunner::takeRefreshed(const QString &account, const RefreshedRows &rows)
{
    for (const DroppedRow &dropped : rows.dropped)
        drop(dropped);
    if (!rows.fresh.isEmpty())
        m_patience.noteRead();
    const QDateTime now = m_service.clock().timeOfDay();
    for (qsizetype i = 0; i < rows.fresh.size(); i += largestBatch)
        m_queue.add({account, rows.fresh.mid(i, largestBatch), now, true});
    if (rows.error && !m_end.becauseForbidden(*rows.error))
        m_end.becauseOf(*rows.error);
    requestDone(account);
}

void ImportRunner::drop(const DroppedRow &dropped)
{
    if (dropped.merge.verdict == MergeVerdict::Gone)
        m_book.leaveGone(dropped.row);
    else
        m_book.leaveUndone(dropped.row, {{}, dropped.merge.reason, {}, {}});
}

/// Reads rows whose reply did not show them, all in one look-up.
void ImportRunner::readUnclear()
{
    const UnclearRows rows = std::exchange(m_unclear, {});
    auto *job = lookUpNumbers(m_service, lookupOf(rows, *m_plan));
    watch(job, {});
    job->then(this, [this, rows](const ApiResult<NumberLookupResult> &reply) {
        if (!reply)
            m_end.becauseOf(reply.error());
        const QList<Number> accepted =
            settle(rows, *m_plan, reply, m_book,
                   [this](qsizetype row, const Number &stored) { accept(row, stored); });
        if (!accepted.isEmpty())
            emit numbersWritten(accepted);
        requestDone({});
    });
}

void ImportRunner::requestDone(const QString &account)
{
    m_requests.end(account);
    m_pace = m_service.pace();
    m_forecast.requestDone(m_pace);
    report();
    sendMore();
}

void ImportRunner::takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    if (m_book.takeRead(numbers, gone))
        report();
}

void ImportRunner::report()
{
    const qint64 left = m_requests.count() + m_queue.requestsLeft() + m_readings.batchesLeft();
    emit rowsChanged(m_book.takeChanged());
    emit progressed({m_book.rowsToSend(), m_book.rowsDone(), left,
                     m_forecast.timeLeft(left, m_pace), m_book.counts()});
}

void ImportRunner::leaveTheRest()
{
    for (const qsizetype index : m_queue.takeRows() + m_readings.takeRest())
        m_book.leave(index);
    m_refusals.leaveTheRest();
    const UnclearRows unclear = std::exchange(m_unclear, {});
    for (auto it = unclear.cbegin(); it != unclear.cend(); ++it)
        m_book.leaveInDoubt(it.key(), it->reason.message);
}

void ImportRunner::finishImport()
{
    if (isFinished())
        return;
    leaveTheRest();
    sortIssues(*m_plan, m_plan->errors);
    report();
    if (m_end.isSet())
        finish(Failure<ImportError>(*m_end.reason()));
    else
        finish({});
}

} // namespace numberdesk
