// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberinventory.h"
#include "core/resources/account.h"
#include "core/resources/requestforinformation.h"
#include "provisioning/service/moment.h"
#include "session/loadstate.h"

#include <QObject>

#include <memory>
#include <optional>

namespace numberdesk {

class PendingPoller;
class ProvisioningService;

/// What was read from the gateway in this session, kept up to date by loads, by our own changes
/// and by the poller. Pages read from here; nothing here waits.
///
/// Answers come in any order. Of each account, number and request the answer is shown that was
/// asked for last (see Moment), whoever asked: a load of all or of one account, the poller, a form,
/// or a change, whose reply is as new as its arrival. The poller follows what is shown pending.
class GatewayData : public QObject
{
    Q_OBJECT

public:
    /// `service` and `poller` must outlive it. Reads nothing before it is asked to.
    GatewayData(ProvisioningService &service, PendingPoller &poller, QObject *parent = nullptr);
    ~GatewayData() override;

    const QList<Account> &accounts() const; ///< in ascending order of the name
    /// Null when none of that name is known; else valid until the list changes.
    const Account *account(const QString &name) const;
    /// Those of all accounts, as far as they were read. A copy is a snapshot, and cheap.
    const NumberInventory &numbers() const;
    const QList<RequestForInformation> &requests() const; ///< newest consent first
    /// Null when none of that tenant is known; else valid until the list changes.
    const RequestForInformation *request(const QString &tenantId) const;

    /// How the reading of the whole list stands; single accounts that answers bring do not change
    /// it.
    LoadState accountsState() const;
    /// The load state of the numbers of one account, or of all when `accountName` is empty.
    LoadState numbersState(const QString &accountName) const;
    /// When the numbers of that account were last read in full: no older than this; null = never.
    QDateTime numbersReadAt(const QString &accountName) const;
    /// As accountsState(), of the requests for information.
    LoadState requestsState() const;
    /// True once the gateway has answered any load in full.
    bool hasRead() const;

    /// Reads all accounts; see accountsState(). While a load is under way, another one follows it:
    /// what is being read may be older than what asks for this one.
    void refreshAccounts();
    /// The same, if accounts were ever asked for: after changes that touch them. A command, which
    /// shows none, spends no request on them.
    void refreshAccountsIfAsked();
    /// Reads the numbers of one account, or of all when `accountName` is empty, and shows each page
    /// as it comes. A load of the same that is under way goes on instead.
    void refreshNumbers(const QString &accountName);
    /// Reads all requests for information, as refreshAccounts() does accounts.
    void refreshRequests();

    /// Takes in what an answer shows. `asked` is when it was asked for; without it the answer is as
    /// new as now, as the reply to a change is.
    void apply(const QList<Account> &accounts, std::optional<Moment> asked = std::nullopt);
    void apply(const QList<Number> &numbers, std::optional<Moment> asked = std::nullopt);
    void apply(const QList<RequestForInformation> &requests,
               std::optional<Moment> asked = std::nullopt);
    /// Takes in that an answer showed an account, and with it its numbers, to be gone; `asked` as
    /// above.
    void dropAccount(const QString &name, std::optional<Moment> asked = std::nullopt);
    /// The same for numbers alone.
    void dropNumbers(const QList<TelephoneNumber> &numbers,
                     std::optional<Moment> asked = std::nullopt);

signals:
    /// What the newest answers show of these numbers, or that they show them gone; answers older
    /// than what was shown are not told of.
    void numbersRead(const QList<numberdesk::Number> &numbers,
                     const QList<numberdesk::TelephoneNumber> &gone);
    /// accounts() may have changed: a load has ended, or an answer told of single ones.
    void accountsChanged();
    /// numbers() may have changed; during a load with each of its pages.
    void numbersChanged();
    /// requests() may have changed, on the same occasions as accounts().
    void requestsChanged();
    /// A load of the whole list began, got a page or ended.
    void accountsStateChanged();
    /// The same of the numbers of one account, or of all when `accountName` is empty.
    void numbersStateChanged(const QString &accountName);
    /// As accountsStateChanged(), of the requests for information.
    void requestsStateChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
