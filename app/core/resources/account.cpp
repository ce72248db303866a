// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/account.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

SubdomainStatus subdomainStatusFromText(QStringView text)
{
    QString word = text.toString().toLower();
    word.removeIf([](QChar c) { return c == u'_' || c == u'-' || c.isSpace(); });
    if (word == "provisioned"_L1 || word == u'1')
        return SubdomainStatus::Provisioned;
    if (word == "notprovisioned"_L1 || word == u'0')
        return SubdomainStatus::NotProvisioned;
    if (word == "inconsistent"_L1 || word == u'2')
        return SubdomainStatus::Inconsistent;
    return SubdomainStatus::Unknown;
}

SubdomainState subdomainStateFromText(const QString &text)
{
    return {subdomainStatusFromText(text), text};
}

QString toApiText(const SubdomainState &state)
{
    switch (state.status) {
    case SubdomainStatus::Provisioned:
        return u"provisioned"_s;
    case SubdomainStatus::NotProvisioned:
        return u"notProvisioned"_s;
    case SubdomainStatus::Inconsistent:
        return u"inconsistent"_s;
    case SubdomainStatus::Unknown:
        break;
    }
    return state.text;
}

ServiceSet Account::enabledServices() const
{
    ServiceSet enabled;
    for (const Service service : allServices) {
        if (isEnabled(service))
            enabled.insert(service);
    }
    return enabled;
}

const DirectRoutingConfiguration *Account::directRouting() const
{
    const std::optional<AccountService> &service = services[Service::TeamsDirectRouting];
    return service && service->configuration ? &*service->configuration : nullptr;
}

SubdomainState Account::subdomainState() const
{
    const std::optional<AccountService> &service = services[Service::TeamsDirectRouting];
    return service ? service->subdomainState : SubdomainState();
}

} // namespace numberdesk
