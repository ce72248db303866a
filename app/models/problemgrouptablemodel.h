// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/problemgroups.h"

#include <QAbstractTableModel>

namespace numberdesk {

/// Columns of the table of groups of problems.
enum class ProblemGroupColumn : int { Problem, Rows, First, Count };

/// The groups of a plan's problems; the first row stands for all of them.
class ProblemGroupTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Groups `issues` by what repairs them and shows the groups.
    void setIssues(const QList<RowIssue> &issues);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    /// The group in that row; null for the row of all problems.
    const ProblemGroup *group(int row) const;

private:
    struct Entry
    {
        ProblemGroup group;
        QString first; ///< where the first of them are
    };

    QString displayText(int row, ProblemGroupColumn column) const;

    QList<Entry> m_entries;
    qint64 m_all = 0;
};

/// What repairs a group, or what is wrong where each row needs its own remedy.
QString problemText(const ProblemGroup &group);

} // namespace numberdesk
