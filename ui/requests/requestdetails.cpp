// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requests/requestdetails.h"

#include "core/fields/requestfields.h"
#include "widgets/lists/fieldrows.h"
#include "widgets/lists/statusdetails.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct RequestDetails
{
    Q_DECLARE_TR_FUNCTIONS(RequestDetails)
};

bool isOfRelationship(const Column<RequestForInformation> &column)
{
    return column.is<&CustomerRelationship::status>() ||
           column.is<&CustomerRelationship::comment>() ||
           column.is<&CustomerRelationship::lastModifiedOn>();
}

Details::Section relationshipSection(const RequestForInformation &request)
{
    Details::Section section{RequestDetails::tr("Relationship"),
                             fieldRows(request, isOfRelationship)};
    if (request.relationship.status.isEmpty())
        section.rows.first().value = RequestDetails::tr("Awaiting an answer");
    return section;
}

} // namespace

Details requestDetails(const RequestForInformation &request)
{
    Details details;
    details.title = request.companyName();
    details.sections.append(relationshipSection(request));
    details.sections.append(provisioningDetails(request.provisioning));
    details.sections.append({RequestDetails::tr("Request"),
                             fieldRows(request, [](const Column<RequestForInformation> &column) {
                                 return !isOfRelationship(column) && !column.isOfList;
                             })});
    for (const Contact &contact : request.contacts) {
        details.sections.append({RequestDetails::tr("Contact"),
                                 fieldRows(contact, [](const Column<Contact> &) { return true; })});
    }
    return details;
}

} // namespace numberdesk
