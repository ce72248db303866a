// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/column.h"
#include "core/showntext.h"
#include "models/modelroles.h"
#include "models/rowdiff.h"
#include "session/resourcelist.h"

#include <QAbstractTableModel>
#include <QList>

#include <span>

namespace numberdesk {

/// All that is to be said of one column of a table of `Row`s. Functions without captures.
template <typename Row>
struct TableColumn
{
    QString (*heading)();                            ///< translated
    QString (*text)(const Row &row);                 ///< what the cell shows
    QVariant (*sortValue)(const Row &row) = nullptr; ///< null: its text
    StatusKind (*status)(const Row &row) = nullptr;  ///< null: none
    QString (*toolTip)(const Row &row) = nullptr;    ///< null: its text, which may be cut
    bool isFigure = false;                           ///< stands on the right, its heading, too
};

/// The heading of a column that shows one field: the label in the field's table.
template <auto Member>
QString fieldHeading()
{
    return labelOf(*infoOf<Member>());
}

/// A table of rows that each have a key (keyOf()): new readings move, add and change single rows,
/// so that selection and scroll position stay. What the other side wrote is shown as plain text,
/// safely.
template <typename Row>
class KeyedTableModel : public QAbstractTableModel
{
public:
    /// `columns` stand in the order of the model's enumeration and outlive it.
    KeyedTableModel(std::span<const TableColumn<Row>> columns, QObject *parent)
        : QAbstractTableModel(parent), m_columns(columns)
    {}

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row &row = m_rows.at(index.row());
        const TableColumn<Row> &column = m_columns[static_cast<std::size_t>(index.column())];
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return shownText(column.text(row));
        case Qt::ToolTipRole:
            return toolTipText(column.toolTip ? column.toolTip(row) : column.text(row));
        case SortRole:
            return column.sortValue ? column.sortValue(row) : column.text(row);
        case StatusRole:
            return static_cast<int>(column.status ? column.status(row) : StatusKind::None);
        case KeyRole:
            return keyOf(row);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        const TableColumn<Row> &column = m_columns[static_cast<std::size_t>(section)];
        switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole: // a heading may be cut
            return column.heading();
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
        }
    }

    /// What stands in that row, which must exist.
    const Row &row(int row) const { return m_rows.at(row); }

    /// The row of that key, or -1.
    int rowOf(const QString &wanted) const
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (keyOf(m_rows.at(row)) == wanted)
                return row;
        }
        return -1;
    }

protected:
    /// Brings the table to `fresh` with exact signals.
    void setRows(const QList<Row> &fresh)
    {
        applyRowDiff(
            m_rows, fresh, [](const Row &row) { return keyOf(row); },
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
    static QVariant alignmentOf(const TableColumn<Row> &column)
    {
        return column.isFigure ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    }

    std::span<const TableColumn<Row>> m_columns;
    QList<Row> m_rows;
};

} // namespace numberdesk
