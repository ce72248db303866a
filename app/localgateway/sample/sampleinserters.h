// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/sample/sampleparts.h"

namespace numberdesk::localgateway {

class Database;

namespace sample {

/// What every part is given.
struct Context
{
    Database &database;
    qint64 now; ///< milliseconds since 1970
    std::chrono::milliseconds syncDelay;
};

/// The customer's account without its numbers. It is synced; of those with a subdomain, that of one
/// customer is still to be provisioned.
void insertAccount(const Context &context, const Customer &customer);

/// Two addresses with two locations each, for customers whose calls Teams carries.
void insertCivicAddresses(const Context &context, const Customer &customer);

/// All numbers of all customers.
void insertNumbers(const Context &context);

/// 25 requests in every status and with every relationship.
void insertRequestsForInformation(const Context &context);

} // namespace sample
} // namespace numberdesk::localgateway
