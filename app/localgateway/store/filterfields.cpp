// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/filterfields.h"

#include <array>

namespace numberdesk::localgateway {

namespace {

using enum FilterField::Type;

constexpr std::array accounts{
    FilterField{"name", Text, "name"},
    FilterField{"correlationId", Text, "json_extract(body, '$.correlationId')"},
    FilterField{"serviceProvisioningStatus", Text, "status"},
    FilterField{"serviceDetails/teamsTenantId", Text, "tenant_id"},
    FilterField{"serviceDetails/teamsOperatorConnect/enabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsOperatorConnect.enabled')"},
    FilterField{"serviceDetails/teamsOperatorConnect/syncEnabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsOperatorConnect.syncEnabled')"},
    FilterField{"serviceDetails/teamsDirectRouting/enabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsDirectRouting.enabled')"},
    FilterField{"serviceDetails/teamsDirectRouting/syncEnabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsDirectRouting.syncEnabled')"},
    FilterField{"serviceDetails/teamsPhoneMobile/enabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsPhoneMobile.enabled')"},
    FilterField{"serviceDetails/teamsPhoneMobile/syncEnabled", Boolean,
                "json_extract(body, '$.serviceDetails.teamsPhoneMobile.syncEnabled')"},
    FilterField{"serviceDetails/zoomPhoneCloudPeering/enabled", Boolean,
                "json_extract(body, '$.serviceDetails.zoomPhoneCloudPeering.enabled')"},
    FilterField{"serviceDetails/zoomPhoneCloudPeering/syncEnabled", Boolean,
                "json_extract(body, '$.serviceDetails.zoomPhoneCloudPeering.syncEnabled')"},
    FilterField{"serviceDetails/azureOperatorCallProtection/enabled", Boolean,
                "json_extract(body, '$.serviceDetails.azureOperatorCallProtection.enabled')"},
    FilterField{"serviceDetails/teamsDirectRouting/subdomainStatus", Text,
                "CASE WHEN json_extract(body, '$.serviceDetails.teamsDirectRouting') IS NOT NULL "
                "THEN subdomain_status END"},
    FilterField{
        "serviceDetails/teamsDirectRouting/configuration/callScreening", Boolean,
        "json_extract(body, '$.serviceDetails.teamsDirectRouting.configuration.callScreening')"},
    FilterField{
        "serviceDetails/teamsDirectRouting/configuration/subdomain", Text,
        "json_extract(body, '$.serviceDetails.teamsDirectRouting.configuration.subdomain')"},
    FilterField{
        "serviceDetails/teamsDirectRouting/configuration/subdomainTokens/region1Token", Text,
        "json_extract(body, "
        "'$.serviceDetails.teamsDirectRouting.configuration.subdomainTokens.region1Token')"},
    FilterField{
        "serviceDetails/teamsDirectRouting/configuration/subdomainTokens/region2Token", Text,
        "json_extract(body, "
        "'$.serviceDetails.teamsDirectRouting.configuration.subdomainTokens.region2Token')"},
};

constexpr std::array numbers{
    FilterField{"telephoneNumber", Text, "telephone_number"},
    FilterField{"accountName", Text, "account"},
    FilterField{"serviceProvisioningStatus", Text, "status"},
    FilterField{"configuration/customSipHeader", Text,
                "json_extract(body, '$.configuration.customSipHeader')"},
    FilterField{"serviceDetails/teamsOperatorConnect/enabled", Boolean,
                "CASE WHEN present >> 0 & 1 THEN services >> 0 & 1 END"},
    FilterField{"serviceDetails/teamsDirectRouting/enabled", Boolean,
                "CASE WHEN present >> 1 & 1 THEN services >> 1 & 1 END"},
    FilterField{"serviceDetails/teamsPhoneMobile/enabled", Boolean,
                "CASE WHEN present >> 2 & 1 THEN services >> 2 & 1 END"},
    FilterField{"serviceDetails/zoomPhoneCloudPeering/enabled", Boolean,
                "CASE WHEN present >> 3 & 1 THEN services >> 3 & 1 END"},
    FilterField{"serviceDetails/azureOperatorCallProtection/enabled", Boolean,
                "CASE WHEN present >> 4 & 1 THEN services >> 4 & 1 END"},
    FilterField{"serviceDetails/teamsOperatorConnect/assignmentStatus", Text,
                "json_extract(body, '$.serviceDetails.teamsOperatorConnect.assignmentStatus')"},
    FilterField{"serviceDetails/teamsOperatorConnect/configuration/usage", Text,
                "json_extract(body, '$.serviceDetails.teamsOperatorConnect.configuration.usage')"},
    FilterField{
        "serviceDetails/teamsOperatorConnect/configuration/civicAddressId", Text,
        "json_extract(body, '$.serviceDetails.teamsOperatorConnect.configuration.civicAddressId')"},
    FilterField{
        "serviceDetails/teamsOperatorConnect/configuration/locationId", Text,
        "json_extract(body, '$.serviceDetails.teamsOperatorConnect.configuration.locationId')"},
    FilterField{"serviceDetails/teamsOperatorConnect/configuration/allowTenantAddressUpdate",
                Boolean,
                "json_extract(body, "
                "'$.serviceDetails.teamsOperatorConnect.configuration.allowTenantAddressUpdate')"},
    FilterField{"serviceDetails/teamsOperatorConnect/configuration/displayedCountryCode", Text,
                "json_extract(body, "
                "'$.serviceDetails.teamsOperatorConnect.configuration.displayedCountryCode')"},
    FilterField{"serviceDetails/teamsPhoneMobile/assignmentStatus", Text,
                "json_extract(body, '$.serviceDetails.teamsPhoneMobile.assignmentStatus')"},
    FilterField{"serviceDetails/teamsPhoneMobile/configuration/usage", Text,
                "json_extract(body, '$.serviceDetails.teamsPhoneMobile.configuration.usage')"},
    FilterField{
        "serviceDetails/teamsPhoneMobile/configuration/civicAddressId", Text,
        "json_extract(body, '$.serviceDetails.teamsPhoneMobile.configuration.civicAddressId')"},
    FilterField{"serviceDetails/teamsPhoneMobile/configuration/locationId", Text,
                "json_extract(body, '$.serviceDetails.teamsPhoneMobile.configuration.locationId')"},
    FilterField{"serviceDetails/teamsPhoneMobile/configuration/allowTenantAddressUpdate", Boolean,
                "json_extract(body, "
                "'$.serviceDetails.teamsPhoneMobile.configuration.allowTenantAddressUpdate')"},
    FilterField{"serviceDetails/teamsPhoneMobile/configuration/displayedCountryCode", Text,
                "json_extract(body, "
                "'$.serviceDetails.teamsPhoneMobile.configuration.displayedCountryCode')"},
};

constexpr std::array civicAddresses{
    FilterField{"id", Text, "id"},
    FilterField{"country", Text, "json_extract(body, '$.country')"},
    FilterField{"houseNumber", Text, "json_extract(body, '$.houseNumber')"},
    FilterField{"houseNumberSuffix", Text, "json_extract(body, '$.houseNumberSuffix')"},
    FilterField{"preDirectional", Text, "json_extract(body, '$.preDirectional')"},
    FilterField{"streetName", Text, "json_extract(body, '$.streetName')"},
    FilterField{"streetSuffix", Text, "json_extract(body, '$.streetSuffix')"},
    FilterField{"postDirectional", Text, "json_extract(body, '$.postDirectional')"},
    FilterField{"stateOrProvince", Text, "json_extract(body, '$.stateOrProvince')"},
    FilterField{"countyOrDistrict", Text, "json_extract(body, '$.countyOrDistrict')"},
    FilterField{"cityOrTown", Text, "json_extract(body, '$.cityOrTown')"},
    FilterField{"cityOrTownAlias", Text, "json_extract(body, '$.cityOrTownAlias')"},
    FilterField{"postalOrZipCode", Text, "json_extract(body, '$.postalOrZipCode')"},
    FilterField{"companyName", Text, "json_extract(body, '$.companyName')"},
    FilterField{"companyId", Text, "json_extract(body, '$.companyId')"},
    FilterField{"defaultLocationId", Text, "json_extract(body, '$.defaultLocationId')"},
    FilterField{"validationStatus", Text, "json_extract(body, '$.validationStatus')"},
    FilterField{"tenantId", Text, "json_extract(body, '$.tenantId')"},
    FilterField{"partnerId", Text, "json_extract(body, '$.partnerId')"},
    FilterField{"latitude", Text, "json_extract(body, '$.latitude')"},
    FilterField{"longitude", Text, "json_extract(body, '$.longitude')"},
};

constexpr std::array requestsForInformation{
    FilterField{"tenantId", Text, "tenant_id"},
    FilterField{"serviceProvisioningStatus", Text, "status"},
    FilterField{"accountName", Text,
                "SELECT min(name) FROM accounts WHERE accounts.tenant_id = "
                "requests_for_information.tenant_id COLLATE NOCASE"},
    FilterField{"id", Text, "json_extract(body, '$.id')"},
    FilterField{"productContext", Text, "json_extract(body, '$.productContext')"},
    FilterField{"operatorId", Text, "json_extract(body, '$.operatorId')"},
    FilterField{"status", Text, "json_extract(body, '$.status')"},
    FilterField{"consentedOn", Text, "json_extract(body, '$.consentedOn')"},
    FilterField{"lastModifiedOn", Text, "json_extract(body, '$.lastModifiedOn')"},
    FilterField{"customerRelationship/status", Text,
                "json_extract(body, '$.customerRelationship.status')"},
    FilterField{"customerRelationship/comment", Text,
                "json_extract(body, '$.customerRelationship.comment')"},
    FilterField{"customerRelationship/lastModifiedOn", Text,
                "json_extract(body, '$.customerRelationship.lastModifiedOn')"},
};

} // namespace

std::span<const FilterField> accountFilterFields()
{
    return accounts;
}

std::span<const FilterField> numberFilterFields()
{
    return numbers;
}

std::span<const FilterField> civicAddressFilterFields()
{
    return civicAddresses;
}

std::span<const FilterField> requestForInformationFilterFields()
{
    return requestsForInformation;
}

} // namespace numberdesk::localgateway
