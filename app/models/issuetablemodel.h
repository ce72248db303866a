// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QAbstractTableModel>
#include <QSet>

namespace numberdesk {

/// Columns of the table of faults and doubts in a plan.
enum class IssueColumn : int {
    File,
    Line,
    Column,
    Found,
    Repaired,
    Expected,
    Message,
    Remedy,
    Count
};

/// Faults and doubts of a plan: all or those of one group, those that hold a text, in the order
/// that a person chose; else as the plan found them.
class IssueTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows `issues`, all of them, in the order of the plan.
    void setIssues(const QList<RowIssue> &issues);
    /// Shows these only, as indexes into the list.
    void showOnly(const QList<qsizetype> &issues);
    /// Shows every issue of the list again.
    void showAll();
    /// Shows those with `text` in some column, without regard to letter case.
    void setFilter(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    /// The cell that was found, where it can be mended.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Changes nothing by itself, see cellMended(); false.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    /// A column of -1 restores the order of the plan.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// The rows with these KeyRoles, ascending; without a look at the words of every row.
    QList<int> rowsWithKeys(const QSet<QString> &keys) const;
    /// Whether cells can be mended now.
    void setMendable(bool mendable) { m_mendable = mendable; }
    /// True for a fault of one cell of a row that can be mended now.
    bool isMendable(int row) const;
    /// Faults of other rows than that one's with the same cell in the same column, as indexes into
    /// the plan's rows: what mends one may mend them.
    QList<qsizetype> rowsAlike(int row) const;

    /// What the row tells, in the order that is shown.
    const RowIssue &issue(int row) const { return m_issues.at(m_shown.at(row)); }

signals:
    /// A person has put `text` in place of the cell in that row, which is as it was.
    void cellMended(int row, const QString &text);

private:
    void rebuild();
    void sortShown();
    bool isShown(const RowIssue &issue) const;

    QList<RowIssue> m_issues;
    QList<qsizetype> m_chosen; ///< of the group in view
    QList<qsizetype> m_shown;
    QString m_filter;
    bool m_mendable = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace numberdesk
