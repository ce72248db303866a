// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importrunner.h"

#include "provisioning/provisioningservice.h"
#include "transfer/numberdifference.h"
#include "transfer/planissues.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Batches in flight: hides the round trip without letting a burst past the request budget.
constexpr int mostInFlight = 4;
/// After a cancel, requests on the wire get this long to tell what became of their rows.
constexpr std::chrono::milliseconds cancelPatience(2000);

struct ImportJobText
{
    Q_DECLARE_TR_FUNCTIONS(ImportJob)
};

ImportError cancelled()
{
    return {ImportError::Kind::Cancelled, {}, ImportJobText::tr("The import was cancelled."), {}};
}

ImportError gatewayError(const ApiError &error)
{
    return {ImportError::Kind::Gateway, {}, userMessage(error), error};
}

ProvisioningError serviceNotEnabled(Service service, const QString &account)
{
    return {u"ServiceNotEnabled"_s,
            ImportJobText::tr("Somebody else created the account \"%1\" without %2.")
                .arg(account, displayName(service)),
            {},
            {}};
}

} // namespace

ImportRunner::ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                           const SendOptions &options)
    : ImportJob(&service)
    , m_service(service)
    , m_plan(std::move(plan))
    , m_readings(service, m_plan, options, this)
    , m_book(m_plan)
{
    connect(&m_readings, &FreshReadings::read, this, &ImportRunner::takeRead);
    // A child of the service dies with it: nothing would be reported later.
    connect(&service, &QObject::destroyed, this, [this] {
        m_end = cancelled();
        finishImport();
    });
    QMetaObject::invokeMethod(
        this, [this] { begin(); }, Qt::QueuedConnection);
}

void ImportRunner::cancel()
{
    if (isFinished())
        return;
    endEarly(cancelled());
    if (m_inFlight == 0) {
        QMetaObject::invokeMethod(
            this, [this] { sendMore(); }, Qt::QueuedConnection);
        return;
    }
    // What waits before another try must not be waited for; what is on the wire tells its fate.
    const QList<QPointer<Job>> jobs = std::exchange(m_jobs, {});
    for (const QPointer<Job> &job : jobs) {
        if (!job)
            continue;
        job->wrapUp();
        QTimer::singleShot(cancelPatience, job, &Job::cancel);
    }
}

/// Counts a job that is under way, and remembers it for cancel().
void ImportRunner::watch(Job *job, const QString &account)
{
    ++m_inFlight;
    ++m_busyAccounts[account];
    m_jobs.removeIf([](const QPointer<Job> &known) { return known.isNull(); });
    m_jobs.append(job);
}

void ImportRunner::begin()
{
    m_accountsToCreate = m_plan->accountsToCreate();
    QList<ImportBatch> batches = makeBatches(*m_plan);
    std::reverse(batches.begin(), batches.end());
    for (const ImportBatch &batch : std::as_const(batches)) {
        if (m_accountsToCreate.contains(batch.accountName))
            m_waiting[batch.accountName].append(batch);
        else
            m_ready.append(batch);
    }
    m_accountsToCreate.removeIf([this](const QString &name) { return !m_waiting.contains(name); });
    sendMore();
}

void ImportRunner::sendMore()
{
    while (!m_end && m_inFlight < mostInFlight && sendNext()) {
    }
    if (m_inFlight > 0 || isFinished())
        return;
    const bool gatewayLost = m_end && m_end->api && isConnectionTrouble(*m_end->api);
    if (m_unclear.isEmpty() || gatewayLost)
        finishImport();
    else
        readUnclear();
}

/// Begins the next request, if one can go out now.
bool ImportRunner::sendNext()
{
    if (!m_accountsToCreate.isEmpty()) {
        createAccount(m_accountsToCreate.takeFirst());
        return true;
    }
    while (!m_ready.isEmpty()) {
        const ImportBatch batch = m_ready.takeLast();
        if (m_readings.isFresh(batch)) {
            send(batch);
            return true;
        }
        renew(batch);
    }
    if (readOn())
        return true;
    if (!m_suspect || m_inFlight > 0)
        return false;
    clearSuspicion();
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
    m_book.noteSent(batch.rows);
    auto *job = m_service.createOrUpdateNumbers(batch.accountName, numbers);
    watch(job, batch.accountName);
    job->then(this, [this, batch](const ApiResult<QList<Number>> &reply) {
        if (reply)
            takeReply(batch, *reply);
        else
            takeRefusal(batch, reply.error());
        requestDone(batch.accountName);
    });
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
            takeRefusal(batch, reply.error());
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
        clearSuspicion();
    emit numbersWritten(accepted);
}

void ImportRunner::accept(qsizetype index, const Number &stored)
{
    const PlanRow &row = std::as_const(m_plan->rows).at(index);
    m_accepted = true;
    if (row.creates)
        m_readings.noteCreated(row.change.accountName);
    m_book.accept(index, stored);
}

void ImportRunner::takeRefusal(const ImportBatch &batch, const ApiError &error)
{
    if (batch.isWhole && batch.rows.size() == 1)
        m_book.noteSent(batch.rows);
    switch (fateOf(error)) {
    case BatchFate::RowsRefused:
        refuseNamedRows(batch, error);
        break;
    case BatchFate::BatchRefused:
        refuseRows(batch.rows, error);
        break;
    case BatchFate::AccountRefused:
        if (endsForbidden(error)) {
            for (const qsizetype index : batch.rows)
                m_book.leave(index, userMessage(error));
            break;
        }
        refuseRows(batch.rows, error);
        refuseAccount(batch.accountName, error);
        break;
    case BatchFate::Unclear:
        takeUnclear(batch, error);
        break;
    case BatchFate::ImportEnds:
        endWithout(batch, error);
        break;
    }
}

/// An answer that is none of the contract: the rows are read. Two such batches in a row come from
/// something else than the gateway, and no further one would fare better.
void ImportRunner::takeUnclear(const ImportBatch &batch, const ApiError &error)
{
    for (const qsizetype index : batch.rows)
        m_unclear.insert(index, doubtOf(error));
    m_readings.noteDoubt(batch.accountName);
    if (!batch.isWhole || batch.rows.size() == 1)
        return;
    const bool again = m_suspect && m_suspect->error.kind == error.kind;
    if (again && !m_end)
        m_end = gatewayError(error);
    if (!m_suspect)
        m_suspect = Suspect{{batch.accountName, {}, {}, false}, error};
}

/// What was certainly not carried out is never told as perhaps stored.
void ImportRunner::endWithout(const ImportBatch &batch, const ApiError &error)
{
    for (const qsizetype index : batch.rows) {
        if (error.inDoubt) {
            m_book.leaveInDoubt(index,
                                ImportJobText::tr("No answer came for this row; the gateway may "
                                                  "have stored it all the same."));
        } else {
            m_book.leave(index, userMessage(error));
        }
    }
    endEarly(gatewayError(error));
}

/// The rows that the gateway names fail and the others go out again at once; if it names none,
/// both halves do, so that the fault is closed in on.
void ImportRunner::refuseNamedRows(const ImportBatch &batch, const ApiError &error)
{
    const QHash<qsizetype, ProvisioningError> named = refusedItems(error, batch.rows.size());
    if (named.isEmpty() && batch.rows.size() == 1)
        return refuseRows(batch.rows, error);
    if (named.isEmpty() && batch.isWhole)
        return suspect(batch, error);
    if (named.isEmpty()) {
        const QList<ImportBatch> parts = halves(batch);
        m_ready.append({parts.last(), parts.first()});
        return;
    }
    clearSuspicion();
    ImportBatch others{batch.accountName, {}, batch.readAt, false};
    for (qsizetype i = 0; i < batch.rows.size(); ++i) {
        const auto reason = named.constFind(i);
        if (reason == named.cend())
            others.rows.append(batch.rows.at(i));
        else
            m_book.refuse(batch.rows.at(i), *reason);
    }
    if (!others.rows.isEmpty())
        m_ready.append(others);
}

/// Halving is for what differs between rows: the next whole batch tells first whether the refusal
/// concerns them all.
void ImportRunner::suspect(const ImportBatch &batch, const ApiError &error)
{
    const auto sameRefusal = [&error](const ApiError &other) {
        return other.httpStatus == error.httpStatus && other.code == error.code;
    };
    if (m_end) { // it has been told already
        for (const qsizetype index : batch.rows)
            m_book.leave(index, userMessage(error));
        return;
    }
    if (m_suspect && sameRefusal(m_suspect->error))
        return endRefused({std::exchange(m_suspect, {})->batch, batch}, error);
    clearSuspicion();
    m_suspect = Suspect{batch, error};
}

/// The refusal was a row's: the batch is halved.
void ImportRunner::clearSuspicion()
{
    if (!m_suspect)
        return;
    const Suspect before = *std::exchange(m_suspect, {});
    if (before.batch.rows.isEmpty())
        return;
    const QList<ImportBatch> parts = halves(before.batch);
    m_ready.append({parts.last(), parts.first()});
}

/// One sentence for all: the same refusal met two whole batches in a row.
void ImportRunner::endRefused(const QList<ImportBatch> &batches, const ApiError &error)
{
    for (const ImportBatch &batch : batches) {
        for (const qsizetype index : batch.rows)
            m_book.leave(index, userMessage(error));
    }
    m_book.noteRefusal(error);
    endEarly(gatewayError(error));
}

void ImportRunner::refuseRows(const QList<qsizetype> &rows, const ApiError &error)
{
    for (const qsizetype index : rows)
        m_book.refuse(index, rowReasonOf(error));
}

void ImportRunner::refuseAccount(const QString &name, const ApiError &error)
{
    const auto isOfAccount = [&name](const ImportBatch &batch) {
        return batch.accountName == name;
    };
    for (const ImportBatch &batch : std::as_const(m_ready)) {
        if (isOfAccount(batch))
            refuseRows(batch.rows, error);
    }
    m_ready.removeIf(isOfAccount);
    for (const ImportBatch &batch : m_waiting.take(name))
        refuseRows(batch.rows, error);
    refuseRows(m_readings.takeRest(name), error);
}

void ImportRunner::createAccount(const QString &name)
{
    WriteCondition condition;
    condition.mustNotExist = true;
    auto *job = m_service.putAccount(accountToCreate(*m_plan, name), condition);
    watch(job, name);
    job->then(this, [this, name](const ApiResult<Tagged<Account>> &reply) {
        if (reply) {
            m_plan->accountCounts.insert(name, 0);
            releaseBatches(name, nullptr);
        } else {
            takeNewAccount(name, reply.error());
        }
        requestDone(name);
    });
}

void ImportRunner::takeNewAccount(const QString &name, const ApiError &error)
{
    if (error.kind == ApiError::Kind::PreconditionFailed)
        useAccountOfOthers(name);
    else if (fateOf(error) == BatchFate::ImportEnds || fateOf(error) == BatchFate::Unclear)
        endEarly(gatewayError(error));
    else if (!endsForbidden(error))
        refuseAccount(name, error);
}

/// Somebody was faster: the account will do if its services suffice.
void ImportRunner::useAccountOfOthers(const QString &name)
{
    auto *job = m_service.getAccount(name, Priority::Write);
    watch(job, name);
    job->then(this, [this, name](const ApiResult<Tagged<Account>> &reply) {
        if (reply)
            releaseBatches(name, &reply->resource);
        else if (fateOf(reply.error()) == BatchFate::AccountRefused)
            refuseAccount(name, reply.error());
        else
            endEarly(gatewayError(reply.error()));
        requestDone(name);
    });
}

/// Lets the batches of an account go; rows that need a service which `account` lacks fail.
void ImportRunner::releaseBatches(const QString &name, const Account *account)
{
    for (ImportBatch batch : m_waiting.take(name)) {
        // An account of our own is empty; what one of somebody else's holds has to be read.
        batch.readAt = account == nullptr ? QDateTime::currentDateTimeUtc() : QDateTime();
        batch.rows.removeIf([&](qsizetype index) {
            const ServiceSet needed = m_plan->rows.at(index).change.services.enabledServices();
            for (const Service service : allServices) {
                if (account != nullptr && needed.contains(service) &&
                    !account->isEnabled(service)) {
                    m_book.refuse(index, serviceNotEnabled(service, name));
                    return true;
                }
            }
            return false;
        });
        if (!batch.rows.isEmpty())
            m_ready.append(batch);
    }
}

/// A sign-in without the right to write changes nothing at all, which is no matter of rows. Once
/// something was accepted, a missing right can only be one account's.
bool ImportRunner::endsForbidden(const ApiError &error)
{
    if (error.kind != ApiError::Kind::Forbidden || (m_accepted && !m_forbidden))
        return false;
    if (!std::exchange(m_forbidden, true))
        m_book.noteForbidden(error);
    endEarly(gatewayError(error));
    return true;
}

void ImportRunner::endEarly(const ImportError &error)
{
    if (!m_end)
        m_end = error;
}

/// Hands the rows of an account whose reading is too old over. A row that stands alone reads for
/// itself.
void ImportRunner::renew(const ImportBatch &batch)
{
    if (batch.isWhole && batch.rows.size() == 1) {
        m_ready.append({batch.accountName, batch.rows, QDateTime::currentDateTimeUtc(), true});
        return;
    }
    const auto isOfAccount = [&batch](const ImportBatch &other) {
        return other.accountName == batch.accountName;
    };
    QList<qsizetype> rows = batch.rows;
    for (const ImportBatch &other : std::as_const(m_ready)) {
        if (isOfAccount(other))
            rows.append(other.rows);
    }
    m_ready.removeIf(isOfAccount);
    m_readings.handOver(batch.accountName, rows);
}

bool ImportRunner::readOn()
{
    const auto [job, account] =
        m_readings.readOn([this](const QString &name) { return m_busyAccounts.value(name) > 0; });
    if (job == nullptr)
        return false;
    watch(job, account);
    return true;
}

void ImportRunner::takeRead(const QString &account, const RefreshedRows &rows)
{
    for (const DroppedRow &dropped : rows.dropped)
        drop(dropped);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (qsizetype i = 0; i < rows.fresh.size(); i += largestBatch)
        m_ready.append({account, rows.fresh.mid(i, largestBatch), now, true});
    if (rows.error && !endsForbidden(*rows.error))
        endEarly(gatewayError(*rows.error));
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
    const QHash<qsizetype, UnclearRow> rows = std::exchange(m_unclear, {});
    NumberLookupQuery query;
    query.requestsForOtherAccounts = 0;
    query.priority = Priority::Write;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const NumberChange &change = std::as_const(m_plan->rows).at(it.key()).change;
        query.numbersByAccount[change.accountName].append(change.telephoneNumber);
    }
    auto *job = lookUpNumbers(m_service, query);
    watch(job, {});
    job->then(this, [this, rows](const ApiResult<NumberLookupResult> &reply) {
        if (!reply)
            endEarly(gatewayError(reply.error()));
        takeUnclearRead(rows, reply);
        requestDone({});
    });
}

void ImportRunner::takeUnclearRead(const QHash<qsizetype, UnclearRow> &rows,
                                   const ApiResult<NumberLookupResult> &found)
{
    QList<qsizetype> inOrder = rows.keys();
    std::sort(inOrder.begin(), inOrder.end());
    QList<Number> accepted;
    for (const qsizetype index : std::as_const(inOrder)) {
        const PlanRow &row = std::as_const(m_plan->rows).at(index);
        const UnclearRow &unclear = *rows.constFind(index);
        if (!found) {
            m_book.leaveInDoubt(index, unclear.reason.message);
            continue;
        }
        const auto number = found->found.constFind(row.change.telephoneNumber);
        const bool isHere =
            number != found->found.cend() && number->accountName == row.change.accountName;
        if (isHere && isStoredAsSent(row.change, row.target(), *number)) {
            accept(index, *number);
            accepted.append(*number);
        } else if (isHere && unclear.keptByGateway) {
            m_book.refuse(index, {{}, keptSentence(row, *number), {}, {}});
        } else {
            m_book.leaveUndone(index, unclear.reason);
        }
    }
    if (!accepted.isEmpty())
        emit numbersWritten(accepted);
}

void ImportRunner::requestDone(const QString &account)
{
    --m_inFlight;
    if (--m_busyAccounts[account] <= 0)
        m_busyAccounts.remove(account);
    m_pace = m_service.pace();
    m_forecast.requestDone(m_pace);
    report();
    sendMore();
}

void ImportRunner::report()
{
    qint64 left = m_inFlight + m_ready.size() + m_accountsToCreate.size();
    for (const QList<ImportBatch> &batches : std::as_const(m_waiting))
        left += batches.size();
    left += m_readings.batchesLeft();
    emit rowsChanged(m_book.takeChanged());
    emit progressed({m_book.rowsToSend(), m_book.rowsDone(), left,
                     m_forecast.timeLeft(left, m_pace), m_book.counts()});
}

void ImportRunner::leaveTheRest()
{
    for (const ImportBatch &batch : std::as_const(m_ready)) {
        for (const qsizetype index : batch.rows)
            m_book.leave(index);
    }
    for (const QList<ImportBatch> &batches : std::as_const(m_waiting)) {
        for (const ImportBatch &batch : batches) {
            for (const qsizetype index : batch.rows)
                m_book.leave(index);
        }
    }
    for (const qsizetype index : m_readings.takeRest())
        m_book.leave(index);
    if (m_suspect) {
        for (const qsizetype index : std::as_const(m_suspect->batch.rows))
            m_book.leave(index, userMessage(m_suspect->error));
    }
    for (auto it = m_unclear.cbegin(); it != m_unclear.cend(); ++it)
        m_book.leaveInDoubt(it.key(), it->reason.message);
    m_ready.clear();
    m_waiting.clear();
    m_suspect.reset();
    m_unclear.clear();
}

void ImportRunner::finishImport()
{
    if (isFinished())
        return;
    leaveTheRest();
    sortIssues(*m_plan, m_plan->errors);
    report();
    if (m_end)
        finish(Failure<ImportError>(*m_end));
    else
        finish({});
}

} // namespace numberdesk
