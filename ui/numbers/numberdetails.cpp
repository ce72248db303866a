// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdetails.h"

#include "widgets/statusdetails.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct NumberDetails
{
    Q_DECLARE_TR_FUNCTIONS(NumberDetails)
};

Details::Section servicesSection(const Number &number, const Account *account)
{
    Details::Section section{NumberDetails::tr("Services"), {}};
    for (const Service service : allServices) {
        const bool on = number.isEnabled(service);
        if (on && account != nullptr && !account->isEnabled(service)) {
            section.rows.append({shortName(service),
                                 NumberDetails::tr("On, but off on the account"),
                                 StatusKind::Warning});
            continue;
        }
        section.rows.append({shortName(service),
                             on ? NumberDetails::tr("On") : NumberDetails::tr("Off"),
                             on ? StatusKind::Good : StatusKind::Neutral});
    }
    return section;
}

Details::Section teamsSection(Service service, const NumberService &settings)
{
    const TeamsNumberConfiguration &teams = *settings.configuration;
    Details::Section section{NumberDetails::tr("%1 settings").arg(shortName(service)), {}};
    const auto add = [&section](const QString &label, const QString &value) {
        if (!value.isEmpty())
            section.rows.append({label, value});
    };
    section.rows.append({NumberDetails::tr("Usage"), orDash(teams.usage)});
    add(NumberDetails::tr("Capabilities"), teams.choosableCapabilities.join(", "_L1));
    add(NumberDetails::tr("Acquired capabilities"), teams.acquiredCapabilities.join(", "_L1));
    add(NumberDetails::tr("Additional usages"), teams.additionalUsages.join(", "_L1));
    add(NumberDetails::tr("Assignment"), settings.assignmentStatus);
    add(NumberDetails::tr("Civic address"), teams.civicAddressId);
    add(NumberDetails::tr("Location"), teams.locationId);
    if (teams.allowTenantAddressUpdate) {
        add(NumberDetails::tr("Enterprise may update the address"),
            *teams.allowTenantAddressUpdate ? NumberDetails::tr("Yes") : NumberDetails::tr("No"));
    }
    add(NumberDetails::tr("Displayed country"), teams.displayedCountryCode);
    return section;
}

} // namespace

Details numberDetails(const Number &number, const Account *account)
{
    Details details;
    details.title = number.telephoneNumber.toString();
    details.sections = provisioningDetails(number.provisioning);
    details.sections.append(
        {NumberDetails::tr("Number"),
         {{NumberDetails::tr("Account"), number.accountName},
          {NumberDetails::tr("Custom SIP header"), orDash(number.customSipHeader)}}});
    details.sections.append(servicesSection(number, account));
    for (const Service service : allServices) {
        if (number.services[service] && number.services[service]->configuration)
            details.sections.append(teamsSection(service, *number.services[service]));
    }
    return details;
}

} // namespace numberdesk
