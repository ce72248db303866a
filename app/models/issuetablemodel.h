// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/rowissue.h"

#include <QAbstractTableModel>

namespace numberdesk {

/// Columns of the table of faults and doubts in a plan.
enum class IssueColumn : int { File, Line, Column, Found, Expected, Message, Remedy, Count };

/// Faults first, then doubts, as a plan found them.
class IssueTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setIssues(const QList<RowIssue> &errors, const QList<RowIssue> &warnings);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const RowIssue &issue(int row) const { return m_issues.at(row); }

private:
    QList<RowIssue> m_issues;
};

} // namespace numberdesk
