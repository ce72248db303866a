// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "session/connections/connection.h"
#include "session/connections/connectionreport.h"
#include "storage/datadirectory.h"

#include <QList>

namespace numberdesk {

/// The stretches that the way of this connection does not have. What only the sign-in shows (a
/// token that does not tell its roles) comes with the report.
QList<ConnectionReport::Step> untestedSteps(const Connection &connection);

/// Walks the way to a gateway and stops at the first fault; sends it at most two requests, none of
/// which asks for a change, and never retries: one without a sign-in, to tell the faults of the
/// network from those of the sign-in, and one for a single account. Asking on the way, signing in
/// and asking for the account each end within the connection's timeout, waiting for a place in the
/// request budget included. Cancelling ends with Cancelled.
class ConnectionTestJob : public TypedJob<ConnectionReport>
{
    Q_OBJECT

public:
    using TypedJob<ConnectionReport>::TypedJob;

signals:
    /// This stretch begins; those before it went well or were not there. Who has seen enough calls
    /// cancel(): the job must not be deleted from here.
    void stepStarted(numberdesk::ConnectionReport::Step step);
};

/// Tests `connection`, whose secret is in it. The requests count in the gateway's budget, whose
/// ledger lies in `directory`.
ConnectionTestJob *testConnection(const Connection &connection, const DataDirectory &directory,
                                  QObject *parent);

} // namespace numberdesk
