// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/jsonfields.h"
#include "provisioning/resourcecodec.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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

/// True when the object holds nothing but what this version knows on a plain number, which spares
/// the search for unknown fields on the hundreds of rows of a page.
bool isPlain(const Json &value, std::size_t knownMembers)
{
    return value.size() == knownMembers;
}

std::size_t countOf(const Json &value, std::initializer_list<const char *> keys)
{
    std::size_t count = 0;
    for (const char *const key : keys)
        count += value.contains(key) ? 1 : 0;
    return count;
}

/// Every path that this version reads or knows to be read-only.
std::set<std::string> makeKnownFields()
{
    std::set<std::string> known{"telephoneNumber",
                                "accountName",
                                "serviceProvisioningStatus/*",
                                "serviceProvisioningErrors/*",
                                "configuration",
                                "configuration/customSipHeader",
                                "serviceDetails"};
    for (const Service service : allServices) {
        const std::string path = "serviceDetails/" + jsonName(service);
        known.insert({path, path + "/enabled"});
        if (!hasTeamsConfiguration(service))
            continue;
        known.insert({path + "/assignmentStatus", path + "/configuration"});
        for (const char *const field :
             {"usage", "choosableCapabilities", "acquiredCapabilities", "availableCapabilities",
              "additionalUsages", "civicAddressId", "locationId", "allowTenantAddressUpdate",
              "displayedCountryCode"})
            known.insert(path + "/configuration/" + field);
    }
    return known;
}

bool mayHoldUnknownFields(const Json &value)
{
    if (!isPlain(value, countOf(value, {"telephoneNumber", "accountName", "serviceDetails",
                                        "configuration", "serviceProvisioningStatus",
                                        "serviceProvisioningErrors"})))
        return true;
    const Json &configuration = object(value, "configuration");
    if (!isPlain(configuration, countOf(configuration, {"customSipHeader"})))
        return true;
    const Json &details = object(value, "serviceDetails");
    return std::any_of(details.begin(), details.end(), [](const Json &service) {
        return !service.is_object() || !isPlain(service, countOf(service, {"enabled"}));
    });
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
    if (configuration.allowTenantAddressUpdate.value_or(false))
        json["allowTenantAddressUpdate"] = true;
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
    static const std::set<std::string> known = makeKnownFields();
    if (mayHoldUnknownFields(value))
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
    return json;
}

} // namespace numberdesk
