// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/sample/sampleinserters.h"

#include "localgateway/base/json.h"
#include "localgateway/rules/lateerrors.h"
#include "localgateway/store/numberstore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::sample {

using namespace Qt::StringLiterals;

namespace {

/// Of the numbers that Teams takes over, every so many is pending or failed.
constexpr int pendingEvery = 40;
constexpr int failedEvery = 50;
constexpr int numbersPerAreaCode = 100;

constexpr std::array areaCodes{201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216,
                               217, 218, 219, 224, 225, 228, 229, 231, 234, 239, 240, 248, 251, 252,
                               253, 254, 256, 260, 262, 267, 269, 270, 272, 276, 281, 301};

/// Gives one number after the other out of the ranges that Ofcom and the North American
/// Numbering Plan keep free for fiction.
class NumberRanges
{
public:
    QString next(std::string_view country) { return country == "GB" ? british() : american(); }

private:
    QString british() { return u"+441632960%1"_s.arg(m_british++, 3, 10, QLatin1Char('0')); }

    QString american()
    {
        const auto area = areaCodes.at(std::size_t(m_american / numbersPerAreaCode));
        const int line = m_american++ % numbersPerAreaCode;
        return u"+1"_s + QString::number(area) + u"555"_s +
               QString::number(100 + line).rightJustified(4, u'0');
    }

    int m_british = 0;
    int m_american = 0;
};

Json teamsService(const Customer &customer, int index, bool withUsage)
{
    const int address = index % 2;
    return {{"enabled", true},
            {"assignmentStatus", index % 3 == 0 ? "unassigned" : "assigned"},
            {"configuration",
             {{"usage", withUsage ? "CallingUserAssignment" : ""},
              {"choosableCapabilities", {"InboundCalling", "OutboundCalling"}},
              {"civicAddressId", civicAddressId(customer, address).toStdString()},
              {"locationId", locationId(customer, address * 2).toStdString()},
              {"allowTenantAddressUpdate", false}}}};
}

/// A customer with Operator Connect and Phone Mobile has every other number in each of them.
unsigned servicesOf(const Customer &customer, int index)
{
    constexpr unsigned both = operatorConnectBit | phoneMobileBit;
    if ((customer.services & both) != both)
        return customer.services;
    return customer.services & ~(index % 2 == 0 ? phoneMobileBit : operatorConnectBit);
}

void addServices(NumberRow &row, Json &body, const Customer &customer, int index, bool fails)
{
    Json details = Json::object();
    row.services = row.present = servicesOf(customer, index);
    for (const Service &service : services) {
        if (row.services & bitOf(service))
            details[service.name] =
                service.teams ? teamsService(customer, index, !fails) : Json{{"enabled", true}};
    }
    body["serviceDetails"] = details;
    if (!(row.services & (phoneMobileBit | callProtectionBit)) && index % 5 == 0)
        body["configuration"] = {{"customSipHeader", customer.account}};
}

NumberRow numberOf(const Context &context, const Customer &customer, const QString &number,
                   int index)
{
    const bool synced = customer.sync && (customer.services & teamsManagedBits);
    const bool fails = synced && index % failedEvery == 11;
    const bool waits = synced && !fails && index % pendingEvery == 7;
    NumberRow row{.telephoneNumber = number,
                  .account = QString::fromLatin1(customer.account),
                  .status = fails   ? u"failed"_s
                            : waits ? u"pending"_s
                                    : u"synced"_s,
                  .modified = context.now};
    Json body{{"telephoneNumber", number.toStdString()}, {"accountName", customer.account}};
    addServices(row, body, customer, index, fails);
    row.body = dump(body);
    if (fails)
        row.errors = missingUsageErrors(row.services);
    if (waits)
        row.due = spreadDue(context.now, context.syncDelay, index);
    return row;
}

} // namespace

void insertNumbers(const Context &context)
{
    NumberRanges ranges;
    for (const Customer &customer : customers) {
        for (int i = 0; i < customer.numbers; ++i)
            storeNumber(context.database,
                        numberOf(context, customer, ranges.next(customer.country), i));
    }
}

} // namespace numberdesk::localgateway::sample
