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

/// Call Protection syncs by itself: the API has no such field there.
bool takesSyncEnabled(Service service)
{
    return service != Service::AzureOperatorCallProtection;
}

AccountService readService(const Json &value)
{
    AccountService service;
    service.enabled = boolean(value, "enabled").value_or(false);
    service.syncEnabled = boolean(value, "syncEnabled").value_or(false);
    service.numberCount = integer(value, "numberCount");
    return service;
}

void readDirectRouting(const Json &value, Account &account)
{
    account.subdomainStatusText = text(value, "subdomainStatus");
    account.subdomainStatus = subdomainStatusFromText(account.subdomainStatusText);
    const Json &configuration = object(value, "configuration");
    if (configuration.empty())
        return;
    const Json &tokens = object(configuration, "subdomainTokens");
    account.directRouting = DirectRoutingConfiguration{
        boolean(configuration, "callScreening").value_or(true), text(configuration, "subdomain"),
        text(tokens, "region1Token"), text(tokens, "region2Token")};
}

KnownField knownDirectRouting()
{
    using Kind = KnownField::Kind;
    const KnownField tokens{
        Kind::Object, {{"region1Token", {Kind::Text, {}}}, {"region2Token", {Kind::Text, {}}}}};
    return {Kind::Object,
            {{"callScreening", {Kind::Flag, {}}},
             {"subdomain", {Kind::Text, {}}},
             {"subdomainTokens", tokens}}};
}

/// Every field that this version reads or that the contract makes read-only.
KnownField knownFields()
{
    using Kind = KnownField::Kind;
    KnownField details{Kind::Object, {{"teamsTenantId", {Kind::Text, {}}}}};
    for (const Service service : allServices) {
        KnownField &known = details.members[jsonName(service)];
        known = {Kind::Object,
                 {{"enabled", {Kind::Flag, {}}}, {"numberCount", {Kind::ReadOnly, {}}}}};
        if (takesSyncEnabled(service))
            known.members["syncEnabled"] = {Kind::Flag, {}};
    }
    KnownField &routing = details.members[jsonName(Service::TeamsDirectRouting)];
    routing.members["subdomainStatus"] = {Kind::ReadOnly, {}};
    routing.members["configuration"] = knownDirectRouting();
    return {Kind::Object,
            {{"name", {Kind::Text, {}}},
             {"correlationId", {Kind::Text, {}}},
             {"serviceProvisioningStatus", {Kind::ReadOnly, {}}},
             {"serviceProvisioningErrors", {Kind::ReadOnly, {}}},
             {"serviceDetails", details}}};
}

Json serviceToJson(Service service, const AccountService &value)
{
    Json json{{"enabled", value.enabled}};
    if (takesSyncEnabled(service))
        json["syncEnabled"] = value.syncEnabled;
    return json;
}

Json directRoutingToJson(const DirectRoutingConfiguration &configuration)
{
    return {{"callScreening", configuration.callScreening},
            {"subdomain", configuration.subdomain.toStdString()},
            {"subdomainTokens",
             {{"region1Token", configuration.region1Token.toStdString()},
              {"region2Token", configuration.region2Token.toStdString()}}}};
}

} // namespace

ApiResult<Account> accountFromJson(const Json &value)
{
    Account account;
    account.name = text(value, "name");
    if (account.name.isEmpty())
        return Failure<ApiError>(badReply(u"An account without a name"_s));
    account.correlationId = text(value, "correlationId");
    account.provisioning = provisioningState(value);
    const Json &details = object(value, "serviceDetails");
    account.teamsTenantId = text(details, "teamsTenantId");
    for (const Service service : allServices) {
        const Json &entry = object(details, jsonName(service).c_str());
        if (!entry.empty())
            account.services[service] = readService(entry);
    }
    readDirectRouting(object(details, "teamsDirectRouting"), account);
    static const KnownField known = knownFields();
    account.unknownFields = unknownFields(value, known);
    return account;
}

Json toJson(const Account &account)
{
    Json details = Json::object();
    put(details, "teamsTenantId", account.teamsTenantId);
    for (const Service service : allServices) {
        if (account.services[service])
            details[jsonName(service)] = serviceToJson(service, *account.services[service]);
    }
    if (account.directRouting) {
        const std::string name = jsonName(Service::TeamsDirectRouting);
        if (!details.contains(name))
            details[name] = serviceToJson(Service::TeamsDirectRouting, {});
        details[name]["configuration"] = directRoutingToJson(*account.directRouting);
    }
    Json json{{"name", account.name.toStdString()}, {"serviceDetails", std::move(details)}};
    put(json, "correlationId", account.correlationId);
    mergeUnknownFields(json, account.unknownFields);
    return json;
}

} // namespace numberdesk
