// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "provisioning/following/numberwalk.h"
#include "provisioning/lists/numberlookup.h"
#include "provisioning/service/provisioningservice.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <optional>

namespace numberdesk {

/// The numbers part of PendingPoller: one round of requests at a time.
class NumberFollower : public QObject
{
    Q_OBJECT

public:
    /// `service` must outlive it; how seldom many are confirmed goes by its clock.
    explicit NumberFollower(ProvisioningService &service, QObject *parent = nullptr);
    ~NumberFollower() override;

    /// See PendingPoller::followNumbers(); what was read of them before does not count any more.
    void follow(const QString &accountName, const QList<TelephoneNumber> &numbers);
    /// Those that are not followed are passed over.
    void forget(const QList<TelephoneNumber> &numbers);
    /// How many are followed.
    qsizetype count() const { return m_followed.size(); }

    /// Begins a round; roundEnded() follows. `everything` confirms at any price what has left the
    /// list of pending numbers: a person asked.
    void poll(bool everything);

signals:
    /// See PendingPoller::numbersRead().
    void read(const QList<numberdesk::Number> &numbers,
              const QList<numberdesk::TelephoneNumber> &gone, numberdesk::Moment asked);
    /// Right before roundEnded(), when the round met an error; what it did not settle stays
    /// followed.
    void failed(const numberdesk::ApiError &error);
    /// Once for each poll(); before that none may begin.
    void roundEnded();

private:
    void prove();
    void askPending();
    void takePending(const ApiResult<Page<Number>> &page);
    void sortOut(const Page<Number> &page);
    bool worthConfirming() const;
    void confirm(const QSet<TelephoneNumber> &numbers);
    void takeUnsettled(const Number &number, QList<Number> &waiting);
    void takeConfirmed(const ApiResult<NumberLookupResult> &result);
    void report(const QList<Number> &settled, const QList<TelephoneNumber> &gone, Moment asked);

    void walkOn();
    void takeWalked(const ApiResult<Page<Number>> &page);
    void walkEnded();

    QString commonAccount() const;
    void endRound();
    void endRoundWith(const ApiError &error);
    Clock::TimePoint now() const { return m_service.clock().now(); }
    template <typename T, typename Taker>
    void await(ApiJob<T> *job, Taker taker);

    ProvisioningService &m_service;
    QHash<TelephoneNumber, QString> m_followed;  ///< with the account
    QSet<TelephoneNumber> m_asked;               ///< followed since before the request under way
    QSet<TelephoneNumber> m_left;                ///< not on the list of pending ones any more
    QHash<TelephoneNumber, QString> m_toldWords; ///< unknown statuses told already
    std::optional<NumberWalk> m_walk;
    Clock::TimePoint m_bulkAt; ///< when many were last confirmed, or following began
    QPointer<Job> m_job;
    Moment m_jobAsked{}; ///< when m_job was begun
    bool m_everything = false;
    bool m_written = false; ///< something was followed since the last poll began
    bool m_quiet = false;   ///< nothing was followed between the last two polls
};

} // namespace numberdesk
