// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/exportfile.h"

#include "transfer/cellrules.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QString flagCell(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

QString dateCell(const QDateTime &date)
{
    return date.isValid() ? date.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QString configurationCell(const TeamsNumberConfiguration &configuration, UploadField field)
{
    switch (field) {
    case UploadField::Usage:
        return configuration.usage;
    case UploadField::ChoosableCapabilities:
        return listCell(configuration.choosableCapabilities);
    case UploadField::AdditionalUsages:
        return listCell(configuration.additionalUsages);
    case UploadField::CivicAddressId:
        return configuration.civicAddressId;
    case UploadField::LocationId:
        return configuration.locationId;
    case UploadField::AllowTenantAddressUpdate:
        return configuration.allowTenantAddressUpdate
                   ? flagCell(*configuration.allowTenantAddressUpdate)
                   : QString();
    case UploadField::DisplayedCountryCode:
        return configuration.displayedCountryCode;
    default:
        return {};
    }
}

/// The cell of a service; all empty when the number does not have it, which leaves it alone.
QString serviceCell(const std::optional<NumberService> &service, UploadField field)
{
    if (!service)
        return {};
    if (field == UploadField::Enabled)
        return flagCell(service->enabled);
    if (field == UploadField::AssignmentStatus)
        return service->assignmentStatus;
    return service->configuration ? configurationCell(*service->configuration, field) : QString();
}

QString statusCell(const ProvisioningState &state)
{
    return state.status == ProvisioningStatus::Unknown ? state.statusText : toApiText(state.status);
}

QString codeCell(const ProvisioningState &state)
{
    return state.errors.isEmpty() ? QString() : state.errors.first().code;
}

/// Every cell that no person typed as a number: guarded against being taken for a formula.
QStringList guarded(QStringList cells)
{
    for (QString &cell : cells)
        cell = guardedCell(cell);
    return cells;
}

QStringList directRoutingCells(const Account &account)
{
    QStringList cells;
    if (account.directRouting) {
        cells = {flagCell(account.directRouting->callScreening), account.directRouting->subdomain,
                 account.directRouting->region1Token, account.directRouting->region2Token};
    } else {
        cells = {{}, {}, {}, {}};
    }
    return cells << account.subdomainStatusText;
}

/// One member of every contact, in one cell.
template <typename Member>
QString contactCell(const QList<Contact> &contacts, Member member)
{
    QStringList items;
    for (const Contact &contact : contacts)
        items.append(contact.*member);
    const bool empty = items.join(QString()).isEmpty();
    return empty ? QString() : listCell(items);
}

} // namespace

QString numberCell(const Number &number, const UploadColumn &column)
{
    if (column.service)
        return serviceCell(number.services[*column.service], column.field);
    switch (column.field) {
    case UploadField::TelephoneNumber:
        return number.telephoneNumber.toString();
    case UploadField::AccountName:
        return number.accountName;
    case UploadField::CustomSipHeader:
        return number.customSipHeader;
    default:
        return {};
    }
}

QStringList numberExportHeadings()
{
    QStringList headings;
    for (const UploadColumn &column : uploadColumns())
        headings.append(headingOf(column));
    return headings << u"_status"_s << u"_code"_s << u"_message"_s;
}

QStringList numberExportCells(const Number &number)
{
    QStringList cells;
    for (const UploadColumn &column : uploadColumns())
        cells.append(guardedCell(numberCell(number, column)));
    const ProvisioningState &state = number.provisioning;
    return cells << guarded({statusCell(state), codeCell(state), toDisplayText(state.errors)});
}

QStringList accountExportHeadings()
{
    QStringList headings{u"name"_s, u"correlationId"_s, u"serviceDetails_teamsTenantId"_s};
    for (const Service service : allServices) {
        const QString prefix = u"serviceDetails_"_s + apiName(service) + u'_';
        headings << prefix + u"enabled"_s;
        if (service != Service::AzureOperatorCallProtection)
            headings << prefix + u"syncEnabled"_s;
        headings << prefix + u"numberCount"_s;
    }
    const QString routing = u"serviceDetails_teamsDirectRouting_"_s;
    headings << routing + u"configuration_callScreening"_s << routing + u"configuration_subdomain"_s
             << routing + u"configuration_subdomainTokens_region1Token"_s
             << routing + u"configuration_subdomainTokens_region2Token"_s
             << routing + u"subdomainStatus"_s;
    return headings << u"serviceProvisioningStatus"_s << u"serviceProvisioningErrors"_s;
}

QStringList accountExportCells(const Account &account)
{
    QStringList cells{account.name, account.correlationId, account.teamsTenantId};
    for (const Service service : allServices) {
        const auto &entry = account.services[service];
        cells << (entry ? flagCell(entry->enabled) : QString());
        if (service != Service::AzureOperatorCallProtection)
            cells << (entry ? flagCell(entry->syncEnabled) : QString());
        cells << (entry && entry->numberCount ? QString::number(*entry->numberCount) : QString());
    }
    cells << directRoutingCells(account) << statusCell(account.provisioning)
          << toDisplayText(account.provisioning.errors);
    return guarded(cells);
}

QStringList requestExportHeadings()
{
    return {u"id"_s,
            u"tenantId"_s,
            u"accountName"_s,
            u"operatorId"_s,
            u"status"_s,
            u"consentedOn"_s,
            u"lastModifiedOn"_s,
            u"consentedCountries"_s,
            u"contacts_fullName"_s,
            u"contacts_email"_s,
            u"contacts_telephoneNumber"_s,
            u"contacts_companyName"_s,
            u"contacts_companySize"_s,
            u"customerRelationship_status"_s,
            u"customerRelationship_comment"_s,
            u"customerRelationship_lastModifiedOn"_s,
            u"serviceProvisioningStatus"_s,
            u"serviceProvisioningErrors"_s};
}

QStringList requestExportCells(const RequestForInformation &request)
{
    return guarded(
        {request.id, request.tenantId, request.accountName, request.operatorId, request.status,
         dateCell(request.consentedOn), dateCell(request.lastModifiedOn),
         listCell(request.consentedCountries), contactCell(request.contacts, &Contact::fullName),
         contactCell(request.contacts, &Contact::email),
         contactCell(request.contacts, &Contact::telephoneNumber),
         contactCell(request.contacts, &Contact::companyName),
         contactCell(request.contacts, &Contact::companySize), request.relationship.status,
         request.relationship.comment, dateCell(request.relationship.lastModifiedOn),
         statusCell(request.provisioning), toDisplayText(request.provisioning.errors)});
}

} // namespace numberdesk
