// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/problemstab.h"

#include "core/showntext.h"
#include "models/issuetablemodel.h"
#include "models/problemgrouptablemodel.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"
#include "widgets/look/words.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int groupsShare = 2;
constexpr int rowsShare = 3;

QString cellText(const IssueTableModel &model, int row, int column)
{
    QString text = model.index(row, column).data().toString();
    return text.replace(u'\n', u' ').replace(u'\t', u' ');
}

} // namespace

ProblemsTab::ProblemsTab(WindowSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_groups(new ProblemGroupTableModel(this))
    , m_issues(new IssueTableModel(this))
    , m_groupTable(new DataTable(tr("Groups of problems"), u"problemGroups"_s, this))
    , m_issueTable(new DataTable(tr("Problems"), u"problems"_s, this))
    , m_filter(new FilterBox(tr("Filter problems"), this))
    , m_problem(selectableLabel({}, this))
{
    buildTables();
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_groupTable);
    splitter->addWidget(buildRows());
    splitter->setStretchFactor(0, groupsShare);
    splitter->setStretchFactor(1, rowsShare);
    splitter->setChildrenCollapsible(false);
    splitter->handle(1)->setAccessibleName(tr("Width of the problems"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(splitter, 1);
    m_problem->setMinimumHeight(2 * fontMetrics().lineSpacing()); // so that the table stands still
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_problem);
    m_problem->hide();
}

void ProblemsTab::buildTables()
{
    m_groupTable->setModel(m_groups);
    m_groupTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_groupTable->setStatusColumns({static_cast<int>(ProblemGroupColumn::Problem)});
    m_groupTable->fitColumns({20, 7, 11}, {static_cast<int>(ProblemGroupColumn::Problem)});
    m_groupTable->restoreColumns(m_settings);
    m_issueTable->setModel(m_issues);
    m_issueTable->setStatusColumns({static_cast<int>(IssueColumn::Message)});
    m_issueTable->fitColumns({10, 4, 9, 20, 14, 12, 18, 16},
                             {static_cast<int>(IssueColumn::Message)});
    // Said in full below for the chosen row; here they would cut what is wrong.
    m_issueTable->setColumnsHidden(
        {static_cast<int>(IssueColumn::Expected), static_cast<int>(IssueColumn::Remedy)});
    m_issueTable->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_issueTable->setSortingEnabled(true);
    m_issueTable->restoreColumns(m_settings);
    connect(m_groupTable, &DataTable::selectedRowsChanged, this, &ProblemsTab::showGroup);
    connect(m_issueTable, &DataTable::selectedRowsChanged, this, &ProblemsTab::presentProblem);
    connect(m_issues, &QAbstractItemModel::modelReset, this, &ProblemsTab::presentProblem);
}

QWidget *ProblemsTab::buildRows()
{
    auto *copy = new QPushButton(tr("Cop&y all problems"), this);
    copy->setAutoDefault(false);
    copy->setToolTip(tr("As a table that a spreadsheet takes; what the filter hides is left out."));
    connect(copy, &QPushButton::clicked, this, &ProblemsTab::copyAll);
    connect(m_filter, &FilterBox::filterChanged, m_issues, &IssueTableModel::setFilter);
    connect(m_filter, &FilterBox::leaveRequested, m_issueTable, qOverload<>(&QWidget::setFocus));
    auto *rows = new QWidget(this);
    auto *layout = new QVBoxLayout(rows);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(copy);
    layout->addLayout(top);
    layout->addWidget(m_issueTable, 1);
    return rows;
}

void ProblemsTab::setIssues(const QList<RowIssue> &issues, bool severalFiles)
{
    m_problem->hide();
    m_filter->clear();
    m_groupTable->forgetText();
    m_issueTable->forgetText();
    m_issues->setIssues(issues);
    m_issueTable->setColumnShown(static_cast<int>(IssueColumn::File), severalFiles);
    m_groups->setIssues(issues);
    if (m_groups->rowCount() > 0)
        m_groupTable->selectRowOnly(0);
}

void ProblemsTab::showGroup()
{
    const QList<int> rows = m_groupTable->selectedRowList();
    const ProblemGroup *group = rows.isEmpty() ? nullptr : m_groups->group(rows.first());
    if (group != nullptr)
        m_issues->showOnly(group->issues);
    else
        m_issues->showAll();
}

/// The row in full, since a table's row shows the beginning of each sentence only; else what the
/// chosen group is about.
void ProblemsTab::presentProblem()
{
    const QList<int> rows = m_issueTable->selectedRowList();
    const QList<int> groups = m_groupTable->selectedRowList();
    const ProblemGroup *group = groups.isEmpty() ? nullptr : m_groups->group(groups.first());
    if (!rows.isEmpty() && rows.first() < m_issues->rowCount()) {
        const RowIssue &issue = m_issues->issue(rows.first());
        const QString said = shownText(
            tr("%1 %2", "what is wrong and what to do about it").arg(issue.message, issue.remedy));
        m_problem->setText(
            issue.line == 0 ? said : tr("Line %1: %2").arg(QLocale().toString(issue.line), said));
    } else if (group != nullptr) {
        m_problem->setText(group->repairable
                               ? tr("Repair puts the value shown in place of the cell.")
                               : shownText(tr("%1 %2", "what is wrong and what to do about it")
                                               .arg(group->message, group->remedy)));
    } else {
        m_problem->clear();
    }
    // Once shown it keeps its place, so that the table does not move with each row.
    if (!m_problem->text().isEmpty())
        m_problem->show();
}

void ProblemsTab::copyAll() const
{
    QStringList lines;
    QStringList cells;
    for (int column = 0; column < m_issues->columnCount(); ++column)
        cells += m_issues->headerData(column, Qt::Horizontal).toString();
    lines += cells.join(u'\t');
    for (int row = 0; row < m_issues->rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < m_issues->columnCount(); ++column)
            cells += cellText(*m_issues, row, column);
        lines += cells.join(u'\t');
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void ProblemsTab::saveState()
{
    m_groupTable->saveColumns(m_settings);
    m_issueTable->saveColumns(m_settings);
}

} // namespace numberdesk
