// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/provisioningservice.h"

namespace numberdesk {

/// How a gateway, or one account of it, stands.
struct GatewayStatus
{
    qint64 accounts = 0;
    qint64 total = 0; ///< numbers
    qint64 pending = 0;
    qint64 synced = 0;
    QList<Number> failed;
    qint64 requests = 0; ///< requests for information
    qint64 awaiting = 0; ///< active ones that nobody has answered
};

/// Reads it: by counts and filters in a handful of requests, or by whole list pages where the
/// gateway does not understand filters. NotFound when `accountName` is not empty and unknown.
ApiJob<GatewayStatus> *readGatewayStatus(ProvisioningService &service, const QString &accountName);

} // namespace numberdesk
