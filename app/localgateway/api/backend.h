// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/timesource.h"
#include "localgateway/http/reply.h"
#include "localgateway/http/request.h"

#include <QStringList>

#include <chrono>

namespace numberdesk::localgateway {

class Database;

/// What the operations work on.
struct Backend
{
    Database &database;
    std::chrono::milliseconds syncDelay;
    TimeSource &time = systemTime();
};

/// One request on its way through an operation.
struct Call
{
    const Request &request;
    QStringList pathValues; ///< account name, then number, address or tenant ID
    QString linkBase;       ///< scheme, host and port for nextLink
    qint64 now = 0;         ///< milliseconds since 1970; one time for the whole request
};

/// The reply of an operation, or its refusal.
using Outcome = Checked<Reply>;

/// One of the 18 operations of the contract.
using Operation = Outcome (*)(Backend &backend, const Call &call);

} // namespace numberdesk::localgateway
