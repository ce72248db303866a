// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/requesttablemodel.h"

#include "models/modelroles.h"
#include "models/rowdiff.h"
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

QString displayValue(const RequestForInformation &request, RequestColumn column)
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
        return request.relationship.status.isEmpty()
                   ? RequestTableModel::tr("Awaiting an answer")
                   : relationshipStatusLabel(request.relationship.status);
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

StatusKind relationshipKind(const QString &status)
{
    if (status.isEmpty())
        return StatusKind::Warning;
    return needsReason(status) ? StatusKind::Neutral : StatusKind::None;
}

} // namespace

RequestTableModel::RequestTableModel(GatewayData &data, QObject *parent)
    : QAbstractTableModel(parent), m_data(data), m_rows(data.requests())
{
    connect(&data, &GatewayData::requestsChanged, this, &RequestTableModel::refresh);
}

int RequestTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RequestTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(RequestColumn::Count);
}

QVariant RequestTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RequestForInformation &request = m_rows.at(index.row());
    const auto column = static_cast<RequestColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return displayValue(request, column);
    case SortRole:
        if (column == RequestColumn::ConsentedOn)
            return request.consentedOn;
        return displayValue(request, column);
    case StatusRole:
        if (column == RequestColumn::Status)
            return static_cast<int>(statusKind(request.provisioning));
        if (column == RequestColumn::Relationship)
            return static_cast<int>(relationshipKind(request.relationship.status));
        return static_cast<int>(StatusKind::None);
    case KeyRole:
        return request.tenantId;
    default:
        return {};
    }
}

QVariant RequestTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<RequestColumn>(section)) {
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

int RequestTableModel::rowOf(const QString &tenantId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).tenantId == tenantId)
            return row;
    }
    return -1;
}

void RequestTableModel::refresh()
{
    applyRowDiff(
        m_rows, m_data.requests(),
        [](const RequestForInformation &request) { return request.tenantId; },
        [this](int at, auto change) {
            beginInsertRows({}, at, at);
            change();
            endInsertRows();
        },
        [this](int at, auto change) {
            beginRemoveRows({}, at, at);
            change();
            endRemoveRows();
        },
        [this](int at) { emit dataChanged(index(at, 0), index(at, columnCount() - 1)); });
}

} // namespace numberdesk
