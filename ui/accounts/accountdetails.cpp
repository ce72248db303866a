// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdetails.h"

#include "core/directroutingnames.h"
#include "models/statustext.h"
#include "widgets/statusdetails.h"

#include <QCoreApplication>
#include <QLocale>

namespace numberdesk {

namespace {

struct AccountDetails
{
    Q_DECLARE_TR_FUNCTIONS(AccountDetails)
};

QString serviceState(const Account &account, Service service)
{
    const std::optional<AccountService> &settings = account.services[service];
    if (!settings || !settings->enabled) {
        const qint64 left = settings ? settings->numberCount.value_or(0) : 0;
        return left == 0 ? AccountDetails::tr("Off")
                         : AccountDetails::tr("Off, but %Ln number(s) use it", nullptr,
                                              static_cast<int>(left));
    }
    const QString count =
        settings->numberCount
            ? AccountDetails::tr("%Ln number(s)", nullptr, static_cast<int>(*settings->numberCount))
            : AccountDetails::tr("enabled");
    if (!hasTeamsConfiguration(service))
        return count;
    return settings->syncEnabled ? AccountDetails::tr("%1, syncs with backend").arg(count)
                                 : AccountDetails::tr("%1, no backend sync").arg(count);
}

StatusKind serviceKind(const Account &account, Service service)
{
    if (account.isEnabled(service))
        return StatusKind::Good;
    const bool leavesNumbers =
        account.services[service] && account.services[service]->numberCount.value_or(0) > 0;
    return leavesNumbers ? StatusKind::Warning : StatusKind::Neutral;
}

Details::Section servicesSection(const Account &account)
{
    Details::Section section{AccountDetails::tr("Services"), {}};
    for (const Service service : allServices) {
        section.rows.append(
            {shortName(service), serviceState(account, service), serviceKind(account, service)});
    }
    return section;
}

StatusKind subdomainKind(SubdomainStatus status)
{
    switch (status) {
    case SubdomainStatus::Provisioned:
        return StatusKind::Good;
    case SubdomainStatus::NotProvisioned:
        return StatusKind::Pending;
    case SubdomainStatus::Inconsistent:
        return StatusKind::Bad;
    case SubdomainStatus::Unknown:
        break;
    }
    return StatusKind::Neutral;
}

Details::Section directRoutingSection(const Account &account, const QString &baseDomain)
{
    const DirectRoutingConfiguration &settings = *account.directRouting;
    const DirectRoutingNames names = directRoutingNames(settings.subdomain, baseDomain);
    return {AccountDetails::tr("Direct Routing"),
            {{AccountDetails::tr("Subdomain Provisioned State"), orDash(subdomainLabel(account)),
              subdomainKind(account.subdomainStatus)},
             {AccountDetails::tr("Call screening"),
              settings.callScreening ? AccountDetails::tr("On") : AccountDetails::tr("Off")},
             {AccountDetails::tr("Subdomain"), orDash(settings.subdomain)},
             {AccountDetails::tr("Full name region 1"), names.region1},
             {AccountDetails::tr("Full name region 2"), names.region2},
             {AccountDetails::tr("Token region 1"), orDash(settings.region1Token)},
             {AccountDetails::tr("Token region 2"), orDash(settings.region2Token)}}};
}

} // namespace

Details accountDetails(const Account &account, const QString &baseDomain)
{
    Details details;
    details.title = account.name;
    details.sections = provisioningDetails(account.provisioning);
    details.sections.append(servicesSection(account));
    details.sections.append(
        {AccountDetails::tr("Account"),
         {{AccountDetails::tr("Teams tenant ID"), orDash(account.teamsTenantId)},
          {AccountDetails::tr("Correlation ID"), orDash(account.correlationId)}}});
    if (account.directRouting)
        details.sections.append(directRoutingSection(account, baseDomain));
    return details;
}

} // namespace numberdesk
