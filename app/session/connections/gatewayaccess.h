// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/budgetledger.h"
#include "net/client/httpclient.h"
#include "net/signin/clientcredentials.h"
#include "session/connections/connection.h"
#include "storage/datadirectory.h"

#include <memory>

namespace numberdesk {

/// How the network layer is to reach the gateway of a connection: the same for its session and for
/// Test connection, so that the test finds what a session would find.
HttpClientOptions clientOptionsOf(const Connection &connection);

/// How tokens are asked for; only for a connection with a token URL.
ClientCredentials credentialsOf(const Connection &connection);

/// The request budget that a connection begins with: what a person fixed, else none for the local
/// gateway and Microsoft's published limit of 100 a minute (Provisioning API integration guide) for
/// others, until the gateway names another.
int requestLimitOf(const Connection &connection);

/// Where its requests are counted, together with those of every other process on the data
/// directory and every other connection to the same host and port.
std::unique_ptr<BudgetLedger> ledgerOf(const Connection &connection,
                                       const DataDirectory &directory);

} // namespace numberdesk
