// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/livegateway.h"

namespace numberdesk {

/// Puts numbers by the thousand, of any status, into a gateway's database, the way its own sample
/// data come there.
class GatewayStock
{
public:
    explicit GatewayStock(const LiveGateway &gateway) : m_file(gateway.databaseFile()) {}

    /// `count` Zoom numbers on an account that is there; those that exist are replaced.
    void put(const QString &account, quint64 first, quint64 count, const QString &status) const;

    /// What is pending is due now: the gateway's backend takes it after the next change of any
    /// kind.
    void makePendingDue() const;

private:
    QString m_file;
};

} // namespace numberdesk
