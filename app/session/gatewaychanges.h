// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/job.h"
#include "provisioning/provisioningservice.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace numberdesk {

class GatewayData;

/// How far a deletion of many numbers is.
struct DeleteProgress
{
    qint64 deleted = 0;
    qint64 total = 0;
    qint64 requestsLeft = 0;
    std::chrono::milliseconds timeLeft{0}; ///< estimated, see RequestForecast
};

/// What a deletion of many numbers came to: those that are gone, and why the rest is not.
struct DeleteOutcome
{
    QList<TelephoneNumber> deleted;
    std::optional<ApiError> error; ///< why it ended early; Cancelled when a person did
};

/// Deletes in batches of 100 an account; ends with what was done, also when it ends early.
class DeleteNumbersJob : public TypedJob<DeleteOutcome>
{
    Q_OBJECT

public:
    using TypedJob<DeleteOutcome>::TypedJob;

signals:
    void progressed(const numberdesk::DeleteProgress &progress);
};

/// The changes that a person makes, each guarded by the ETag of what that person saw; what the
/// gateway answers goes into GatewayData and is followed until it is synced or failed.
class GatewayChanges : public QObject
{
    Q_OBJECT

public:
    GatewayChanges(ProvisioningService &service, GatewayData &data, QObject *parent = nullptr);
    ~GatewayChanges() override;

    /// Creates; PreconditionFailed when an account of that name exists.
    ApiJob<Tagged<Account>> *createAccount(const Account &account);
    /// Replaces; PreconditionFailed when it changed since `etag` was read.
    ApiJob<Tagged<Account>> *saveAccount(const Account &account, const QByteArray &etag);
    ApiJob<void> *deleteAccount(const QString &name, bool deleteNumbers);
    ApiJob<Tagged<Number>> *saveNumber(const Number &number, const QByteArray &etag);
    ApiJob<Tagged<RequestForInformation>> *
    updateRelationship(const QString &tenantId, const CustomerRelationship &relationship,
                       const QByteArray &etag);
    /// Numbers of any accounts, as GatewayData knows them.
    DeleteNumbersJob *deleteNumbers(const QList<TelephoneNumber> &numbers);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
