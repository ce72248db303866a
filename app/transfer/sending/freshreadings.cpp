// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/freshreadings.h"

#include "core/resources/limits.h"
#include "net/base/clock.h"
#include "provisioning/service/provisioningservice.h"

#include <utility>

namespace numberdesk {

FreshReadings::FreshReadings(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                             const SendOptions &options, QObject *parent)
    : QObject(parent), m_service(service), m_plan(std::move(plan)), m_options(options)
{}

bool FreshReadings::isFresh(const ImportBatch &batch) const
{
    if (!m_options.recheck)
        return true;
    // What filters have called absent is not known any more once they have lied. In a new process
    // they are not proved; they were when the plan was made.
    if (batch.readAt == m_plan->readAt && m_plan->filtersUsed &&
        m_service.filterTrust() == FilterTrust::Distrusted)
        return false;
    return numberdesk::isFresh(batch.readAt, m_service.clock().timeOfDay(), m_options.maximumAge);
}

FreshFor FreshReadings::freshFor(const ImportBatch &batch) const
{
    if (!m_options.recheck)
        return std::nullopt;
    return freshnessLeft(batch.readAt, m_service.clock().timeOfDay(), m_options.maximumAge);
}

void FreshReadings::handOver(const QString &account, const QList<qsizetype> &rows)
{
    if (AccountRefresh *refresh = m_refreshes.value(account)) {
        refresh->add(rows);
        return;
    }
    auto *refresh = new AccountRefresh(
        m_service, rowsOf(m_plan), account, rows,
        [this, account] { return expectedCount(account); }, this);
    connect(refresh, &AccountRefresh::read, this,
            [this, account](const RefreshedRows &step) { emit read(account, step); });
    m_refreshes.insert(account, refresh);
}

std::pair<Job *, QString> FreshReadings::readOn(const std::function<bool(const QString &)> &isBusy)
{
    for (auto it = m_refreshes.cbegin(); it != m_refreshes.cend(); ++it) {
        AccountRefresh *refresh = it.value();
        if (refresh->isDone() || isBusy(it.key()))
            continue;
        refresh->readMore();
        return {refresh->job(), it.key()};
    }
    return {nullptr, {}};
}

/// How many numbers an account should have: what was counted, and what this import created
/// or deleted.
std::optional<qint64> FreshReadings::expectedCount(const QString &account) const
{
    const auto counted = m_plan->accountCounts.constFind(account);
    if (counted == m_plan->accountCounts.cend() || m_uncounted.contains(account))
        return {};
    return *counted + m_created.value(account);
}

QList<qsizetype> FreshReadings::takeRest(const QString &account)
{
    AccountRefresh *refresh = m_refreshes.value(account);
    return refresh != nullptr ? refresh->takeRest() : QList<qsizetype>();
}

QList<qsizetype> FreshReadings::takeRest()
{
    QList<qsizetype> rows;
    for (AccountRefresh *refresh : std::as_const(m_refreshes))
        rows.append(refresh->takeRest());
    return rows;
}

qint64 FreshReadings::batchesLeft() const
{
    qint64 batches = 0;
    for (const AccountRefresh *refresh : m_refreshes)
        batches += (refresh->rowsLeft() + largestBatch - 1) / largestBatch;
    return batches;
}

} // namespace numberdesk
