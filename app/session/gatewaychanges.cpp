// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewaychanges.h"

#include "session/gatewaydata.h"
#include "session/mergingsave.h"

namespace numberdesk {

class GatewayChanges::Private
{
public:
    /// The gateway links requests to accounts by their tenant, and says so in the requests only.
    void takeAccount(const Account &account, std::optional<Moment> asked = std::nullopt)
    {
        const Account *known = data.account(account.name);
        const QString before = known == nullptr ? QString() : known->teamsTenantId;
        data.apply({account}, asked);
        if (account.teamsTenantId != before)
            data.refreshRequests();
    }

    ProvisioningService &service;
    GatewayData &data;
};

GatewayChanges::GatewayChanges(ProvisioningService &service, GatewayData &data, QObject *parent)
    : QObject(parent), d(new Private{service, data})
{}

GatewayChanges::~GatewayChanges() = default;

Edit<Account> GatewayChanges::editAccount(const QString &name) const
{
    ProvisioningService &service = d->service;
    return {service, d->data, [&service, name] { return service.getAccount(name); }};
}

Edit<Number> GatewayChanges::editNumber(const QString &accountName, TelephoneNumber number) const
{
    ProvisioningService &service = d->service;
    return {service, d->data,
            [&service, accountName, number] { return service.getNumber(accountName, number); }};
}

Edit<RequestForInformation> GatewayChanges::editRequest(const QString &tenantId) const
{
    ProvisioningService &service = d->service;
    return {service, d->data,
            [&service, tenantId] { return service.getRequestForInformation(tenantId); }};
}

ApiJob<Tagged<Account>> *GatewayChanges::createAccount(const Account &account)
{
    WriteCondition condition;
    condition.mustNotExist = true;
    auto *job = d->service.putAccount(account, condition);
    job->then(this, [this](const ApiResult<Tagged<Account>> &result) {
        if (result)
            d->takeAccount(result->resource);
    });
    return job;
}

ApiJob<Tagged<Account>> *GatewayChanges::saveAccount(const Tagged<Account> &seen,
                                                     const Account &wanted)
{
    SaveSteps<Account, Account> steps;
    steps.read = [this, name = wanted.name] {
        return d->service.getAccount(name, Priority::Write);
    };
    steps.write = [this](const Account &account, const QByteArray &etag) {
        return d->service.putAccount(account, {etag, false});
    };
    steps.part = [](const Account &account) { return account; };
    steps.note = [this, name = wanted.name](const Account *now, Moment asked) {
        if (now != nullptr)
            d->takeAccount(*now, asked);
        else
            d->data.dropAccount(name, asked);
    };
    auto *job = saveMerging(steps, seen, wanted, d->service);
    job->then(this, [this](const ApiResult<Tagged<Account>> &result) {
        if (result)
            d->takeAccount(result->resource);
    });
    return job;
}

ApiJob<void> *GatewayChanges::deleteAccount(const AccountDeletion &deletion)
{
    auto *job = deleteAsSeen(d->service, deletion, [this](const Account &now, Moment asked) {
        d->takeAccount(now, asked);
    });
    job->then(this, [this, name = deletion.seen.resource.name](const ApiResult<void> &result) {
        if (result)
            d->data.dropAccount(name);
    });
    return job;
}

ApiJob<Tagged<RequestForInformation>> *
GatewayChanges::updateRelationship(const Tagged<RequestForInformation> &seen,
                                   const CustomerRelationship &wanted)
{
    const QString tenant = seen.resource.tenantId;
    SaveSteps<RequestForInformation, CustomerRelationship> steps;
    steps.read = [this, tenant] {
        return d->service.getRequestForInformation(tenant, Priority::Write);
    };
    steps.write = [this, tenant](const CustomerRelationship &relationship, const QByteArray &etag) {
        return d->service.patchRequestForInformation(tenant, relationship, etag);
    };
    steps.part = [](const RequestForInformation &request) { return request.relationship; };
    steps.note = [this](const RequestForInformation *now, Moment asked) {
        if (now != nullptr)
            d->data.apply({*now}, asked);
        else
            d->data.refreshRequests();
    };
    auto *job = saveMerging(steps, seen, wanted, d->service);
    job->then(this, [this](const ApiResult<Tagged<RequestForInformation>> &result) {
        if (result)
            d->data.apply({result->resource});
    });
    return job;
}

} // namespace numberdesk
