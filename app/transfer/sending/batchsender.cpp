// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/batchsender.h"

#include "provisioning/service/provisioningservice.h"
#include "transfer/sending/lonerow.h"

#include <memory>

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

/// What was cancelled while it waited for its turn never went out.
bool wentOut(const BatchAnswer &answer)
{
    const bool withdrawn =
        answer.error && answer.error->kind == ApiError::Kind::Cancelled && !answer.error->inDoubt;
    return !answer.isStale() && !withdrawn;
}

} // namespace

BatchSender::BatchSender(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts) {}

Job *BatchSender::send(const ImportBatch &batch)
{
    for (const qsizetype index : batch.rows)
        m_underWay.insert(index);
    return batch.isAlone() ? sendAlone(batch) : sendWhole(batch);
}

Job *BatchSender::sendWhole(const ImportBatch &batch)
{
    Sent sent{.batch = batch};
    const FreshFor fresh = freshFor(sent);
    noteLeaving(sent);
    const ImportPlan &plan = m_parts.book.plan();
    const auto take = [this, sent](const auto &reply) { takeAnswer(sent, answerOf(reply)); };
    if (isDeletion(plan, batch)) {
        auto *job =
            m_parts.service.deleteNumbers(batch.accountName, numbersToDelete(plan, batch), fresh);
        job->then(this, take);
        return job;
    }
    auto *job =
        m_parts.service.createOrUpdateNumbers(batch.accountName, targetsOf(plan, batch), fresh);
    job->then(this, take);
    return job;
}

/// A row that stands alone for its account is read and written under its ETag.
Job *BatchSender::sendAlone(const ImportBatch &batch)
{
    const auto sent = std::make_shared<Sent>(Sent{.batch = batch});
    const LoneRowEvents events{
        .read = [this](const Number &now, Moment asked) { emit numberRead(now, asked); },
        .leaves = [this, sent] { noteLeaving(*sent); }};
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

void BatchSender::takeAnswer(const Sent &sent, const BatchAnswer &answer)
{
    for (const qsizetype index : sent.batch.rows)
        m_underWay.remove(index);
    if (!wentOut(answer))
        m_parts.book.takeBackSent(sent.firstSent);
    if (answer.isStale())
        m_patience.noteStale();
    else
        m_patience.noteSent();
    if (sent.onOldReading && !answer.isStale())
        m_parts.book.noteOldReading(sent.batch.rows);
    emit answered(sent.batch, answer);
}

} // namespace numberdesk
