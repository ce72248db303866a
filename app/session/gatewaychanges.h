// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "session/accountdeletion.h"
#include "session/edit.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

class GatewayData;

/// The changes that a person makes, each guarded by the ETag of what that person saw; what the
/// gateway answers goes into GatewayData and is followed until it is synced or failed.
///
/// A save touches the fields in which `wanted` differs from what was `seen`. Where somebody else
/// has changed something meanwhile, see saveMerging(). A number is saved as a job, see
/// saveAsSeen().
class GatewayChanges : public QObject
{
    Q_OBJECT

public:
    /// `service` and `data` must outlive it, and it the jobs that it gives.
    GatewayChanges(ProvisioningService &service, GatewayData &data, QObject *parent = nullptr);
    ~GatewayChanges() override;

    /// Edits of what exists; each is to be read before it is saved.
    Edit<Account> editAccount(const QString &name) const;
    /// See editAccount().
    Edit<Number> editNumber(const QString &accountName, TelephoneNumber number) const;
    /// See editAccount(); of a request for information only the relationship can be changed.
    Edit<RequestForInformation> editRequest(const QString &tenantId) const;

    /// Creates; PreconditionFailed when an account of that name exists.
    ApiJob<Tagged<Account>> *createAccount(const Account &account);
    /// Gives the account as the gateway has it now; ends as saveMerging() does. With another
    /// tenant, the requests for information are read anew, since the gateway links them to accounts
    /// by it.
    ApiJob<Tagged<Account>> *saveAccount(const Tagged<Account> &seen, const Account &wanted);
    /// See deleteAsSeen().
    ApiJob<void> *deleteAccount(const AccountDeletion &deletion);
    /// As saveAccount(), for status and comment of a request for information, which are sent as a
    /// merge-patch (RFC 7396).
    ApiJob<Tagged<RequestForInformation>> *
    updateRelationship(const Tagged<RequestForInformation> &seen,
                       const CustomerRelationship &wanted);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
