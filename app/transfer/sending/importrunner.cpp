// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importrunner.h"

#include "core/fields/requestequality.h"
#include "core/resources/limits.h"
#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"
#include "transfer/plan/planissues.h"
#include "transfer/sending/accountundo.h"

#include <utility>

namespace numberdesk {

namespace {

/// What a row has made of its number, where only a later reading tells that it was carried out. Who
/// has added something to a new number meanwhile is not us: an undo must not take that away.
Number imageAfter(const PlanRow &row, const Number &now)
{
    Number sent = row.target();
    if (row.action != RowAction::Create || sameRequest(sent, now))
        return now;
    sent.provisioning = now.provisioning;
    return sent;
}

} // namespace

ImportRunner::ImportRunner(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                           const SendOptions &options)
    : ImportJob(&service)
    , m_service(service)
    , m_plan(std::move(plan))
    , m_readings(service, m_plan, options, this)
    , m_log(options.journal, this)
    , m_book(m_plan)
    , m_open(options.resumed, *m_plan, service.clock().timeOfDay())
    , m_end(m_book)
    , m_refusals(m_queue, m_readings, m_book, m_unclear, m_end)
    , m_accounts({service, m_queue, m_book, m_refusals, m_end, m_log, m_open}, m_plan, this)
    , m_sender({service, m_readings, m_book, m_log}, this)
    , m_accountsToDelete(m_plan->accountsToDelete)
    , m_mostInFlight(options.mostInFlight)
{
    connect(&m_accounts, &ImportAccounts::requestBegan, this, &ImportRunner::watch);
    connect(&m_accounts, &ImportAccounts::requestEnded, this, &ImportRunner::requestDone);
    connect(&m_readings, &FreshReadings::read, this, &ImportRunner::takeRefreshed);
    connect(&m_sender, &BatchSender::answered, this, &ImportRunner::takeAnswer);
    connect(&m_sender, &BatchSender::numberRead, this,
            [this](const Number &number, Moment asked) { emit numbersRead({number}, asked); });
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
    while (!m_end.isSet() && m_requests.count() < m_mostInFlight && sendNext()) {
    }
    if (m_requests.count() > 0 || isFinished())
        return;
    if (!m_unclear.isEmpty() && !m_end.isGatewayLost())
        readUnclear();
    else if (!m_remembered.isEmpty() && !m_end.isSet())
        readRemembered();
    else if (!m_accountsToDelete.isEmpty() && !m_end.isSet())
        deleteNextAccount();
    else
        finishImport();
}

/// One that the job had created is empty once its numbers are gone, unless others use it.
void ImportRunner::deleteNextAccount()
{
    const Account account = m_accountsToDelete.takeFirst();
    auto *job = undoCreation(m_service, account);
    watch(job, account.name);
    job->then(this, [this, account](const ApiResult<AccountUndone> &undone) {
        if (!undone)
            m_end.becauseOf(undone.error());
        else if (!undone->whyKept.isEmpty())
            m_book.noteKeptAccount(undone->whyKept);
        else if (undone->isDeleted)
            m_book.noteDeletedAccount(account.name);
        requestDone(account.name);
    });
}

/// Begins the next request, if one can go out now.
bool ImportRunner::sendNext()
{
    if (settleOpenWrites())
        return true;
    if (const QString account = m_queue.takeAccount(); !account.isEmpty()) {
        m_accounts.create(account);
        return true;
    }
    while (const std::optional<ImportBatch> batch = takeBatch()) {
        if (m_readings.isFresh(*batch)) {
            watch(m_sender.send(*batch), batch->accountName);
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

/// Begins with what an earlier process has left in doubt.
bool ImportRunner::settleOpenWrites()
{
    if (const std::optional<LeavingWrite> write = m_open.takeRepeat())
        watch(m_sender.repeat(*write), write->accountName);
    else if (const std::optional<LeavingWrite> alone = m_open.takeAlone())
        watch(m_sender.repeatAlone(*alone), alone->accountName);
    else if (const QList<qsizetype> rows = m_open.takeDoubtful(); !rows.isEmpty())
        compareDoubtful(rows);
    else
        return false;
    return true;
}

void ImportRunner::compareDoubtful(const QList<qsizetype> &rows)
{
    UnclearRows asked;
    for (const qsizetype index : rows)
        asked.insert(index, {});
    const Moment moment = m_service.nextMoment();
    auto *job = lookUpNumbers(m_service, lookupOf(asked, *m_plan));
    watch(job, {});
    job->then(this, [this, rows, moment](const ApiResult<NumberLookupResult> &found) {
        if (found)
            emit numbersRead(found->found.values(), moment);
        takeCompared(rows, found);
        requestDone({});
    });
}

void ImportRunner::takeCompared(const QList<qsizetype> &rows,
                                const ApiResult<NumberLookupResult> &found)
{
    if (!found) {
        for (const qsizetype index : rows)
            m_book.leaveUnanswered(index);
        return m_end.becauseOf(found.error());
    }
    const ComparedRows compared = numberdesk::compareDoubtful(*m_plan, rows, *found);
    m_book.noteCompared(rows);
    accept(compared.done.stored, Evidence::Reading);
    acceptDeletions(compared.done.deleted);
    for (const auto &[index, merge] : compared.kept)
        drop({index, merge});
    const QDateTime now = m_service.clock().timeOfDay();
    for (ImportBatch batch : makeBatches(*m_plan, compared.toSend)) {
        batch.readAt = now;
        m_queue.add(batch);
    }
}

/// The next batch that may go out, without the rows that were dropped while they waited.
std::optional<ImportBatch> ImportRunner::takeBatch()
{
    const auto isOpen = [this](const QString &account) { return m_book.isOpen(account); };
    while (std::optional<ImportBatch> batch = m_queue.takeNext(isOpen)) {
        batch->rows.removeIf(
            [this](qsizetype index) { return !std::as_const(m_plan->rows).at(index).hasWork(); });
        if (!batch->rows.isEmpty() && !keepFromDeleting(*batch))
            return batch;
    }
    return {};
}

/// An account is made like the file as a whole: what the file does not have goes only once the rest
/// is there. True when the batch stays.
bool ImportRunner::keepFromDeleting(const ImportBatch &batch)
{
    const bool stays = m_plan->options.mode == ImportMode::Mirror && isDeletion(*m_plan, batch) &&
                       m_book.isSpoiled(batch.accountName);
    for (const qsizetype index : stays ? batch.rows : QList<qsizetype>())
        m_book.keepFromDeleting(index);
    return stays;
}

void ImportRunner::takeAnswer(const ImportBatch &batch, const BatchAnswer &answer)
{
    if (answer.isStale())
        m_queue.add(batch); // to be read anew
    else if (answer.error)
        takeFailure(batch, *answer.error);
    else if (answer.kept)
        drop({batch.rows.first(), *answer.kept});
    else
        takeSuccess(batch, answer);
    requestDone(batch.accountName);
}

void ImportRunner::takeFailure(const ImportBatch &batch, const ApiError &error)
{
    emit writeFailed(batch.rows, error);
    m_refusals.take(batch, error);
}

void ImportRunner::takeSuccess(const ImportBatch &batch, const BatchAnswer &answer)
{
    if (!isDeletion(*m_plan, batch))
        return takeReply(batch, answer);
    if (batch.isWhole)
        m_refusals.clearSuspicion();
    acceptDeletions(batch.rows);
}

void ImportRunner::takeReply(const ImportBatch &batch, const BatchAnswer &answer)
{
    const JudgedReply reply = judgeReply(*m_plan, batch, answer.stored);
    m_unclear.insert(reply.unclear);
    if (!reply.stored.isEmpty() && batch.isWhole)
        m_refusals.clearSuspicion();
    accept(reply.stored, Evidence::Reply);
    if (answer.isRepeat)
        m_remembered.add(reply.stored);
}

void ImportRunner::accept(const QList<StoredRow> &stored, Evidence evidence)
{
    QList<Number> numbers;
    for (const auto &[index, number] : stored) {
        const PlanRow &row = std::as_const(m_plan->rows).at(index);
        m_end.noteAccepted();
        if (row.action == RowAction::Create)
            m_readings.noteCreated(row.change.accountName);
        m_book.accept(index, number);
        m_log.noteStored(index, evidence == Evidence::Reply ? number : imageAfter(row, number));
        numbers.append(number);
    }
    if (!numbers.isEmpty())
        emit numbersWritten(numbers);
}

void ImportRunner::acceptDeletions(const QList<qsizetype> &rows)
{
    QList<TelephoneNumber> numbers;
    for (const qsizetype index : rows) {
        const NumberChange &change = std::as_const(m_plan->rows).at(index).change;
        m_end.noteAccepted();
        m_readings.noteDeleted(change.accountName);
        m_book.acceptDeletion(index);
        numbers.append(change.telephoneNumber);
    }
    if (!numbers.isEmpty())
        emit numbersDeleted(numbers);
}

/// Hands the rows of an account whose reading is too old over. A row that stands alone reads for
/// itself.
void ImportRunner::renew(const ImportBatch &batch)
{
    if (batch.isAlone()) {
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
        m_sender.noteRead();
    const QDateTime now = m_service.clock().timeOfDay();
    const qsizetype batches = (rows.fresh.size() + largestBatch - 1) / largestBatch;
    for (qsizetype i = batches - 1; i >= 0; --i) // the one added last goes out first
        m_queue.add({account, rows.fresh.mid(i * largestBatch, largestBatch), now, true});
    if (rows.error && !m_end.becauseForbidden(*rows.error))
        m_end.becauseOf(*rows.error);
    if (!rows.seen.isEmpty())
        emit numbersRead(rows.seen, rows.askedAt);
    requestDone(account);
}

/// A deletion that waits stays undone once anybody has read that its number has changed; true then.
/// One that an earlier process has sent is compared first: what is gone may be gone by it.
bool ImportRunner::judgeDeletion(TelephoneNumber number, const Number *now)
{
    const qsizetype index = m_plan->rowOfNumber.value(number, -1);
    if (index < 0 || m_sender.isUnderWay(index) || m_unclear.contains(index) ||
        m_book.isInherited(index))
        return false;
    const Merge merge = mergeWaiting(std::as_const(m_plan->rows).at(index), now);
    if (merge.verdict == MergeVerdict::Send)
        return false;
    drop({index, merge});
    return true;
}

void ImportRunner::drop(const DroppedRow &dropped)
{
    if (m_book.keepBack(dropped.row, dropped.merge))
        emit rowKept(dropped.row, dropped.merge);
}

/// Reads rows whose reply did not show them, all in one look-up.
void ImportRunner::readUnclear()
{
    const Moment asked = m_service.nextMoment();
    auto *job = lookUpNumbers(m_service, lookupOf(m_unclear, *m_plan));
    watch(job, {});
    job->then(this, [this, asked](const ApiResult<NumberLookupResult> &reply) {
        if (!reply)
            m_end.becauseOf(reply.error());
        const SettledRows settled = settle(std::exchange(m_unclear, {}), reply, m_book);
        accept(settled.stored, Evidence::Reading);
        acceptDeletions(settled.deleted);
        if (reply)
            emit numbersRead(reply->found.values(), asked);
        requestDone({});
    });
}

/// What the gateway answers from memory may have gone meanwhile, or been decided.
void ImportRunner::readRemembered()
{
    const Moment asked = m_service.nextMoment();
    auto *job = lookUpNumbers(m_service, m_remembered.lookup(*m_plan));
    watch(job, {});
    job->then(this, [this, asked](const ApiResult<NumberLookupResult> &reply) {
        const QList<StoredRow> answered = m_remembered.take();
        if (reply) {
            takeRemembered(answered, *reply);
            emit numbersRead(reply->found.values(), asked);
        }
        requestDone({});
    });
}

void ImportRunner::takeRemembered(const QList<StoredRow> &answered, const NumberLookupResult &found)
{
    for (const auto &[index, number] : answered) {
        if (presentNumber(number, found) == nullptr)
            m_book.noteGoneSince(index);
    }
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
    bool changed = false;
    for (const Number &number : numbers)
        changed = judgeDeletion(number.telephoneNumber, &number) || changed;
    for (const TelephoneNumber number : gone)
        changed = judgeDeletion(number, nullptr) || changed;
    if (m_book.takeRead(numbers, gone) || changed)
        report();
}

void ImportRunner::report()
{
    const qint64 left = m_requests.count() + m_queue.requestsLeft() + m_readings.batchesLeft();
    const QList<qsizetype> changed = m_book.takeChanged();
    const ImportProgress progress{m_book.rowsToSend(), m_book.rowsDone(), left,
                                  m_forecast.timeLeft(left, m_pace), m_book.counts()};
    m_log.tell(changed, progress);
    emit rowsChanged(changed);
    emit progressed(progress);
}

void ImportRunner::leaveTheRest()
{
    for (const qsizetype index : m_queue.takeRows() + m_readings.takeRest())
        m_book.leave(index);
    for (const qsizetype index : m_open.takeRest())
        m_book.leaveUnanswered(index);
    m_refusals.leaveTheRest();
    m_remembered.take(); // they were told as they were answered
    const UnclearRows unclear = std::exchange(m_unclear, {});
    for (auto it = unclear.cbegin(); it != unclear.cend(); ++it)
        leaveUnread(it.key(), *it, m_book);
}

void ImportRunner::finishImport()
{
    if (isFinished())
        return;
    leaveTheRest();
    report(); // the journal takes the last errors for the new ones
    sortIssues(*m_plan, m_plan->errors);
    if (m_end.isSet())
        finish(Failure<ImportError>(*m_end.reason()));
    else
        finish({});
}

} // namespace numberdesk
