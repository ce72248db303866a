// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/services.h"

#include <QString>

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

/// The customers of the sample data and what fills them; see sampledata.h.
namespace numberdesk::localgateway::sample {

/// What one account with its addresses and numbers is made of.
struct Customer
{
    const char *account;
    const char *company;
    unsigned services; ///< bits as in the store
    bool sync;         ///< what Teams manages is handed to it
    const char *country;
    int numbers;
};

/// The bit of the service with that name; does not compile when there is none.
consteval unsigned bitNamed(std::string_view name)
{
    return bitOf(*std::ranges::find(services, name, &Service::name));
}

// The services that customers were given by name.
inline constexpr unsigned operatorConnectBit = bitNamed("teamsOperatorConnect");
inline constexpr unsigned directRoutingBit = bitNamed("teamsDirectRouting");
inline constexpr unsigned phoneMobileBit = bitNamed("teamsPhoneMobile");
inline constexpr unsigned zoomBit = bitNamed("zoomPhoneCloudPeering");
inline constexpr unsigned callProtectionBit = bitNamed("azureOperatorCallProtection");

inline constexpr unsigned everyBit = bitsWhere([](const Service &) { return true; });
inline constexpr unsigned teamsManagedBits =
    bitsWhere([](const Service &service) { return service.teams.has_value(); });
inline constexpr unsigned subdomainBits = bitsWhere(&Service::hasSubdomain);

inline constexpr std::array customers{
    Customer{"contoso", "Contoso Ltd", operatorConnectBit, true, "GB", 600},
    Customer{"fabrikam", "Fabrikam plc", directRoutingBit, false, "GB", 400},
    Customer{"northwind", "Northwind Traders", phoneMobileBit, true, "US", 500},
    Customer{"adventure-works", "Adventure Works Cycles", zoomBit, false, "US", 500},
    Customer{"tailspin", "Tailspin Toys", directRoutingBit | callProtectionBit, false, "US", 400},
    Customer{"woodgrove", "Woodgrove Bank", operatorConnectBit | callProtectionBit, true, "US",
             800},
    Customer{"litware", "Litware Inc", operatorConnectBit, false, "US", 400},
    Customer{"proseware", "Proseware Inc", directRoutingBit | zoomBit, false, "US", 400},
    Customer{"wingtip", "Wingtip Toys", operatorConnectBit | phoneMobileBit, true, "US", 500},
    Customer{"fourth-coffee", "Fourth Coffee", zoomBit, false, "US", 300},
    Customer{"lucerne", "Lucerne Publishing", directRoutingBit, false, "US", 200},
    Customer{"margies-travel", "Margie's Travel", everyBit, true, "US", 0},
};

/// The same GUID for the same @p name each time, so that two desks see the same sample data.
QString guid(const QString &name);

/// The GUID of the customer in Teams, as guid() makes it.
QString tenantId(const Customer &customer);
/// The GUID of one of its two addresses: @p index is 0 or 1.
QString civicAddressId(const Customer &customer, int index);
/// The GUID of one of the four locations of its addresses: @p index is 0 or 1 for the first
/// address, 2 or 3 for the second; the even one of each is its default.
QString locationId(const Customer &customer, int index);

/// When the row counted @p index becomes synced or failed: spread over half an hour with the
/// usual sync delay, so that something is pending while a newcomer looks around.
qint64 spreadDue(qint64 now, std::chrono::milliseconds syncDelay, int index);

} // namespace numberdesk::localgateway::sample
