// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importbatch.h"
#include "transfer/planning/accountrefresh.h"
#include "transfer/sending/importjob.h"

#include <QHash>
#include <QSet>

namespace numberdesk {

/// Keeps what rows are merged into at most SendOptions::maximumAge old while an import sends them:
/// batches that have become too old are handed over and come back row by row, as they are read.
class FreshReadings : public QObject
{
    Q_OBJECT

public:
    /// `service` must outlive it. The rows of `plan` are changed in place, by what is read.
    FreshReadings(ProvisioningService &service, std::shared_ptr<ImportPlan> plan,
                  const SendOptions &options, QObject *parent);

    /// True when the batch may go out as it is.
    bool isFresh(const ImportBatch &batch) const;
    /// How much longer that holds; nothing = for ever.
    FreshFor freshFor(const ImportBatch &batch) const;
    /// Takes over rows of one account whose reading is too old; read() gives them back.
    void handOver(const QString &account, const QList<qsizetype> &rows);
    /// Lets an account read on of which `isBusy` says that nothing is under way: what is read goes
    /// out before more is read, and counts are taken while no write can change them. Gives the job
    /// that was begun and its account, or null.
    std::pair<Job *, QString> readOn(const std::function<bool(const QString &)> &isBusy);

    /// A creation of this import was accepted: the account's count grows.
    void noteCreated(const QString &account) { ++m_created[account]; }
    /// A deletion of this import was accepted: the account's count shrinks.
    void noteDeleted(const QString &account) { --m_created[account]; }
    /// It is not known whether changes on the account were carried out: its count tells nothing.
    void noteDoubt(const QString &account) { m_uncounted.insert(account); }

    /// Gives up the rows of one account, or of all.
    QList<qsizetype> takeRest(const QString &account);
    QList<qsizetype> takeRest();
    /// Batches that the rows handed over will make, at least.
    qint64 batchesLeft() const;

signals:
    /// A step of readOn() has ended.
    void read(const QString &account, const numberdesk::RefreshedRows &rows);

private:
    std::optional<qint64> expectedCount(const QString &account) const;

    ProvisioningService &m_service;
    std::shared_ptr<ImportPlan> m_plan;
    SendOptions m_options;
    QHash<QString, AccountRefresh *> m_refreshes;
    QHash<QString, qint64> m_created; ///< less those deleted
    QSet<QString> m_uncounted;
};

} // namespace numberdesk
