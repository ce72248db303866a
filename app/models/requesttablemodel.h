// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/requestforinformation.h"

#include <QAbstractTableModel>

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
class RequestTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit RequestTableModel(GatewayData &data, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const RequestForInformation &request(int row) const { return m_rows.at(row); }
    int rowOf(const QString &tenantId) const; ///< -1 when absent

private:
    void refresh();

    GatewayData &m_data;
    QList<RequestForInformation> m_rows;
};

} // namespace numberdesk
