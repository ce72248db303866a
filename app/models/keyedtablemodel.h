// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/showntext.h"
#include "models/modelroles.h"
#include "models/rowdiff.h"

#include <QAbstractTableModel>
#include <QList>

namespace numberdesk {

/// A table of rows that each have a key: new readings move, add and change single rows, so that
/// selection and scroll position stay. What the other side wrote is shown as plain text, safely.
/// `Column` is an enumeration that ends in `Count`.
template <typename Row, typename Column>
class KeyedTableModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(Column::Count);
    }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row &row = m_rows.at(index.row());
        const auto column = static_cast<Column>(index.column());
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return shownText(displayValue(row, column));
        case Qt::ToolTipRole:
            return toolTipText(toolTip(row, column));
        case SortRole:
            return sortValue(row, column);
        case StatusRole:
            return static_cast<int>(status(row, column));
        case KeyRole:
            return key(row);
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override
    {
        // A heading may be cut.
        if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
            return {};
        return heading(static_cast<Column>(section));
    }

    /// What stands in that row, which must exist.
    const Row &row(int row) const { return m_rows.at(row); }

    /// The row of that key, or -1.
    int rowOf(const QString &wanted) const
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (key(m_rows.at(row)) == wanted)
                return row;
        }
        return -1;
    }

protected:
    virtual QString heading(Column column) const = 0;
    virtual QString displayValue(const Row &row, Column column) const = 0;
    virtual QString key(const Row &row) const = 0;
    virtual StatusKind status(const Row &row, Column column) const = 0;
    virtual QVariant sortValue(const Row &row, Column column) const
    {
        return displayValue(row, column);
    }
    virtual QString toolTip(const Row &row, Column column) const
    {
        return displayValue(row, column);
    }

    /// Brings the table to `fresh` with exact signals.
    void setRows(const QList<Row> &fresh)
    {
        applyRowDiff(
            m_rows, fresh, [this](const Row &row) { return key(row); },
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

private:
    QList<Row> m_rows;
};

} // namespace numberdesk
