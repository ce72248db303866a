// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importbatch.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>

namespace numberdesk {

/// What an import has still to send: batches that may go out, batches of accounts that are to be
/// created first, and those accounts; and deletions, which come after all else.
class ImportQueue
{
public:
    /// Takes the rows of a plan up.
    void fill(const ImportPlan &plan);

    /// The next account to create; empty when there is none.
    QString takeAccount();
    /// A batch that may go out; nothing while all that is left waits. Deletions come when nothing
    /// else may go out, those of an account once `isOpen` says no more that other rows of it have
    /// no outcome yet.
    std::optional<ImportBatch> takeNext(const std::function<bool(const QString &account)> &isOpen);
    /// Adds a batch that goes out before the others.
    void add(const ImportBatch &batch) { m_ready.append(batch); }
    /// The same for both halves of a batch.
    void addHalves(const ImportBatch &batch);

    /// Gives up the rows of one account that may go out.
    QList<qsizetype> takeReady(const QString &account);
    /// Gives up the batches that wait for an account.
    QList<ImportBatch> takeWaiting(const QString &account) { return m_waiting.take(account); }
    /// Gives up the rows of one account, or of all.
    QList<qsizetype> takeRows(const QString &account);
    QList<qsizetype> takeRows();

    /// Requests that what is left makes, at least.
    qint64 requestsLeft() const;

private:
    void releaseDeletions(const std::function<bool(const QString &account)> &isOpen);
    QList<ImportBatch> takeDeletions(const QString &account);

    QList<ImportBatch> m_ready;                     ///< next one last
    QHash<QString, QList<ImportBatch>> m_waiting;   ///< for an account that is to be created
    QHash<QString, QList<ImportBatch>> m_deletions; ///< by account, next one last
    QStringList m_deletionOrder;                    ///< accounts of these, next one last
    qint64 m_deletionBatches = 0;
    QStringList m_accountsToCreate;
};

} // namespace numberdesk
