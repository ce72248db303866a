// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/datadirectory.h"
#include "storage/jobrecord.h"

namespace numberdesk {

struct Connection;
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
    JobPlace place = {}; ///< where the numbers of its jobs are
};

/// Where the numbers are that jobs of that connection change.
JobPlace placeOfJobs(const Connection &connection);

} // namespace numberdesk
