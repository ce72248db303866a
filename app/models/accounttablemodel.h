// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "models/keyedtablemodel.h"

namespace numberdesk {

class GatewayData;

/// Columns of the Accounts table; saved header states rely on the order.
enum class AccountColumn : int {
    Name,
    Services,
    Numbers,
    TeamsTenantId,
    SubdomainState,
    Status,
    CorrelationId,
    Count,
};

/// The accounts of the gateway as a table.
class AccountTableModel : public KeyedTableModel<Account>
{
    Q_OBJECT

public:
    /// Follows the accounts of `data`, which must outlive the model.
    explicit AccountTableModel(GatewayData &data, QObject *parent = nullptr);

    /// The one shown in that row of the model.
    const Account &account(int row) const { return this->row(row); }
};

} // namespace numberdesk
