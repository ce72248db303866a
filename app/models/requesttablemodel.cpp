// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/requesttablemodel.h"

#include "models/statustext.h"
#include "session/gatewaydata.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QString consentStatusLabel(const QString &status)
{
    if (status.compare("active"_L1, Qt::CaseInsensitive) == 0)
        return RequestTableModel::tr("Active");
    if (status.compare("suspended"_L1, Qt::CaseInsensitive) == 0)
        return RequestTableModel::tr("Suspended");
    if (status.compare("removed"_L1, Qt::CaseInsensitive) == 0)
        return RequestTableModel::tr("Removed");
    return status;
}

QString relationshipLabel(const QString &status)
{
    return status.isEmpty() ? RequestTableModel::tr("Awaiting an answer")
                            : relationshipStatusLabel(status);
}

StatusKind relationshipKind(const QString &status)
{
    if (status.isEmpty())
        return StatusKind::Warning;
    return needsReason(status) ? StatusKind::Neutral : StatusKind::None;
}

} // namespace

RequestTableModel::RequestTableModel(GatewayData &data, QObject *parent) : KeyedTableModel(parent)
{
    setRows(data.requests());
    connect(&data, &GatewayData::requestsChanged, this,
            [this, &data] { setRows(data.requests()); });
}

QString RequestTableModel::heading(RequestColumn column) const
{
    switch (column) {
    case RequestColumn::Company:
        return tr("Company");
    case RequestColumn::TenantId:
        return tr("Tenant ID");
    case RequestColumn::Countries:
        return tr("Countries");
    case RequestColumn::ConsentStatus:
        return tr("Consent status");
    case RequestColumn::Relationship:
        return tr("Relationship status");
    case RequestColumn::Contact:
        return tr("Contact");
    case RequestColumn::Account:
        return tr("Account");
    case RequestColumn::ConsentedOn:
        return tr("Consented on");
    case RequestColumn::Status:
        return tr("Provisioning status");
    case RequestColumn::Count:
        break;
    }
    return {};
}

QString RequestTableModel::displayValue(const RequestForInformation &request,
                                        RequestColumn column) const
{
    switch (column) {
    case RequestColumn::Company:
        return request.companyName();
    case RequestColumn::TenantId:
        return request.tenantId;
    case RequestColumn::Countries:
        return request.consentedCountries.join(", "_L1);
    case RequestColumn::ConsentStatus:
        return consentStatusLabel(request.status);
    case RequestColumn::Relationship:
        return relationshipLabel(request.relationship.status);
    case RequestColumn::Contact:
        return request.contacts.isEmpty() ? QString() : request.contacts.constFirst().fullName;
    case RequestColumn::Account:
        return request.accountName;
    case RequestColumn::ConsentedOn:
        return QLocale().toString(request.consentedOn.toLocalTime(), QLocale::ShortFormat);
    case RequestColumn::Status:
        return statusLabel(request.provisioning);
    case RequestColumn::Count:
        break;
    }
    return {};
}

QString RequestTableModel::key(const RequestForInformation &request) const
{
    return request.tenantId;
}

StatusKind RequestTableModel::status(const RequestForInformation &request,
                                     RequestColumn column) const
{
    if (column == RequestColumn::Status)
        return statusKind(request.provisioning);
    return column == RequestColumn::Relationship ? relationshipKind(request.relationship.status)
                                                 : StatusKind::None;
}

QVariant RequestTableModel::sortValue(const RequestForInformation &request,
                                      RequestColumn column) const
{
    if (column == RequestColumn::ConsentedOn)
        return request.consentedOn;
    return displayValue(request, column);
}

} // namespace numberdesk
