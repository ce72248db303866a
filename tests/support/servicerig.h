// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"
#include "support/clientrig.h"
#include "support/scriptedserver.h"

namespace numberdesk {

/// Everything between a test and a gateway's socket. For tests of the layers that use the API.
struct ServiceRig : ClientRig
{
    explicit ServiceRig(const QUrl &gateway) : ClientRig(gateway) {}
    explicit ServiceRig(HttpClientOptions options) : ClientRig(std::move(options)) {}

    ProvisioningService service{client, QStringLiteral("2024-02-29")};
};

/// Comes before what talks to it.
struct ServerPart
{
    ScriptedServer server;
};

/// The same at a server that answers as the test says.
struct ScriptedServiceRig : ServerPart, ServiceRig
{
    explicit ScriptedServiceRig(const QString &basePath = {}) : ServiceRig(server.url(basePath)) {}
};

} // namespace numberdesk
