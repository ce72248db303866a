// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/datadirectory.h"

#include <QString>

namespace numberdesk {

class GatewayData;
class HttpClient;
class JobStore;
class PendingPoller;
class ProvisioningService;

/// What the jobs of an open connection work with; all of it outlives them.
struct JobDesk
{
    ProvisioningService &service;
    HttpClient &client;
    PendingPoller &poller;
    GatewayData &data;
    JobStore &jobs;
    DataDirectory directory;
    QString connection = {}; ///< its name; empty: it has none
    QString gateway = {};    ///< base URL of one without a name; empty: the local gateway
};

} // namespace numberdesk
