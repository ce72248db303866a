// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/gatewaydata.h"
#include "support/testresources.h"

#include <functional>
#include <optional>

namespace numberdesk {

using namespace Qt::StringLiterals;
using Status = ProvisioningStatus;

inline const TelephoneNumber theNumber(441632960000);

/// One kind of resource, of which the gateway has one.
struct Kind
{
    QByteArray listPath;
    QByteArray path;
    QByteArray name; ///< the members that name it
    std::function<void(GatewayData &)> refresh;
    std::function<void(GatewayData &, Status)> apply; ///< a reply that has just come
    std::function<void(GatewayData &)> drop;          ///< the same
    std::function<std::optional<Status>(const GatewayData &)> shown;
};

inline QByteArray wordOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return "pending";
    case Status::Synced:
        return "synced";
    default:
        return "failed";
    }
}

template <typename T>
std::optional<Status> statusOf(const T *resource)
{
    return resource == nullptr ? std::nullopt : std::optional(resource->provisioning.status);
}

inline Kind accountKind()
{
    return {"/accounts",
            "/accounts/a",
            R"("name":"a")",
            [](GatewayData &data) { data.refreshAccounts(); },
            [](GatewayData &data, Status status) {
                Account account;
                account.name = u"a"_s;
                account.provisioning.status = status;
                data.apply({account});
            },
            [](GatewayData &data) { data.dropAccount(u"a"_s); },
            [](const GatewayData &data) { return statusOf(data.account(u"a"_s)); }};
}

inline Kind requestKind()
{
    return {"/teamsRequestsForInformation",
            "/teamsRequestsForInformation/t",
            R"("tenantId":"t")",
            [](GatewayData &data) { data.refreshRequests(); },
            [](GatewayData &data, Status status) {
                RequestForInformation request;
                request.tenantId = u"t"_s;
                request.provisioning.status = status;
                data.apply({request});
            },
            {}, // the gateway's operations delete none
            [](const GatewayData &data) { return statusOf(data.request(u"t"_s)); }};
}

/// The list of all numbers, or of those of the account.
inline Kind numberKind(const QString &account = {})
{
    return {account.isEmpty() ? "/numbers" : "/accounts/a/numbers",
            "/accounts/a/numbers/%2B441632960000",
            R"("telephoneNumber":"+441632960000","accountName":"a")",
            [account](GatewayData &data) { data.refreshNumbers(account); },
            [](GatewayData &data, Status status) {
                Number number = plainNumber(theNumber.digits(), u"a"_s);
                number.provisioning.status = status;
                data.apply({number});
            },
            [](GatewayData &data) { data.dropNumbers({theNumber}); },
            [](const GatewayData &data) {
                const NumberInventory::Row row = data.numbers().find(theNumber);
                return row < 0 ? std::nullopt : std::optional(data.numbers().status(row));
            }};
}

} // namespace numberdesk
