// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rfis/requestdetails.h"

#include "widgets/statusdetails.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct RequestDetails
{
    Q_DECLARE_TR_FUNCTIONS(RequestDetails)
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)
                          : orDash({});
}

Details::Section relationshipSection(const CustomerRelationship &relationship)
{
    const QString status = relationship.status.isEmpty()
                               ? RequestDetails::tr("Awaiting an answer")
                               : relationshipStatusLabel(relationship.status);
    return {RequestDetails::tr("Relationship"),
            {{RequestDetails::tr("Relationship status"), status},
             {RequestDetails::tr("Comment"), orDash(relationship.comment)},
             {RequestDetails::tr("Changed"), timeText(relationship.lastModifiedOn)}}};
}

Details::Section contactSection(const Contact &contact)
{
    return {RequestDetails::tr("Contact"),
            {{RequestDetails::tr("Name"), orDash(contact.fullName)},
             {RequestDetails::tr("E-mail"), orDash(contact.email)},
             {RequestDetails::tr("Telephone"), orDash(contact.telephoneNumber)},
             {RequestDetails::tr("Company"), orDash(contact.companyName)},
             {RequestDetails::tr("Company size"), orDash(companySizeLabel(contact.companySize))}}};
}

} // namespace

Details requestDetails(const RequestForInformation &request)
{
    Details details;
    details.title = request.companyName();
    details.sections.append(relationshipSection(request.relationship));
    details.sections.append(provisioningDetails(request.provisioning));
    details.sections.append(
        {RequestDetails::tr("Request"),
         {{RequestDetails::tr("Tenant ID"), request.tenantId},
          {RequestDetails::tr("Consent status"), orDash(request.status)},
          {RequestDetails::tr("Countries"), orDash(request.consentedCountries.join(", "_L1))},
          {RequestDetails::tr("Consented on"), timeText(request.consentedOn)},
          {RequestDetails::tr("Last modified"), timeText(request.lastModifiedOn)},
          {RequestDetails::tr("Account"), orDash(request.accountName)}}});
    for (const Contact &contact : request.contacts)
        details.sections.append(contactSection(contact));
    return details;
}

} // namespace numberdesk
