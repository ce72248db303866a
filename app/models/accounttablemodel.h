// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"

#include <QAbstractTableModel>

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

/// The accounts of the gateway as a table; refreshes move, add and change single rows, so that
/// selection and scroll position stay.
class AccountTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit AccountTableModel(GatewayData &data, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const Account &account(int row) const { return m_rows.at(row); }
    int rowOf(const QString &name) const; ///< -1 when absent

private:
    void refresh();

    GatewayData &m_data;
    QList<Account> m_rows;
};

} // namespace numberdesk
