// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "support/servicerig.h"
#include "support/testresources.h"

/// GatewayData that is filled by hand: its gateway is an address where nobody listens, and nothing
/// is requested from it.
struct OfflineData : numberdesk::ServiceRig
{
    OfflineData() : ServiceRig(QUrl(QStringLiteral("http://127.0.0.1:9"))) {}

    numberdesk::PendingPoller poller{service};
    numberdesk::GatewayData data{service, poller};
};

inline numberdesk::Number
aNumber(quint64 digits, const QString &account,
        numberdesk::ProvisioningStatus status = numberdesk::ProvisioningStatus::Synced)
{
    numberdesk::Number number = numberdesk::plainNumber(digits, account);
    number.provisioning.status = status;
    return number;
}
