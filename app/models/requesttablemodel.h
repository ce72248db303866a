// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/requestforinformation.h"
#include "models/keyedtablemodel.h"

namespace numberdesk {

class GatewayData;

/// Columns of the Requests for Information table; saved header states rely on the order.
enum class RequestColumn : int {
    Company,
    TenantId,
    Countries,
    ConsentStatus,
    Relationship,
    Contact,
    Account,
    ConsentedOn,
    Status,
    Count,
};

/// Teams consents as a table.
class RequestTableModel : public KeyedTableModel<RequestForInformation>
{
    Q_OBJECT

public:
    /// Follows the requests of `data`, which must outlive the model.
    explicit RequestTableModel(GatewayData &data, QObject *parent = nullptr);

    /// The one shown in that row of the model.
    const RequestForInformation &request(int row) const { return this->row(row); }
};

} // namespace numberdesk
