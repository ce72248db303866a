// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/services.h"

#include <QString>

#include <array>
#include <chrono>

/// The customers of the sample data and what fills them; see sampledata.h.
namespace numberdesk::localgateway::sample {

/// One customer.
struct Customer
{
    const char *account;
    const char *company;
    unsigned services; ///< bits as in serviceNames
    bool sync;         ///< Operator Connect and Phone Mobile are handed to Teams
    const char *country;
    int numbers;
};

inline constexpr unsigned zoomBit = 1u << 3;
inline constexpr unsigned callProtectionBit = 1u << 4;

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
    Customer{"margies-travel", "Margie's Travel",
             operatorConnectBit | directRoutingBit | phoneMobileBit | zoomBit | callProtectionBit,
             true, "US", 0},
};

/// The same GUID for the same @p name each time, so that two desks see the same sample data.
QString guid(const QString &name);

QString tenantId(const Customer &customer);
QString civicAddressId(const Customer &customer, int index);
QString locationId(const Customer &customer, int index);

/// When the row counted @p index becomes synced or failed: spread over half an hour with the
/// usual sync delay, so that something is pending while a newcomer looks around.
qint64 spreadDue(qint64 now, std::chrono::milliseconds syncDelay, int index);

} // namespace numberdesk::localgateway::sample
