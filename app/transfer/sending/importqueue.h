// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importbatch.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// What an import has still to send: batches that may go out, batches of accounts that are to be
/// created first, and those accounts.
class ImportQueue
{
public:
    /// Takes the rows of a plan up.
    void fill(const ImportPlan &plan);

    /// The next account to create; empty when there is none.
    QString takeAccount();
    /// A batch that may go out; nothing while all that is left waits for its account.
    std::optional<ImportBatch> takeNext();
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
    QList<ImportBatch> m_ready;                   ///< next one last
    QHash<QString, QList<ImportBatch>> m_waiting; ///< for an account that is to be created
    QStringList m_accountsToCreate;
};

} // namespace numberdesk
