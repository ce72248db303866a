// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/rules/resourcefields.h"

#include "localgateway/rules/textrules.h"

#include <array>

namespace numberdesk::localgateway {

namespace {

using Type = Field::Type;
using enum Field::Access;

constexpr Field status{"serviceProvisioningStatus", Type::Text, ReadOnly};
constexpr Field errors{"serviceProvisioningErrors", Type::Anything, ReadOnly, nullptr, {}, "[]"};
constexpr Field enabled{"enabled", Type::Boolean, Required};
constexpr Field syncEnabled{"syncEnabled", Type::Boolean, Required};
constexpr Field numberCount{"numberCount", Type::Integer, ReadOnly, nullptr, {}, "0"};

// Accounts

constexpr std::array subdomainTokens{
    Field{"region1Token", Type::Text, Required, &textrules::subdomainToken},
    Field{"region2Token", Type::Text, Required, &textrules::subdomainToken},
};

constexpr std::array directRoutingConfiguration{
    Field{"callScreening", Type::Boolean, Required},
    Field{"subdomain", Type::Text, Required, &textrules::subdomain},
    Field{"subdomainTokens", Type::Object, Required, nullptr, subdomainTokens},
};

constexpr std::array directRoutingAccount{
    enabled,
    syncEnabled,
    numberCount,
    Field{"configuration", Type::Object, Optional, nullptr, directRoutingConfiguration},
    Field{"subdomainStatus", Type::Text, ReadOnly, nullptr, {}, "\"notProvisioned\""},
};

constexpr std::array syncedAccountService{enabled, syncEnabled, numberCount};
constexpr std::array plainAccountService{enabled, numberCount};

constexpr std::array accountServices{
    Field{"teamsTenantId", Type::Text},
    Field{"teamsOperatorConnect", Type::Object, Optional, nullptr, syncedAccountService},
    Field{"teamsDirectRouting", Type::Object, Optional, nullptr, directRoutingAccount},
    Field{"teamsPhoneMobile", Type::Object, Optional, nullptr, syncedAccountService},
    Field{"zoomPhoneCloudPeering", Type::Object, Optional, nullptr, syncedAccountService},
    Field{"azureOperatorCallProtection", Type::Object, Optional, nullptr, plainAccountService},
};

constexpr std::array account{
    Field{"name", Type::Text, Required, &textrules::name},
    Field{"correlationId", Type::Text},
    Field{"serviceDetails", Type::Object, Optional, nullptr, accountServices},
    status,
    errors,
};

// Numbers

constexpr std::array teamsConfiguration{
    Field{"usage", Type::Text, Required},
    Field{"choosableCapabilities", Type::TextList, Required},
    Field{"acquiredCapabilities", Type::TextList, ReadOnly},
    Field{"availableCapabilities", Type::TextList, ReadOnly},
    Field{"additionalUsages", Type::TextList},
    Field{"civicAddressId", Type::Text},
    Field{"locationId", Type::Text},
    Field{"allowTenantAddressUpdate", Type::Boolean},
    Field{"displayedCountryCode", Type::Text},
};

constexpr std::array teamsNumberService{
    enabled,
    Field{"assignmentStatus", Type::Text, Optional, &textrules::assignmentStatus},
    Field{"configuration", Type::Object, Optional, nullptr, teamsConfiguration},
};

constexpr std::array plainNumberService{enabled};

constexpr std::array numberServices{
    Field{"teamsOperatorConnect", Type::Object, Optional, nullptr, teamsNumberService},
    Field{"teamsDirectRouting", Type::Object, Optional, nullptr, plainNumberService},
    Field{"teamsPhoneMobile", Type::Object, Optional, nullptr, teamsNumberService},
    Field{"zoomPhoneCloudPeering", Type::Object, Optional, nullptr, plainNumberService},
    Field{"azureOperatorCallProtection", Type::Object, Optional, nullptr, plainNumberService},
};

constexpr std::array numberConfiguration{
    Field{"customSipHeader", Type::Text, Optional, &textrules::name},
};

constexpr std::array number{
    Field{"telephoneNumber", Type::Text, Required, &textrules::telephoneNumber},
    Field{"accountName", Type::Text, Required, &textrules::name},
    Field{"serviceDetails", Type::Object, Required, nullptr, numberServices},
    Field{"configuration", Type::Object, Optional, nullptr, numberConfiguration},
    status,
    errors,
};

constexpr std::array numberIdentifier{
    Field{"telephoneNumber", Type::Text, Required, &textrules::telephoneNumber},
};

// Requests for information

constexpr std::array customerRelationship{
    Field{"status", Type::Text},
    Field{"comment", Type::Text},
    Field{"lastModifiedOn", Type::Text, ReadOnly},
};

constexpr std::array requestForInformation{
    Field{"customerRelationship", Type::Object, Optional, nullptr, customerRelationship},
    status,
    errors,
    Field{"id", Type::Text, ReadOnly},
    Field{"tenantId", Type::Text, ReadOnly},
    Field{"accountName", Type::Text, ReadOnly},
    Field{"productContext", Type::Text, ReadOnly},
    Field{"operatorId", Type::Text, ReadOnly},
    Field{"status", Type::Text, ReadOnly},
    Field{"consentedOn", Type::Text, ReadOnly},
    Field{"lastModifiedOn", Type::Text, ReadOnly},
    Field{"consentedCountries", Type::Anything, ReadOnly},
    Field{"contacts", Type::Anything, ReadOnly},
};

} // namespace

std::span<const Field> accountFields()
{
    return account;
}

std::span<const Field> numberFields()
{
    return number;
}

std::span<const Field> numberIdentifierFields()
{
    return numberIdentifier;
}

std::span<const Field> requestForInformationFields()
{
    return requestForInformation;
}

} // namespace numberdesk::localgateway
