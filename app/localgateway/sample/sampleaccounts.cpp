// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/sample/sampleinserters.h"

#include "localgateway/base/json.h"
#include "localgateway/store/accountstore.h"
#include "localgateway/store/rfistore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::sample {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    const char *country;
    const char *street;
    const char *suffix;
    const char *city;
    const char *state;
    const char *postalCode;
    const char *latitude;
    const char *longitude;
};

constexpr std::array places{
    Place{"GB", "Example", "Street", "London", "England", "SW1A 1AA", "51.5010", "-0.1416"},
    Place{"GB", "Sample", "Road", "Manchester", "England", "M1 1AE", "53.4774", "-2.2309"},
    Place{"US", "Example", "Avenue", "Reston", "VA", "20191", "38.9586", "-77.3570"},
    Place{"US", "Sample", "Street", "Seattle", "WA", "98101", "47.6101", "-122.3344"},
};

Json subdomainConfiguration(const Customer &customer)
{
    const std::string label = std::string(customer.account).substr(0, 8);
    return {{"callScreening", true},
            {"subdomain", label},
            {"subdomainTokens",
             {{"region1Token", "MS=ms" + label + "1"}, {"region2Token", "MS=ms" + label + "2"}}}};
}

Json serviceDetails(const Customer &customer)
{
    Json details{{"teamsTenantId", tenantId(customer).toStdString()}};
    for (const Service &service : services) {
        if (!(customer.services & bitOf(service)))
            continue;
        Json &settings = details[service.name];
        settings["enabled"] = true;
        if (service.takesSyncEnabled)
            settings["syncEnabled"] = customer.sync && service.teams;
        if (service.hasSubdomain)
            settings["configuration"] = subdomainConfiguration(customer);
    }
    return details;
}

Json location(const Customer &customer, int address, int index)
{
    const int number = address * 2 + index;
    return {{"id", locationId(customer, number).toStdString()},
            {"civicAddressId", civicAddressId(customer, address).toStdString()},
            {"additionalInfo", index == 0 ? "Reception" : "Second floor"},
            {"isDefault", index == 0},
            {"elin", "ELIN-" + std::to_string(1001 + number)}};
}

Json civicAddress(const Customer &customer, const Place &place, int index)
{
    return {{"id", civicAddressId(customer, index).toStdString()},
            {"country", place.country},
            {"houseNumber", std::to_string(11 + 20 * index)},
            {"streetName", place.street},
            {"streetSuffix", place.suffix},
            {"stateOrProvince", place.state},
            {"cityOrTown", place.city},
            {"postalOrZipCode", place.postalCode},
            {"companyName", customer.company},
            {"defaultLocationId", locationId(customer, index * 2).toStdString()},
            {"validationStatus", index == 0 ? "validated" : "notValidated"},
            {"tenantId", tenantId(customer).toStdString()},
            {"locations", {location(customer, index, 0), location(customer, index, 1)}},
            {"latitude", place.latitude},
            {"longitude", place.longitude}};
}

} // namespace

void insertAccount(const Context &context, const Customer &customer)
{
    const Json body{{"name", customer.account},
                    {"correlationId", guid(QLatin1String(customer.account)).toStdString()},
                    {"serviceDetails", serviceDetails(customer)}};
    AccountRow row{QString::fromLatin1(customer.account),
                   dump(body),
                   tenantId(customer),
                   std::nullopt,
                   u"notProvisioned"_s,
                   std::nullopt,
                   context.now};
    // One customer's subdomain is still on its way.
    if ((customer.services & subdomainBits) && std::string_view(customer.account) == "lucerne")
        row.subdomainDue = spreadDue(context.now, context.syncDelay, 0);
    else if (customer.services & subdomainBits)
        row.subdomainStatus = u"provisioned"_s;
    storeAccount(context.database, row);
}

void insertCivicAddresses(const Context &context, const Customer &customer)
{
    if (!(customer.services & teamsManagedBits))
        return;
    int index = 0;
    for (const Place &place : places) {
        if (std::string_view(place.country) != customer.country)
            continue;
        storeCivicAddress(context.database, QString::fromLatin1(customer.account),
                          civicAddressId(customer, index),
                          dump(civicAddress(customer, place, index)), context.now);
        ++index;
    }
}

} // namespace numberdesk::localgateway::sample
