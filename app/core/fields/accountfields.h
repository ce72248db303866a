// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/field.h"
#include "core/resources/account.h"

namespace numberdesk {

// AccountResource of the Provisioning API 2024-02-29-preview.

/// TeamsDirectRoutingAccountConfig.
template <>
struct Fields<DirectRoutingConfiguration>
{
    using T = DirectRoutingConfiguration;
    static constexpr std::tuple all{
        Field{"callScreening",
              &T::callScreening,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Call screening"),
               .byDefault = true}},
        Field{"subdomain",
              &T::subdomain,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Subdomain"),
               .check = checkSubdomain}},
        Group{"subdomainTokens", Sent::Always,
              std::tuple{
                  Field{"region1Token",
                        &T::region1Token,
                        {.sent = Sent::Always,
                         .label = QT_TRANSLATE_NOOP("Field", "Subdomain token region 1"),
                         .shortLabel = QT_TRANSLATE_NOOP("Field", "Token region 1"),
                         .check = checkSubdomainToken}},
                  Field{"region2Token",
                        &T::region2Token,
                        {.sent = Sent::Always,
                         .label = QT_TRANSLATE_NOOP("Field", "Subdomain token region 2"),
                         .shortLabel = QT_TRANSLATE_NOOP("Field", "Token region 2"),
                         .check = checkSubdomainToken}},
              }},
    };
};

/// The account details of each service: `serviceDetails.<service>`.
template <>
struct Fields<AccountService>
{
    using T = AccountService;
    static constexpr std::tuple all{
        Field{"enabled", &T::enabled, {.sent = Sent::Always}},
        Field{"syncEnabled",
              &T::syncEnabled,
              {.sent = Sent::Always,
               .phrase = QT_TRANSLATE_NOOP("Field", "backend sync"),
               .where = &ServiceInfo::takesSync}},
        Field{"numberCount", &T::numberCount, {.sent = Sent::Never}},
        Field{"configuration", &T::configuration, {.where = &ServiceInfo::directRouting}},
        Field{"subdomainStatus",
              &T::subdomainState,
              {.sent = Sent::Never,
               .label = QT_TRANSLATE_NOOP("Field", "Subdomain Provisioned State"),
               .where = &ServiceInfo::directRouting}},
    };
};

/// An account; what no row takes is kept in Account::unknownFields.
template <>
struct Fields<Account>
{
    using T = Account;
    static constexpr std::tuple all{
        Field{"name",
              &T::name,
              {.sent = Sent::Always,
               .label = QT_TRANSLATE_NOOP("Field", "Account name"),
               .check = checkAccountName,
               .isKey = true}},
        Field{"correlationId",
              &T::correlationId,
              {.label = QT_TRANSLATE_NOOP("Field", "Correlation ID")}},
        Group{"serviceDetails", Sent::Always,
              std::tuple{
                  Field{"teamsTenantId",
                        &T::teamsTenantId,
                        {.label = QT_TRANSLATE_NOOP("Field", "Teams tenant ID")}},
                  PerServiceField{&T::services, Sent::Always},
              }},
        StateField{&T::provisioning},
    };
};

} // namespace numberdesk
