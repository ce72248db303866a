// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/auth/role.h"

#include <array>
#include <utility>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array names{
    std::pair{Role::Read, "Read"},
    std::pair{Role::Write, "Write"},
    std::pair{Role::Delete, "Delete"},
    std::pair{Role::Admin, "Admin"},
};

const QString claimPrefix = u"ProvisioningAPI."_s;

} // namespace

std::optional<Role> roleNamed(const QString &name)
{
    QString shortName = name.trimmed();
    if (shortName.startsWith(claimPrefix, Qt::CaseInsensitive))
        shortName.remove(0, claimPrefix.size());
    for (const auto &[role, text] : names) {
        if (shortName.compare(QLatin1String(text), Qt::CaseInsensitive) == 0)
            return role;
    }
    return std::nullopt;
}

Roles rolesNamed(const QStringList &roleNames)
{
    Roles roles = 0;
    for (const QString &name : roleNames) {
        if (const auto role = roleNamed(name))
            roles |= static_cast<int>(*role);
    }
    return roles;
}

QString roleClaim(Role role)
{
    for (const auto &[known, text] : names) {
        if (known == role)
            return claimPrefix + QLatin1String(text);
    }
    return {};
}

} // namespace numberdesk::localgateway
