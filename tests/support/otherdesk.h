// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/livegateway.h"

#include <nlohmann/json.hpp>

#include <functional>

namespace numberdesk {

/// Somebody else at a gateway, who does there what a test wants done, at once and without retries.
class OtherDesk
{
public:
    explicit OtherDesk(LiveGateway &gateway) : m_gateway(gateway) {}

    /// Creates an account, or replaces it. With `sync` its numbers are pending at first.
    void putAccount(const QString &name, const QStringList &services, bool sync = false);
    /// Writes numbers of one account.
    void putNumbers(const QString &account, const nlohmann::json &numbers);
    /// `count` numbers on one account, with Zoom and a SIP header.
    void addNumbers(const QString &account, quint64 first, int count,
                    const std::string &header = "keepme");

    /// What the gateway has of a number; null when it has none.
    nlohmann::json number(const QString &telephoneNumber);
    void changeNumber(const QString &telephoneNumber,
                      const std::function<void(nlohmann::json &number)> &change);
    /// Teams gives a number to a user, for an account with Operator Connect. It is pending where
    /// the account syncs.
    void handToTeams(const QString &telephoneNumber);
    void removeNumber(const QString &telephoneNumber);
    /// How many numbers the gateway has on all accounts.
    qint64 numberCount();

    /// Sends a request that has to succeed.
    ScriptedReply send(const QByteArray &method, const QByteArray &target,
                       const QByteArray &body = {});

private:
    LiveGateway &m_gateway;
};

} // namespace numberdesk
