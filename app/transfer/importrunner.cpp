// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importrunner.h"

#include "provisioning/numberlookup.h"
#include "provisioning/provisioningservice.h"
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

ProvisioningError toReason(const ApiError &error)
{
    return {error.code, reasonOf(error), error.target, error.details};
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

ImportRunner::ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan)
    : ImportJob(&service), m_service(service), m_plan(std::move(plan)), m_book(m_plan)
{
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
void ImportRunner::watch(Job *job)
{
    ++m_inFlight;
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
    while (!m_end && m_inFlight < mostInFlight) {
        if (!m_accountsToCreate.isEmpty())
            createAccount(m_accountsToCreate.takeFirst());
        else if (!m_ready.isEmpty())
            sendBatch(m_ready.takeLast());
        else
            break;
    }
    if (m_inFlight > 0 || isFinished())
        return;
    const bool gatewayLost = m_end && m_end->kind == ImportError::Kind::Gateway;
    if (m_missing.isEmpty() || gatewayLost)
        finishImport();
    else
        readMissing();
}

void ImportRunner::sendBatch(const ImportBatch &batch)
{
    QList<Number> numbers;
    numbers.reserve(batch.rows.size());
    for (const qsizetype index : batch.rows)
        numbers.append(m_plan->rows.at(index).target());
    m_book.noteSent(batch.rows);
    auto *job = m_service.createOrUpdateNumbers(batch.accountName, numbers);
    watch(job);
    job->then(this, [this, batch](const ApiResult<QList<Number>> &reply) {
        if (reply)
            takeReply(batch, *reply);
        else
            takeRefusal(batch, reply.error());
        requestDone();
    });
}

void ImportRunner::takeReply(const ImportBatch &batch, const QList<Number> &stored)
{
    m_accepted = true;
    QHash<TelephoneNumber, const Number *> byNumber;
    for (const Number &number : stored)
        byNumber.insert(number.telephoneNumber, &number);
    for (const qsizetype index : batch.rows) {
        const auto found = byNumber.constFind(m_plan->rows.at(index).change.telephoneNumber);
        if (found == byNumber.cend())
            m_missing.append(index);
        else
            m_book.accept(index, **found);
    }
    emit numbersWritten(stored);
}

void ImportRunner::takeRefusal(const ImportBatch &batch, const ApiError &error)
{
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
        m_missing.append(batch.rows);
        break;
    case BatchFate::ImportEnds:
        for (const qsizetype index : batch.rows) {
            if (!error.inDoubt) {
                m_book.leave(index);
                continue;
            }
            m_book.leaveInDoubt(index,
                                ImportJobText::tr("No answer came for this row; the gateway may "
                                                  "have stored it all the same."));
        }
        endEarly(gatewayError(error));
        break;
    }
}

/// The rows that the gateway names fail and the others go out again at once; if it names none,
/// both halves do, so that the fault is closed in on.
void ImportRunner::refuseNamedRows(const ImportBatch &batch, const ApiError &error)
{
    const QHash<qsizetype, ProvisioningError> named = refusedItems(error, batch.rows.size());
    if (named.isEmpty() && batch.rows.size() == 1)
        return refuseRows(batch.rows, error);
    if (named.isEmpty()) {
        const QList<ImportBatch> parts = halves(batch);
        m_ready.append({parts.last(), parts.first()});
        return;
    }
    ImportBatch others{batch.accountName, {}};
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

void ImportRunner::refuseRows(const QList<qsizetype> &rows, const ApiError &error)
{
    for (const qsizetype index : rows)
        m_book.refuse(index, toReason(error));
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
}

void ImportRunner::createAccount(const QString &name)
{
    WriteCondition condition;
    condition.mustNotExist = true;
    auto *job = m_service.putAccount(accountToCreate(*m_plan, name), condition);
    watch(job);
    job->then(this, [this, name](const ApiResult<Tagged<Account>> &reply) {
        if (reply)
            releaseBatches(name, nullptr);
        else
            takeNewAccount(name, reply.error());
        requestDone();
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
    watch(job);
    job->then(this, [this, name](const ApiResult<Tagged<Account>> &reply) {
        if (reply)
            releaseBatches(name, &reply->resource);
        else if (fateOf(reply.error()) == BatchFate::AccountRefused)
            refuseAccount(name, reply.error());
        else
            endEarly(gatewayError(reply.error()));
        requestDone();
    });
}

/// Lets the batches of an account go; rows that need a service which `account` lacks fail.
void ImportRunner::releaseBatches(const QString &name, const Account *account)
{
    for (ImportBatch batch : m_waiting.take(name)) {
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

/// Asks for numbers that were accepted but left out of the reply, all in one look-up.
void ImportRunner::readMissing()
{
    const QList<qsizetype> rows = std::exchange(m_missing, {});
    NumberLookupQuery query;
    query.requestsForOtherAccounts = 0;
    query.priority = Priority::Write;
    for (const qsizetype index : rows) {
        const NumberChange &change = m_plan->rows.at(index).change;
        query.numbersByAccount[change.accountName].append(change.telephoneNumber);
    }
    auto *job = lookUpNumbers(m_service, query);
    watch(job);
    job->then(this, [this, rows](const ApiResult<NumberLookupResult> &reply) {
        if (!reply)
            endEarly(gatewayError(reply.error()));
        takeMissing(rows, reply ? reply->found : QHash<TelephoneNumber, Number>{});
        requestDone();
    });
}

void ImportRunner::takeMissing(const QList<qsizetype> &rows,
                               const QHash<TelephoneNumber, Number> &found)
{
    for (const qsizetype index : rows) {
        const NumberChange &change = m_plan->rows.at(index).change;
        const auto number = found.constFind(change.telephoneNumber);
        if (number != found.cend() && number->accountName == change.accountName)
            m_book.accept(index, *number);
        else
            m_book.leaveInDoubt(index, ImportJobText::tr("The gateway's reply left this row out."));
    }
}

void ImportRunner::requestDone()
{
    --m_inFlight;
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
    for (const qsizetype index : std::as_const(m_missing))
        m_book.leaveInDoubt(index, ImportJobText::tr("The gateway's reply left this row out."));
    m_ready.clear();
    m_waiting.clear();
    m_missing.clear();
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
