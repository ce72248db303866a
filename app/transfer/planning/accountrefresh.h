// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/numberlookup.h"
#include "provisioning/lists/pagewalkguard.h"
#include "transfer/plan/rowmerge.h"

#include <QHash>
#include <QPointer>

#include <chrono>
#include <functional>
#include <memory>

namespace numberdesk {

/// A row that a newer reading keeps from being sent.
struct DroppedRow
{
    qsizetype row = 0;
    Merge merge;
};

/// What one step of an AccountRefresh brought.
struct RefreshedRows
{
    QList<qsizetype> fresh; ///< merged into a reading of now, to be sent soon
    QList<DroppedRow> dropped;
    std::optional<ApiError> error; ///< nothing could be read
    QList<Number> seen;            ///< the rows' numbers, as the gateway has them
    Moment askedAt{};              ///< when they were asked for, in the order of answers
};

/// The rows that an AccountRefresh is about, by their owner's indexes.
struct RowsToRefresh
{
    std::function<TelephoneNumber(qsizetype row)> number;
    std::function<bool(qsizetype row)> existed; ///< when it was last read
    /// Takes the newer reading in (null = there is nothing) and says what it means.
    std::function<Merge(qsizetype row, const Number *now)> merge;
};

/// The rows of an import's plan.
RowsToRefresh rowsOf(std::shared_ptr<ImportPlan> plan);

/// Reads anew what the rows of one account are merged into, while they are sent: one request or
/// look-up a step, so that what it reads is never much older than what goes out.
///
/// Numbers that the gateway had are read by the account's list, walked page by page, or by look-ups
/// of a hundred, whichever is fewer requests. Numbers that it did not have need no reading while
/// the account's count is what it was, own changes added: then nobody else created any.
class AccountRefresh : public QObject
{
    Q_OBJECT

public:
    /// `rows` are all of `accountName`. `expectedCount` gives how many numbers the account should
    /// have now, if that is known; it is asked while no write of the account is under way.
    AccountRefresh(ProvisioningService &service, RowsToRefresh source, QString accountName,
                   const QList<qsizetype> &rows,
                   std::function<std::optional<qint64>()> expectedCount, QObject *parent);

    /// Takes more rows of the account, also while it reads: what a walk has passed is looked up.
    void add(const QList<qsizetype> &rows);
    /// True when no row is left to be read, though the last step may still be under way.
    bool isDone() const { return m_updates.isEmpty() && m_creates.isEmpty(); }
    /// How many rows are still to be read; those of a look-up under way do not count.
    qsizetype rowsLeft() const { return m_updates.size() + m_creates.size(); }
    /// The rows that were not refreshed, which it gives up.
    QList<qsizetype> takeRest();

    /// Takes the next step; `read` follows. Not when isDone().
    void readMore();
    /// Ends what is under way, see Job::wrapUp().
    Job *job() const { return m_job; }

signals:
    /// Once for each readMore(). With an error, the rows that were to be read stay; see takeRest().
    void read(const numberdesk::RefreshedRows &rows);

private:
    void decideWay(const Page<Number> &first);
    void walkOn();
    void takePage(const ApiResult<Page<Number>> &page);
    void takeItems(const QList<Number> &numbers, RefreshedRows &result);
    void countCreations();
    void lookUp(QList<qsizetype> &rows);
    void takeLookup(const QList<qsizetype> &rows, const ApiResult<NumberLookupResult> &found);
    void merge(qsizetype row, const Number *now, RefreshedRows &result);
    void end(RefreshedRows result);
    template <typename T, typename Taker>
    void await(ApiJob<T> *job, Taker taker);

    ProvisioningService &m_service;
    RowsToRefresh m_source;
    QString m_account;
    std::function<std::optional<qint64>()> m_expectedCount;
    QList<qsizetype> m_updates;
    QList<qsizetype> m_creates;
    QHash<TelephoneNumber, qsizetype> m_open; ///< rows not refreshed yet
    QUrl m_nextPage;
    PageWalkGuard m_guard;
    bool m_walks = true;       ///< the list is no dearer than look-ups
    bool m_begun = false;      ///< the first page was read
    bool m_countUsable = true; ///< the count has told the truth so far
    Moment m_askedAt{};        ///< when the step under way began
    QPointer<Job> m_job;
};

} // namespace numberdesk
