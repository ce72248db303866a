// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/jsonfields.h"
#include "provisioning/resourcecodec.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using namespace jsonfields;
using namespace Qt::StringLiterals;

namespace {

std::string jsonName(Service service)
{
    const QLatin1StringView name = apiName(service);
    return {name.data(), static_cast<std::size_t>(name.size())};
}

TeamsNumberConfiguration readConfiguration(const Json &value)
{
    TeamsNumberConfiguration configuration;
    configuration.usage = text(value, "usage");
    configuration.choosableCapabilities = texts(value, "choosableCapabilities");
    configuration.acquiredCapabilities = texts(value, "acquiredCapabilities");
    configuration.availableCapabilities = texts(value, "availableCapabilities");
    configuration.additionalUsages = texts(value, "additionalUsages");
    configuration.civicAddressId = text(value, "civicAddressId");
    configuration.locationId = text(value, "locationId");
    configuration.allowTenantAddressUpdate = boolean(value, "allowTenantAddressUpdate");
    configuration.displayedCountryCode = text(value, "displayedCountryCode");
    return configuration;
}

NumberService readService(Service service, const Json &value)
{
    NumberService result;
    result.enabled = boolean(value, "enabled").value_or(false);
    if (!hasTeamsConfiguration(service))
        return result;
    result.assignmentStatus = text(value, "assignmentStatus");
    const Json &configuration = object(value, "configuration");
    if (!configuration.empty())
        result.configuration = readConfiguration(configuration);
    return result;
}

KnownField knownConfiguration()
{
    using Kind = KnownField::Kind;
    return {Kind::Object,
            {{"usage", {Kind::Text, {}}},
             {"choosableCapabilities", {Kind::Texts, {}}},
             {"acquiredCapabilities", {Kind::ReadOnly, {}}},
             {"availableCapabilities", {Kind::ReadOnly, {}}},
             {"additionalUsages", {Kind::Texts, {}}},
             {"civicAddressId", {Kind::Text, {}}},
             {"locationId", {Kind::Text, {}}},
             {"allowTenantAddressUpdate", {Kind::Flag, {}}},
             {"displayedCountryCode", {Kind::Text, {}}}}};
}

KnownField knownServices()
{
    using Kind = KnownField::Kind;
    KnownField services{Kind::Object, {}};
    for (const Service service : allServices) {
        KnownField &known = services.members[jsonName(service)];
        known = {Kind::Object, {{"enabled", {Kind::Flag, {}}}}};
        if (!hasTeamsConfiguration(service))
            continue;
        known.members["assignmentStatus"] = {Kind::Text, {}};
        known.members["configuration"] = knownConfiguration();
    }
    return services;
}

/// Every field that this version reads or that the contract makes read-only.
KnownField knownFields()
{
    using Kind = KnownField::Kind;
    return {Kind::Object,
            {{"telephoneNumber", {Kind::Text, {}}},
             {"accountName", {Kind::Text, {}}},
             {"serviceProvisioningStatus", {Kind::ReadOnly, {}}},
             {"serviceProvisioningErrors", {Kind::ReadOnly, {}}},
             {"configuration", {Kind::Object, {{"customSipHeader", {Kind::Text, {}}}}}},
             {"serviceDetails", knownServices()}}};
}

/// A service of which only unknown fields are sent back says that it is off, as it was read.
void completeServices(Json &details)
{
    for (const Service service : allServices) {
        const auto entry = details.find(jsonName(service));
        if (entry != details.end() && entry->is_object() && !entry->contains("enabled"))
            (*entry)["enabled"] = false;
    }
}

Json configurationToJson(const TeamsNumberConfiguration &configuration)
{
    // Both are required, the list also when it is empty.
    Json json{{"usage", configuration.usage.toStdString()},
              {"choosableCapabilities", Json::array()}};
    put(json, "choosableCapabilities", configuration.choosableCapabilities);
    put(json, "additionalUsages", configuration.additionalUsages);
    put(json, "civicAddressId", configuration.civicAddressId);
    put(json, "locationId", configuration.locationId);
    put(json, "displayedCountryCode", configuration.displayedCountryCode);
    // A PUT replaces the whole: a false that is stored stays a false.
    if (configuration.allowTenantAddressUpdate)
        json["allowTenantAddressUpdate"] = *configuration.allowTenantAddressUpdate;
    return json;
}

/// Nothing when leaving the service out says the same.
std::optional<Json> serviceToJson(const std::optional<NumberService> &service)
{
    if (!service ||
        (!service->enabled && !service->configuration && service->assignmentStatus.isEmpty()))
        return {};
    Json json{{"enabled", service->enabled}};
    put(json, "assignmentStatus", service->assignmentStatus);
    if (service->configuration)
        json["configuration"] = configurationToJson(*service->configuration);
    return json;
}

} // namespace

ApiResult<Number> numberFromJson(const Json &value)
{
    const auto telephoneNumber = TelephoneNumber::parse(text(value, "telephoneNumber"));
    if (!telephoneNumber) {
        return Failure<ApiError>(
            badReply(u"A number that is not E.164: "_s + text(value, "telephoneNumber").left(30)));
    }
    Number number;
    number.telephoneNumber = *telephoneNumber;
    number.accountName = text(value, "accountName");
    number.provisioning = provisioningState(value);
    const Json &details = object(value, "serviceDetails");
    for (const Service service : allServices) {
        const Json &entry = object(details, jsonName(service).c_str());
        if (!entry.empty())
            number.services[service] = readService(service, entry);
    }
    number.customSipHeader = text(object(value, "configuration"), "customSipHeader");
    static const KnownField known = knownFields();
    number.unknownFields = unknownFields(value, known);
    return number;
}

Json toJson(const Number &number)
{
    Json details = Json::object();
    for (const Service service : allServices) {
        if (auto entry = serviceToJson(number.services[service]))
            details[jsonName(service)] = std::move(*entry);
    }
    Json json{{"telephoneNumber", number.telephoneNumber.toString().toStdString()},
              {"accountName", number.accountName.toStdString()},
              {"serviceDetails", std::move(details)}};
    if (!number.customSipHeader.isEmpty())
        json["configuration"] = {{"customSipHeader", number.customSipHeader.toStdString()}};
    mergeUnknownFields(json, number.unknownFields);
    completeServices(json["serviceDetails"]);
    return json;
}

} // namespace numberdesk
