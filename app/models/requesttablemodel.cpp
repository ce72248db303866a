// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/requesttablemodel.h"

#include "core/fields/requestfields.h"
#include "models/statustext.h"
#include "session/gatewaydata.h"

#include <QLocale>

#include <array>

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

QString relationshipLabel(const RequestForInformation &request)
{
    if (isAwaitingAnswer(request))
        return RequestTableModel::tr("Awaiting an answer");
    const QString &status = request.relationship.status;
    return status.isEmpty() ? RequestTableModel::tr("Not answered")
                            : relationshipStatusLabel(status);
}

StatusKind relationshipKind(const RequestForInformation &request)
{
    if (isAwaitingAnswer(request))
        return StatusKind::Warning;
    return needsReason(request.relationship.status) ? StatusKind::Neutral : StatusKind::None;
}

using Rfi = RequestForInformation;
using RequestsColumn = TableColumn<Rfi>;

// In the order of RequestColumn.
constexpr std::array requestColumns{
    RequestsColumn{[] { return RequestTableModel::tr("Company"); },
                   [](const Rfi &request) { return request.companyName(); }},
    RequestsColumn{fieldHeading<&Rfi::tenantId>,
                   [](const Rfi &request) { return request.tenantId; }},
    RequestsColumn{fieldHeading<&Rfi::consentedCountries>,
                   [](const Rfi &request) { return request.consentedCountries.join(u", "_s); }},
    RequestsColumn{fieldHeading<&Rfi::status>,
                   [](const Rfi &request) { return consentStatusLabel(request.status); }},
    RequestsColumn{fieldHeading<&CustomerRelationship::status>, relationshipLabel, nullptr,
                   relationshipKind},
    RequestsColumn{[] { return RequestTableModel::tr("Contact"); },
                   [](const Rfi &request) {
                       return request.contacts.isEmpty() ? QString()
                                                         : request.contacts.constFirst().fullName;
                   }},
    RequestsColumn{fieldHeading<&Rfi::accountName>,
                   [](const Rfi &request) { return request.accountName; }},
    RequestsColumn{fieldHeading<&Rfi::consentedOn>,
                   [](const Rfi &request) {
                       return QLocale().toString(request.consentedOn.toLocalTime(),
                                                 QLocale::ShortFormat);
                   },
                   [](const Rfi &request) { return QVariant(request.consentedOn); }},
    RequestsColumn{[] { return RequestTableModel::tr("Provisioning status"); },
                   [](const Rfi &request) { return statusLabel(request.provisioning); }, nullptr,
                   [](const Rfi &request) { return statusKind(request.provisioning); }},
};
static_assert(requestColumns.size() == static_cast<std::size_t>(RequestColumn::Count));

} // namespace

RequestTableModel::RequestTableModel(GatewayData &data, QObject *parent)
    : KeyedTableModel(requestColumns, parent)
{
    setRows(data.requests());
    connect(&data, &GatewayData::requestsChanged, this,
            [this, &data] { setRows(data.requests()); });
}

} // namespace numberdesk
