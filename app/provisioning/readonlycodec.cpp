// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/jsonfields.h"
#include "provisioning/resourcecodec.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using namespace jsonfields;
using namespace Qt::StringLiterals;

namespace {

Contact readContact(const Json &value)
{
    return {text(value, "fullName"), text(value, "email"), text(value, "telephoneNumber"),
            text(value, "companyName"), text(value, "companySize")};
}

Location readLocation(const Json &value)
{
    return {text(value, "id"),
            text(value, "civicAddressId"),
            text(value, "description"),
            text(value, "additionalInfo"),
            boolean(value, "isDefault").value_or(false),
            text(value, "elin")};
}

} // namespace

ApiError badReply(const QString &message)
{
    ApiError error;
    error.kind = ApiError::Kind::BadReply;
    error.message = message;
    return error;
}

ApiResult<RequestForInformation> requestFromJson(const Json &value)
{
    RequestForInformation request;
    request.tenantId = text(value, "tenantId");
    if (request.tenantId.isEmpty())
        return Failure<ApiError>(badReply(u"A request for information without a tenant"_s));
    request.id = text(value, "id");
    request.accountName = text(value, "accountName");
    request.operatorId = text(value, "operatorId");
    request.status = text(value, "status");
    request.consentedOn = dateTime(value, "consentedOn");
    request.lastModifiedOn = dateTime(value, "lastModifiedOn");
    request.consentedCountries = texts(value, "consentedCountries");
    for (const Json &contact : array(value, "contacts"))
        request.contacts.append(readContact(contact));
    const Json &relationship = object(value, "customerRelationship");
    request.relationship = {text(relationship, "status"), text(relationship, "comment"),
                            dateTime(relationship, "lastModifiedOn")};
    request.provisioning = provisioningState(value);
    return request;
}

ApiResult<CivicAddress> civicAddressFromJson(const Json &value)
{
    CivicAddress address;
    address.id = text(value, "id");
    if (address.id.isEmpty())
        return Failure<ApiError>(badReply(u"A civic address without an id"_s));
    const std::pair<const char *, QString *> fields[] = {
        {"country", &address.country},
        {"houseNumber", &address.houseNumber},
        {"houseNumberSuffix", &address.houseNumberSuffix},
        {"preDirectional", &address.preDirectional},
        {"streetName", &address.streetName},
        {"streetSuffix", &address.streetSuffix},
        {"postDirectional", &address.postDirectional},
        {"stateOrProvince", &address.stateOrProvince},
        {"countyOrDistrict", &address.countyOrDistrict},
        {"cityOrTown", &address.cityOrTown},
        {"cityOrTownAlias", &address.cityOrTownAlias},
        {"postalOrZipCode", &address.postalOrZipCode},
        {"description", &address.description},
        {"companyName", &address.companyName},
        {"companyId", &address.companyId},
        {"defaultLocationId", &address.defaultLocationId},
        {"validationStatus", &address.validationStatus},
        {"tenantId", &address.tenantId},
        {"partnerId", &address.partnerId},
        {"latitude", &address.latitude},
        {"longitude", &address.longitude},
    };
    for (const auto &[key, field] : fields)
        *field = text(value, key);
    for (const Json &location : array(value, "locations"))
        address.locations.append(readLocation(location));
    return address;
}

ApiResult<CapabilityPlan> capabilityPlanFromJson(const Json &value)
{
    if (!value.is_object())
        return Failure<ApiError>(badReply(u"A capability plan that is no object"_s));
    return CapabilityPlan{text(value, "name"),
                          texts(value, "offerTypes"),
                          text(value, "usage"),
                          texts(value, "mandatoryCapabilities"),
                          texts(value, "choosableCapabilities"),
                          boolean(value, "supportsTollFree").value_or(false)};
}

Json toJson(const CustomerRelationship &relationship)
{
    // An empty comment is sent too: a merge-patch leaves alone what it does not name.
    return {{"customerRelationship",
             {{"status", relationship.status.toStdString()},
              {"comment", relationship.comment.toStdString()}}}};
}

} // namespace numberdesk
