// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/datatable.h"

#include "models/modelroles.h"
#include "widgets/tabledelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int rowPadding = 10;
constexpr int cellPadding = 16;
constexpr qsizetype mostCopiedRows = 50000;

} // namespace

DataTable::DataTable(const QString &name, QString settingsName, QWidget *parent)
    : QTableView(parent)
    , m_settingsName(std::move(settingsName))
    , m_delegate(new TableDelegate(this))
{
    setAccessibleName(name);
    setObjectName(m_settingsName);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    adoptRowHeight();
}

void DataTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &DataTable::rememberCurrent);
    connect(model, &QAbstractItemModel::modelReset, this, &DataTable::ensureCurrent);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DataTable::ensureCurrent);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DataTable::ensureCurrent);
    connect(model, &QAbstractItemModel::layoutChanged, this, &DataTable::ensureCurrent);
    ensureCurrent();
}

void DataTable::setStatusColumns(const QSet<int> &columns)
{
    m_delegate->setStatusColumns(columns);
}

void DataTable::setColumnWidths(const QList<int> &characters)
{
    const int unit = fontMetrics().averageCharWidth();
    for (qsizetype column = 0; column < characters.size(); ++column)
        setColumnWidth(static_cast<int>(column), characters.at(column) * unit + cellPadding);
}

void DataTable::setStretchedColumns(const QList<int> &columns)
{
    for (const int column : columns)
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void DataTable::moveColumn(int column, int place)
{
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place);
}

void DataTable::setColumnsHidden(const QList<int> &columns)
{
    for (const int column : columns)
        setColumnHidden(column, true);
}

QList<int> DataTable::selectedRowList() const
{
    QList<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

qsizetype DataTable::selectedRowCount() const
{
    qsizetype count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

int DataTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

void DataTable::selectRowOnly(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(index);
}

void DataTable::restoreColumns(const WindowSettings &settings)
{
    const QByteArray state = settings.state(u"columns"_s, m_settingsName);
    m_columnsRestored = !state.isEmpty() && horizontalHeader()->restoreState(state);
    if (m_columnsRestored && isSortingEnabled()) {
        model()->sort(horizontalHeader()->sortIndicatorSection(),
                      horizontalHeader()->sortIndicatorOrder());
    }
}

void DataTable::saveColumns(WindowSettings &settings) const
{
    settings.setState(u"columns"_s, m_settingsName, horizontalHeader()->saveState());
}

QString DataTable::rowText(int row) const
{
    QStringList cells;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        QString cell = model()->index(row, column).data().toString();
        cells += cell.replace(u'\n', u' ').replace(u'\t', u' ');
    }
    return cells.join(u'\t');
}

void DataTable::copySelection()
{
    if (model() == nullptr || selectedRowCount() > mostCopiedRows) {
        QApplication::beep();
        return;
    }
    QStringList lines;
    const QList<int> rows = selectedRowList();
    for (const int row : rows)
        lines += rowText(row);
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || !current.isValid())
        emit currentRowChanged();
}

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectedRowsChanged();
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adoptRowHeight();
}

void DataTable::rememberCurrent()
{
    m_rememberedKey = currentIndex().siblingAtColumn(0).data(KeyRole);
    m_rememberedSelected =
        selectedRowCount() == 1 && selectionModel()->isRowSelected(currentRow(), QModelIndex());
}

void DataTable::ensureCurrent()
{
    if (currentIndex().isValid() || model()->rowCount() == 0) {
        emit currentRowChanged(); // what the row says may have changed under it
        return;
    }
    int row = m_rowOf && m_rememberedKey.isValid() ? m_rowOf(m_rememberedKey) : -1;
    const bool found = row >= 0 && row < model()->rowCount();
    row = found ? row : 0;
    // Where only one row can be selected the current one is it; elsewhere nothing becomes selected
    // that a person did not select.
    const bool selects =
        selectionMode() == QAbstractItemView::SingleSelection || (found && m_rememberedSelected);
    QItemSelectionModel::SelectionFlags command = QItemSelectionModel::NoUpdate;
    if (selects)
        command = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    selectionModel()->setCurrentIndex(model()->index(row, 0), command);
    if (found)
        scrollTo(currentIndex());
}

void DataTable::adoptRowHeight()
{
    const int height = fontMetrics().height() + rowPadding;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace numberdesk
