// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QWidget>

class QLabel;

namespace numberdesk {

class DataTable;
class FilterBox;
class IssueTableModel;
class ProblemGroupTableModel;
class WindowSettings;

/// What is wrong with a plan: the problems grouped by what repairs them, and the rows of the group
/// that is chosen, to be sorted, searched and copied.
class ProblemsTab : public QWidget
{
    Q_OBJECT

public:
    ProblemsTab(WindowSettings &settings, QWidget *parent = nullptr);

    /// Faults first, then doubts.
    void setIssues(const QList<RowIssue> &issues, bool severalFiles);
    void copyAll() const;
    void saveState();

private:
    void buildTables();
    QWidget *buildRows();
    void showGroup();
    void presentProblem();

    WindowSettings &m_settings;
    ProblemGroupTableModel *m_groups;
    IssueTableModel *m_issues;
    DataTable *m_groupTable;
    DataTable *m_issueTable;
    FilterBox *m_filter;
    QLabel *m_problem;
};

} // namespace numberdesk
