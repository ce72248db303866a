// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QAbstractTableModel>

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
    /// A column of -1 restores the order of the plan.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// What the row tells, in the order that is shown.
    const RowIssue &issue(int row) const { return m_issues.at(m_shown.at(row)); }

private:
    void rebuild();
    void sortShown();
    bool isShown(const RowIssue &issue) const;

    QList<RowIssue> m_issues;
    QList<qsizetype> m_chosen; ///< of the group in view
    QList<qsizetype> m_shown;
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace numberdesk
