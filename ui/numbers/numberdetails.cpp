// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/numberdetails.h"

#include "core/fields/numbercolumns.h"
#include "widgets/lists/fieldrows.h"
#include "widgets/lists/statusdetails.h"

#include <QCoreApplication>

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

/// The fields of one service; what is not set has no row, unless the API demands it.
Details::Section settingsSection(Service service, const Number &number)
{
    return {NumberDetails::tr("%1 settings").arg(shortName(service)),
            fieldRows(number, [&](const Column<Number> &column) {
                return column.service == service &&
                       (column.info->sent == Sent::Always || !isEmpty(column.valueIn(number)));
            })};
}

} // namespace

Details numberDetails(const Number &number, const Account *account)
{
    Details details;
    details.title = number.telephoneNumber.toString();
    details.sections = provisioningDetails(number.provisioning);
    details.sections.append(
        {NumberDetails::tr("Number"), fieldRows(number, [](const Column<Number> &column) {
             return !column.service && !column.is<&Number::telephoneNumber>();
         })});
    details.sections.append(servicesSection(number, account));
    for (const Service service : allServices) {
        if (number.services[service] && number.services[service]->configuration)
            details.sections.append(settingsSection(service, number));
    }
    return details;
}

} // namespace numberdesk
