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
class MendBar;
class MessageBar;
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

    /// What can be done to the plan whose problems these are.
    struct Mending
    {
        bool isShown = false;    ///< it is a plan whose rows can be mended at some time
        bool isPossible = false; ///< now
        bool canUndo = false;
        bool canRedo = false;
        bool hasRejected = false; ///< rows that can be saved
    };
    void setMending(const Mending &mending);
    /// Stands where the view that has this tab puts it: beside the tabs, so that the tables keep
    /// their room.
    MendBar *mendBar() const { return m_mendBar; }
    /// What is offered after a cell was mended.
    MessageBar *offerBar() const { return m_offer; }

signals:
    /// A person puts `text` in place of the cell `found` of that row of the plan; rows `alike` have
    /// the same fault.
    void cellMended(qsizetype row, const QString &heading, const QString &found,
                    const QString &text, const QList<qsizetype> &alike);
    /// These rows of the plan are not to be sent.
    void rowsLeftOut(const QList<qsizetype> &rows);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTables();
    QWidget *buildRows();
    void showGroup();
    void presentProblem();
    void presentMending();
    QList<qsizetype> chosenRows() const;
    void editCell();
    void takeCell(int row, const QString &text);

    WindowSettings &m_settings;
    ProblemGroupTableModel *m_groups;
    IssueTableModel *m_issues;
    DataTable *m_groupTable;
    DataTable *m_issueTable;
    FilterBox *m_filter;
    QLabel *m_problem;
    MessageBar *m_offer;
    MendBar *m_mendBar;
    Mending m_mending;
};

} // namespace numberdesk
