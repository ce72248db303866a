// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "core/numberinventory.h"
#include "core/requestforinformation.h"
#include "provisioning/apierror.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace numberdesk {

class PendingPoller;
class ProvisioningService;

/// How the loading of one part of the data stands.
struct LoadState
{
    bool loading = false;
    qint64 received = 0;           ///< rows of the load under way
    std::optional<qint64> total;   ///< rows it will bring, when the gateway counts
    QDateTime loadedAt;            ///< UTC, of the last complete load; null before
    QDateTime begunAt;             ///< UTC, when that load began: nothing it brought is older
    std::optional<ApiError> error; ///< why the last load failed
    QStringList doubts;            ///< what the last load did not bring, in words; see listDoubts()
};

/// What was read from the gateway in this session, kept up to date by loads, by our own changes
/// and by the poller. Pages read from here; nothing here waits.
class GatewayData : public QObject
{
    Q_OBJECT

public:
    GatewayData(ProvisioningService &service, PendingPoller &poller, QObject *parent = nullptr);
    ~GatewayData() override;

    const QList<Account> &accounts() const; ///< in ascending order of the name
    const Account *account(const QString &name) const;
    const NumberInventory &numbers() const;
    const QList<RequestForInformation> &requests() const; ///< newest consent first
    const RequestForInformation *request(const QString &tenantId) const;

    LoadState accountsState() const;
    /// The load state of the numbers of one account, or of all when `accountName` is empty.
    LoadState numbersState(const QString &accountName) const;
    /// When the numbers of that account were last read in full: no older than this; null = never.
    QDateTime numbersReadAt(const QString &accountName) const;
    LoadState requestsState() const;
    /// True once the gateway has answered any load in full.
    bool hasRead() const;

    /// Each reads all pages and reconciles; a load that is under way goes on instead.
    void refreshAccounts();
    /// The same, if accounts were ever asked for: after changes that touch them. A command, which
    /// shows none, spends no request on them.
    void refreshAccountsIfAsked();
    void refreshNumbers(const QString &accountName);
    void refreshRequests();
    void cancelNumbers(const QString &accountName);

    /// Takes in what a reply has shown; what is pending is followed by the poller.
    void applyAccount(const Account &account);
    void applyNumbers(const QList<Number> &numbers);
    void applyRequest(const RequestForInformation &request);
    void dropAccount(const QString &name);
    void dropNumbers(const QList<TelephoneNumber> &numbers);

    /// Forgets everything, for another gateway.
    void clear();

signals:
    void accountsChanged();
    void numbersChanged();
    void requestsChanged();
    void accountsStateChanged();
    void numbersStateChanged(const QString &accountName);
    void requestsStateChanged();

private:
    // What the poller has read: shown, and followed already.
    void takeAccounts(const QList<Account> &accounts);
    void takeRequests(const QList<RequestForInformation> &requests);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
