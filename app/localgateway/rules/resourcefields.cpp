// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/rules/resourcefields.h"

#include "localgateway/base/services.h"
#include "localgateway/rules/textrules.h"

#include <algorithm>
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

/// @p own, then one object per service with the members that @p membersOf gives for it.
template <std::size_t Size>
constexpr auto withServices(const std::array<Field, Size> &own,
                            std::span<const Field> (*membersOf)(const Service &))
{
    std::array<Field, Size + services.size()> fields{};
    const auto end = std::ranges::copy(own, fields.begin()).out;
    std::ranges::transform(services, end, [&](const Service &service) {
        return Field{service.name, Type::Object, Optional, nullptr, membersOf(service)};
    });
    return fields;
}

// Accounts

constexpr std::array subdomainTokens{
    Field{"region1Token", Type::Text, Required, &textrules::subdomainToken},
    Field{"region2Token", Type::Text, Required, &textrules::subdomainToken},
};

constexpr std::array subdomainConfiguration{
    Field{"callScreening", Type::Boolean, Required},
    Field{"subdomain", Type::Text, Required, &textrules::subdomain},
    Field{"subdomainTokens", Type::Object, Required, nullptr, subdomainTokens},
};

constexpr std::array subdomainAccountService{
    enabled,
    syncEnabled,
    numberCount,
    Field{"configuration", Type::Object, Optional, nullptr, subdomainConfiguration},
    Field{"subdomainStatus", Type::Text, ReadOnly, nullptr, {}, "\"notProvisioned\""},
};

constexpr std::array syncedAccountService{enabled, syncEnabled, numberCount};
constexpr std::array plainAccountService{enabled, numberCount};

constexpr std::span<const Field> accountServiceMembers(const Service &service)
{
    if (service.hasSubdomain)
        return subdomainAccountService;
    if (service.takesSyncEnabled)
        return syncedAccountService;
    return plainAccountService;
}

constexpr auto accountServices =
    withServices(std::array{Field{"teamsTenantId", Type::Text}}, accountServiceMembers);

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

constexpr std::span<const Field> numberServiceMembers(const Service &service)
{
    if (service.teams)
        return teamsNumberService;
    return plainNumberService;
}

constexpr auto numberServices = withServices(std::array<Field, 0>{}, numberServiceMembers);

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
