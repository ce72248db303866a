// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"

/// GatewayData that is filled by hand: its gateway is an address where nobody listens, and nothing
/// is requested from it.
struct OfflineData
{
    numberdesk::NoTokenSource tokens;
    numberdesk::RequestBudget budget{0};
    numberdesk::HttpClient client{{QUrl(QStringLiteral("http://127.0.0.1:9"))}, tokens, budget};
    numberdesk::ProvisioningService service{client, QStringLiteral("2024-02-29")};
    numberdesk::PendingPoller poller{service};
    numberdesk::GatewayData data{service, poller};
};

inline numberdesk::Number
aNumber(quint64 digits, const QString &account,
        numberdesk::ProvisioningStatus status = numberdesk::ProvisioningStatus::Synced)
{
    numberdesk::Number number;
    number.telephoneNumber = numberdesk::TelephoneNumber(digits);
    number.accountName = account;
    number.services[numberdesk::Service::ZoomPhoneCloudPeering] =
        numberdesk::NumberService{true, {}, {}};
    number.provisioning.status = status;
    return number;
}
