// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdetails.h"

#include "core/fields/accountfields.h"
#include "core/resources/directroutingnames.h"
#include "models/statustext.h"
#include "widgets/lists/fieldrows.h"
#include "widgets/lists/statusdetails.h"

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
    QString count =
        settings->numberCount
            ? AccountDetails::tr("%Ln number(s)", nullptr, static_cast<int>(*settings->numberCount))
            : AccountDetails::tr("enabled");
    if (!has(service, &ServiceInfo::followsBackend))
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

Details::Row subdomainRow(const Account &account)
{
    const SubdomainState state = account.subdomainState();
    const StatusKind kind = subdomainKind(state);
    return {labelOf(*infoOf<&AccountService::subdomainState>()), orDash(subdomainLabel(state)),
            kind == StatusKind::None ? StatusKind::Neutral : kind};
}

/// The settings, and the names that follow from the subdomain.
Details::Section directRoutingSection(const Account &account, const QString &baseDomain)
{
    Details::Section section{AccountDetails::tr("Direct Routing"), {subdomainRow(account)}};
    for (const Column<Account> &column : columns<Account>()) {
        if (!column.isSetting)
            continue;
        section.rows.append(fieldRow(column, account));
        if (!column.is<&DirectRoutingConfiguration::subdomain>())
            continue;
        const DirectRoutingNames names =
            directRoutingNames(account.directRouting()->subdomain, baseDomain);
        section.rows.append({AccountDetails::tr("Full name region 1"), names.region1});
        section.rows.append({AccountDetails::tr("Full name region 2"), names.region2});
    }
    return section;
}

} // namespace

Details accountDetails(const Account &account, const QString &baseDomain)
{
    Details details;
    details.title = account.name;
    details.sections = provisioningDetails(account.provisioning);
    details.sections.append(servicesSection(account));
    details.sections.append(
        {AccountDetails::tr("Account"), fieldRows(account, [](const Column<Account> &column) {
             return !column.service && !column.is<&Account::name>();
         })});
    if (account.directRouting() != nullptr)
        details.sections.append(directRoutingSection(account, baseDomain));
    return details;
}

} // namespace numberdesk
