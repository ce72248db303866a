// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/problemstab.h"

#include "core/showntext.h"
#include "models/issuetablemodel.h"
#include "models/problemgrouptablemodel.h"
#include "upload/mendbar.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/words.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

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
    , m_offer(new MessageBar(this))
    , m_mendBar(new MendBar(this))
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
    layout->addWidget(m_offer);
    m_mendBar->hide();
    connect(m_mendBar, &MendBar::editRequested, this, &ProblemsTab::editCell);
    connect(m_mendBar, &MendBar::leaveOutRequested, this,
            [this] { emit rowsLeftOut(chosenRows()); });
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
    // Wherever in the row somebody is, its cell is meant.
    connect(m_issueTable, &QAbstractItemView::doubleClicked, this, &ProblemsTab::editCell);
    m_issueTable->installEventFilter(this);
    m_issueTable->setRowsFinder(
        [this](const QSet<QString> &keys) { return m_issues->rowsWithKeys(keys); });
    connect(m_issues, &IssueTableModel::cellMended, this, &ProblemsTab::takeCell);
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
    if (m_groups->rowCount() > 0 && m_groupTable->selectedRow() < 0)
        m_groupTable->selectRowOnly(0);
}

void ProblemsTab::setMending(const Mending &mending)
{
    m_mending = mending;
    m_issues->setMendable(mending.isPossible);
    m_mendBar->setVisible(mending.isShown);
    presentMending();
}

void ProblemsTab::presentMending()
{
    MendBar::Possible possible;
    if (m_mending.isPossible) {
        const int row = m_issueTable->selectedRow();
        possible.edit = row >= 0 && m_issues->isMendable(row);
        possible.rows = static_cast<int>(chosenRows().size());
    }
    possible.undo = m_mending.canUndo;
    possible.redo = m_mending.canRedo;
    possible.rejected = m_mending.hasRejected;
    m_mendBar->present(possible);
}

/// Of the plan, once each, that the chosen problems are of.
QList<qsizetype> ProblemsTab::chosenRows() const
{
    QSet<qsizetype> rows;
    const QList<int> chosen = m_issueTable->selectedRowList();
    for (const int row : chosen) {
        if (row >= m_issues->rowCount())
            continue;
        const RowIssue &issue = m_issues->issue(row);
        if (issue.row >= 0 && issue.line > 0)
            rows.insert(issue.row);
    }
    QList<qsizetype> sorted(rows.cbegin(), rows.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

bool ProblemsTab::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = watched == m_issueTable && event->type() == QEvent::KeyPress;
    if (!isKey || static_cast<QKeyEvent *>(event)->key() != Qt::Key_F2)
        return QWidget::eventFilter(watched, event);
    editCell();
    return true;
}

void ProblemsTab::editCell()
{
    if (!m_issues->isMendable(m_issueTable->selectedRow()))
        return;
    const int found = static_cast<int>(IssueColumn::Found);
    m_issueTable->setColumnShown(found, true);
    const QModelIndex cell = m_issues->index(m_issueTable->selectedRow(), found);
    m_issueTable->scrollTo(cell);
    m_issueTable->setFocus();
    m_issueTable->setCurrentIndex(cell);
    m_issueTable->edit(cell);
}

void ProblemsTab::takeCell(int row, const QString &text)
{
    const RowIssue issue = m_issues->issue(row);
    emit cellMended(issue.row, issue.column, issue.found, text, m_issues->rowsAlike(row));
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
    presentMending();
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
