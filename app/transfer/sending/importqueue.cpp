// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/importqueue.h"

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

QList<qsizetype> rowsOf(const QList<ImportBatch> &batches)
{
    QList<qsizetype> rows;
    for (const ImportBatch &batch : batches)
        rows.append(batch.rows);
    return rows;
}

} // namespace

void ImportQueue::fill(const ImportPlan &plan)
{
    m_accountsToCreate = plan.accountsToCreate();
    QList<ImportBatch> batches = makeBatches(plan);
    std::reverse(batches.begin(), batches.end());
    for (const ImportBatch &batch : std::as_const(batches)) {
        if (isDeletion(plan, batch)) {
            if (!m_deletions.contains(batch.accountName))
                m_deletionOrder.append(batch.accountName);
            m_deletions[batch.accountName].append(batch);
            ++m_deletionBatches;
        } else if (m_accountsToCreate.contains(batch.accountName))
            m_waiting[batch.accountName].append(batch);
        else
            m_ready.append(batch);
    }
    m_accountsToCreate.removeIf([this](const QString &name) { return !m_waiting.contains(name); });
}

QString ImportQueue::takeAccount()
{
    return m_accountsToCreate.isEmpty() ? QString() : m_accountsToCreate.takeFirst();
}

std::optional<ImportBatch>
ImportQueue::takeNext(const std::function<bool(const QString &account)> &isOpen)
{
    if (m_ready.isEmpty())
        releaseDeletions(isOpen);
    return m_ready.isEmpty() ? std::nullopt : std::optional(m_ready.takeLast());
}

/// All deletions of one account: where they are read anew, that is done for all at once.
void ImportQueue::releaseDeletions(const std::function<bool(const QString &account)> &isOpen)
{
    const auto next = std::find_if_not(m_deletionOrder.crbegin(), m_deletionOrder.crend(), isOpen);
    if (next != m_deletionOrder.crend())
        m_ready = takeDeletions(QString(*next));
}

QList<ImportBatch> ImportQueue::takeDeletions(const QString &account)
{
    QList<ImportBatch> batches = m_deletions.take(account);
    if (!batches.isEmpty())
        m_deletionOrder.removeAt(m_deletionOrder.lastIndexOf(account));
    m_deletionBatches -= batches.size();
    return batches;
}

void ImportQueue::addHalves(const ImportBatch &batch)
{
    const QList<ImportBatch> parts = halves(batch);
    m_ready.append({parts.last(), parts.first()});
}

QList<qsizetype> ImportQueue::takeReady(const QString &account)
{
    QList<qsizetype> rows;
    for (const ImportBatch &batch : std::as_const(m_ready)) {
        if (batch.accountName == account)
            rows.append(batch.rows);
    }
    m_ready.removeIf([&](const ImportBatch &batch) { return batch.accountName == account; });
    return rows;
}

QList<qsizetype> ImportQueue::takeRows(const QString &account)
{
    return takeReady(account) + rowsOf(takeWaiting(account)) + rowsOf(takeDeletions(account));
}

QList<qsizetype> ImportQueue::takeRows()
{
    QList<qsizetype> rows = rowsOf(std::exchange(m_ready, {}));
    for (const QList<ImportBatch> &batches : std::exchange(m_waiting, {}))
        rows.append(rowsOf(batches));
    for (const QList<ImportBatch> &batches : std::exchange(m_deletions, {}))
        rows.append(rowsOf(batches));
    m_deletionOrder.clear();
    m_deletionBatches = 0;
    return rows;
}

qint64 ImportQueue::requestsLeft() const
{
    qint64 left = m_ready.size() + m_accountsToCreate.size() + m_deletionBatches;
    for (const QList<ImportBatch> &batches : m_waiting)
        left += batches.size();
    return left;
}

} // namespace numberdesk
