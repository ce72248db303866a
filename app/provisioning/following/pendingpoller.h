// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

/// When the poller asks: soon after a write, then ever more seldom.
struct PollSchedule
{
    std::chrono::milliseconds first{2000};    ///< after a write; doubled from poll to poll
    std::chrono::milliseconds longest{60000}; ///< also: writes put a poll off no longer than this
};

/// True when the backend has nothing more to do for an account: its status is decided, and the DNS
/// names of its Direct Routing subdomain stand or are known not to.
bool isSettled(const Account &account);
/// True when the backend has taken or refused the last answer to a request for information.
bool isSettled(const RequestForInformation &request);

/// Follows what is pending until the backend has synced or failed it, in few requests: list pages
/// of what is pending (one request a poll), then one lookup of what has left that list; without
/// filters whole list pages. Waits 2, 4, 8 … 60 s between polls, starting anew with each new write.
///
/// Few numbers are confirmed at once, so that people see them turn. Many are confirmed when all
/// have left the list: one walk over their account then costs far less than many partial ones.
/// What it reports are values that the gateway gave, never guesses.
class PendingPoller : public QObject
{
    Q_OBJECT

public:
    /// `service` must outlive it; waits go by its clock. Asks nothing before something is followed.
    explicit PendingPoller(ProvisioningService &service, QObject *parent = nullptr);
    ~PendingPoller() override;

    /// Follows numbers of one account; those followed already stay so.
    void followNumbers(const QString &accountName, const QList<TelephoneNumber> &numbers);
    /// Follows an account until it is settled, or gone.
    void followAccount(const QString &name);
    /// Follows a request for information until it is settled, or gone.
    void followRequest(const QString &tenantId);

    /// Drops numbers (deleted by us, or known to be settled from elsewhere).
    void forgetNumbers(const QList<TelephoneNumber> &numbers);

    /// How many are followed; accounts and requests for information do not count.
    qsizetype pendingNumbers() const;
    /// True when nothing is followed: no number, no account and no request for information.
    bool isIdle() const;

    /// Polls at once instead of waiting; what a person's Refresh does.
    void pollNow();

    /// Asks nothing until it is told to go on, or until something new is to be followed, which
    /// shows that the gateway answers. Going on polls at once.
    void setPaused(bool paused);

signals:
    // What was asked for before something was followed anew is not told of it. `asked` is when.

    /// Numbers that are settled now, or pending with newer details; deleted ones come in `gone`.
    void numbersRead(const QList<numberdesk::Number> &numbers,
                     const QList<numberdesk::TelephoneNumber> &gone, numberdesk::Moment asked);
    /// Accounts that were followed, settled or not; deleted ones come by name in `gone`.
    void accountsRead(const QList<numberdesk::Account> &accounts, const QStringList &gone,
                      numberdesk::Moment asked);
    /// Requests for information that were followed, settled or not; deleted ones come by tenant ID
    /// in `gone`.
    void requestsRead(const QList<numberdesk::RequestForInformation> &requests,
                      const QStringList &gone, numberdesk::Moment asked);
    /// A poll failed; the poller goes on by itself.
    void failed(const numberdesk::ApiError &error);
    /// A poll has ended in which every request was answered, whatever it showed.
    void answered();
    /// Nothing is pending any more.
    void idle();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
