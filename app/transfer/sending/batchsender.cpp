// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/batchsender.h"

#include "provisioning/service/provisioningservice.h"
#include "transfer/sending/lonerow.h"

#include <memory>
#include <utility>

namespace numberdesk {

namespace {

QList<Number> targetsOf(const ImportPlan &plan, const ImportBatch &batch)
{
    QList<Number> numbers;
    numbers.reserve(batch.rows.size());
    for (const qsizetype index : batch.rows)
        numbers.append(plan.rows.at(index).target());
    return numbers;
}

QList<TelephoneNumber> numbersToDelete(const ImportPlan &plan, const ImportBatch &batch)
{
    QList<TelephoneNumber> numbers;
    numbers.reserve(batch.rows.size());
    for (const qsizetype index : batch.rows)
        numbers.append(plan.rows.at(index).change.telephoneNumber);
    return numbers;
}

BatchAnswer answerOf(const ApiResult<QList<Number>> &reply)
{
    return reply ? BatchAnswer{.stored = *reply} : BatchAnswer{.error = reply.error()};
}

BatchAnswer answerOf(const ApiResult<void> &reply)
{
    return reply ? BatchAnswer{} : BatchAnswer{.error = reply.error()};
}

BatchAnswer answerOf(const ApiResult<LoneRowOutcome> &reply)
{
    if (!reply)
        return {.error = reply.error()};
    if (reply->stored)
        return {.stored = {*reply->stored}};
    if (reply->merge.verdict != MergeVerdict::Send)
        return {.kept = reply->merge};
    return {};
}

/// What was cancelled while it waited for its turn never went out, nor what there was no token for
/// or what could not be written down first.
bool wentOut(const BatchAnswer &answer)
{
    if (answer.isStale())
        return false;
    if (!answer.error || answer.error->inDoubt)
        return true;
    switch (answer.error->kind) {
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::NotWrittenDown:
    case ApiError::Kind::ReadOnly:
    case ApiError::Kind::SignInFailed:
        return false;
    default:
        return true;
    }
}

} // namespace

BatchSender::BatchSender(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts) {}

Job *BatchSender::send(const ImportBatch &batch)
{
    noteUnderWay(batch.rows);
    return batch.isAlone() ? sendAlone(batch) : sendWhole(batch);
}

void BatchSender::noteUnderWay(const QList<qsizetype> &rows)
{
    m_underWay.unite({rows.cbegin(), rows.cend()});
}

Job *BatchSender::repeat(const LeavingWrite &write)
{
    noteUnderWay(write.rows);
    Sent sent{.batch = {write.accountName, write.rows, {}, true}};
    sent.trace = {write.requestId, write.firstSent, {}};
    sent.isRepeat = true;
    return transmit(sent, {});
}

Job *BatchSender::repeatAlone(const LeavingWrite &write)
{
    noteUnderWay(write.rows);
    return sendAlone({write.accountName, write.rows, {}, true},
                     {write.requestId, write.firstSent, {}});
}

/// What goes out, and what the gateway had of it by the last reading.
LeavingWrite BatchSender::writeOf(const ImportBatch &batch) const
{
    const ImportPlan &plan = m_parts.book.plan();
    LeavingWrite write{.accountName = batch.accountName,
                       .deletes = isDeletion(plan, batch),
                       .rows = batch.rows,
                       .isAlone = batch.isAlone()};
    for (const qsizetype index : batch.rows)
        write.before.append(plan.rows.at(index).existing());
    return write;
}

Job *BatchSender::sendWhole(const ImportBatch &batch)
{
    Sent sent{.batch = batch};
    const FreshFor fresh = freshFor(sent);
    noteLeaving(sent);
    sent.trace = m_parts.log.traceOf(writeOf(batch));
    return transmit(sent, fresh);
}

Job *BatchSender::transmit(const Sent &sent, FreshFor fresh)
{
    const ImportPlan &plan = m_parts.book.plan();
    const ImportBatch &batch = sent.batch;
    const auto take = [this, sent](const auto &reply) { takeAnswer(sent, answerOf(reply)); };
    if (isDeletion(plan, batch)) {
        auto *job = m_parts.service.deleteNumbers(batch.accountName, numbersToDelete(plan, batch),
                                                  fresh, sent.trace);
        job->then(this, take);
        return job;
    }
    auto *job = m_parts.service.createOrUpdateNumbers(batch.accountName, targetsOf(plan, batch),
                                                      fresh, sent.trace);
    job->then(this, take);
    return job;
}

/// A row that stands alone for its account is read and written under its ETag. What it is
/// `repeated` under serves for its first write only.
Job *BatchSender::sendAlone(const ImportBatch &batch, const WriteTrace &repeated)
{
    const auto sent = std::make_shared<Sent>(Sent{.batch = batch, .trace = repeated});
    const auto leaves = [this, sent, again = repeated](const Number *now) mutable {
        noteLeaving(*sent);
        const auto reading = now != nullptr ? std::make_shared<const Number>(*now) : nullptr;
        const qsizetype row = sent->batch.rows.first();
        if (reading && !std::as_const(m_parts.book.plan()).rows.at(row).deletes())
            m_parts.book.noteMerged(row, reading);
        sent->isRepeat = !again.requestId.isEmpty();
        if (sent->isRepeat)
            return std::exchange(again, {});
        LeavingWrite write = writeOf(sent->batch);
        write.before = {reading};
        m_parts.log.noteAnswered(sent->trace.requestId); // by a 412
        sent->trace = m_parts.log.traceOf(write);
        return sent->trace;
    };
    const LoneRowEvents events{
        .read = [this](const Number &now, Moment asked) { emit numberRead(now, asked); },
        .leaves = leaves};
    auto *job =
        sendLoneRow(m_parts.service, m_parts.book.plan().rows.at(batch.rows.first()), events);
    job->then(this, [this, sent](const ApiResult<LoneRowOutcome> &reply) {
        takeAnswer(*sent, answerOf(reply));
    });
    return job;
}

/// How long the batch may wait for its turn; for ever once patience with readings has ended.
FreshFor BatchSender::freshFor(Sent &sent)
{
    const FreshFor fresh = m_parts.readings.freshFor(sent.batch);
    sent.onOldReading = fresh && m_patience.takeLeave();
    return sent.onOldReading ? FreshFor() : fresh;
}

/// A write of the batch is about to be handed to the network.
void BatchSender::noteLeaving(Sent &sent)
{
    sent.firstSent += m_parts.book.noteSent(sent.batch.rows);
}

void BatchSender::takeAnswer(const Sent &sent, BatchAnswer answer)
{
    answer.isRepeat = sent.isRepeat;
    for (const qsizetype index : sent.batch.rows)
        m_underWay.remove(index);
    if (!wentOut(answer))
        m_parts.book.takeBackSent(sent.firstSent);
    if (!answer.error || !answer.error->inDoubt)
        m_parts.log.noteAnswered(sent.trace.requestId);
    if (answer.isStale())
        m_patience.noteStale();
    else
        m_patience.noteSent();
    if (sent.onOldReading && !answer.isStale())
        m_parts.book.noteOldReading(sent.batch.rows);
    emit answered(sent.batch, answer);
}

} // namespace numberdesk
