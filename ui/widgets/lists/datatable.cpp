// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/datatable.h"

#include "models/modelroles.h"
#include "widgets/lists/tablecolumns.h"
#include "widgets/lists/tabledelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int cellPadding = 16;
constexpr qsizetype mostCopiedRows = 50000;

bool movesRow(int key)
{
    return key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left ||
           key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End ||
           key == Qt::Key_PageUp || key == Qt::Key_PageDown;
}

} // namespace

int tableRowHeight(const QFontMetrics &metrics)
{
    constexpr int padding = 10;
    return metrics.height() + padding;
}

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
    if (model != nullptr) {
        // Before the view's own slots, which forget the selection.
        using Model = QAbstractItemModel;
        connect(model, &Model::modelAboutToBeReset, this, &DataTable::rememberRows);
        connect(model, &Model::rowsAboutToBeInserted, this, &DataTable::rememberRows);
        connect(model, &Model::rowsAboutToBeRemoved, this, &DataTable::rememberRows);
        connect(model, &Model::layoutAboutToBeChanged, this, &DataTable::rememberRows);
    }
    QTableView::setModel(model);
    if (model == nullptr)
        return;
    followModel();
    ensureCurrent();
}

/// After the view's own slots.
void DataTable::followModel()
{
    using Model = QAbstractItemModel;
    connect(model(), &Model::modelReset, this, &DataTable::restoreRows);
    connect(model(), &Model::rowsInserted, this, &DataTable::restoreInserted);
    connect(model(), &Model::rowsRemoved, this, &DataTable::dropStrangers);
    connect(model(), &Model::layoutChanged, this, &DataTable::dropStrangers);
}

void DataTable::setStatusColumns(const QSet<int> &columns)
{
    m_delegate->setStatusColumns(columns);
}

int DataTable::widthOf(int characters) const
{
    return characters * fontMetrics().averageCharWidth() + cellPadding;
}

void DataTable::fitColumns(const QList<int> &leastCharacters, const QList<int> &favoured)
{
    QList<int> least;
    for (const int characters : leastCharacters)
        least += widthOf(characters);
    m_columns = new TableColumns(this, least, favoured);
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

void DataTable::setColumnShown(int column, bool shown)
{
    setColumnHidden(column, !shown);
    if (m_columns != nullptr)
        m_columns->adoptShown();
}

QList<QAction *> DataTable::columnChoices() const
{
    return m_columns != nullptr ? m_columns->choices() : QList<QAction *>();
}

void DataTable::forgetText()
{
    if (m_columns != nullptr)
        m_columns->forgetText();
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

int DataTable::selectedRow() const
{
    const QItemSelection selection = selectionModel()->selection();
    int row = -1;
    for (const QItemSelectionRange &range : selection) {
        if (range.height() > 1 || (row >= 0 && row != range.top()))
            return -1;
        row = range.top();
    }
    return row;
}

void DataTable::selectRowOnly(int row)
{
    const QModelIndex index = model()->index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(index);
}

void DataTable::enterByKeyboard()
{
    setFocus(Qt::OtherFocusReason);
    if (selectionModel()->selection().isEmpty() && currentIndex().isValid())
        selectRowOnly(currentIndex().row());
}

void DataTable::forgetHiddenSelection()
{
    m_personChose = true; // so that what is highlighted is noted anew
}

void DataTable::restoreColumns(const WindowSettings &settings)
{
    const QByteArray state = settings.state(u"columns"_s, m_settingsName);
    m_columnsRestored = !state.isEmpty() && horizontalHeader()->restoreState(state);
    if (m_columns != nullptr)
        m_columns->restore(settings.state(u"columnWidths"_s, m_settingsName));
    if (m_columnsRestored && isSortingEnabled()) {
        model()->sort(horizontalHeader()->sortIndicatorSection(),
                      horizontalHeader()->sortIndicatorOrder());
    }
}

void DataTable::saveColumns(WindowSettings &settings) const
{
    settings.setState(u"columns"_s, m_settingsName, horizontalHeader()->saveState());
    if (m_columns != nullptr)
        settings.setState(u"columnWidths"_s, m_settingsName, m_columns->chosen());
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

void DataTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_modelChanges)
        m_personChose = true;
    emit selectedRowsChanged();
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    const bool nothing = selectionModel() == nullptr || selectionModel()->selection().isEmpty();
    if (nothing && movesRow(event->key()) && currentIndex().isValid())
        selectRowOnly(currentIndex().row()); // the pale frame is where somebody sets out from
    else
        QTableView::keyPressEvent(event);
}

void DataTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        adoptRowHeight();
}

void DataTable::rememberRows()
{
    if (std::exchange(m_personChose, false)) {
        m_wanted.clear();
        const QList<int> rows = selectedRowList();
        m_wanted.reserve(rows.size());
        for (const int row : rows) {
            if (const QString key = keyOf(row); !key.isEmpty()) // not every model has keys
                m_wanted.insert(key);
        }
    }
    m_currentKey = currentIndex().isValid() ? keyOf(currentIndex().row()) : QString();
    m_modelChanges = true;
}

void DataTable::restoreRows()
{
    const QList<int> current = m_currentKey.isEmpty() ? QList<int>() : rowsOf({m_currentKey});
    if (!m_wanted.isEmpty())
        selectRows(rowsOf(m_wanted), QItemSelectionModel::ClearAndSelect);
    m_modelChanges = false;
    if (!current.isEmpty()) {
        const QModelIndex index = model()->index(current.first(), 0);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        scrollTo(index);
    }
    ensureCurrent();
    emit selectedRowsChanged();
}

void DataTable::restoreInserted(const QModelIndex &parent, int first, int last)
{
    Q_UNUSED(parent)
    if (!m_wanted.isEmpty() && selectedRowCount() < m_wanted.size()) {
        QList<int> back;
        for (int row = first; row <= last; ++row) {
            if (m_wanted.contains(keyOf(row)))
                back.append(row);
        }
        if (!back.isEmpty())
            selectRows(back, QItemSelectionModel::Select);
    }
    m_modelChanges = false;
    ensureCurrent();
}

/// Where a selected row goes, Qt selects its neighbour in place of it, which no person did.
void DataTable::dropStrangers()
{
    const int row = selectedRow();
    const QString key = row >= 0 ? keyOf(row) : QString();
    if (!key.isEmpty() && !m_wanted.contains(key))
        selectionModel()->clearSelection();
    m_modelChanges = false;
    ensureCurrent();
}

void DataTable::selectRows(const QList<int> &rows, QItemSelectionModel::SelectionFlags command)
{
    QItemSelection selection;
    for (qsizetype at = 0; at < rows.size();) {
        qsizetype end = at + 1; // rows side by side make one range
        while (end < rows.size() && rows.at(end) == rows.at(end - 1) + 1)
            ++end;
        selection.append(
            QItemSelectionRange(model()->index(rows.at(at), 0),
                                model()->index(rows.at(end - 1), model()->columnCount() - 1)));
        at = end;
    }
    selectionModel()->select(selection, command);
}

/// In ascending order.
QList<int> DataTable::rowsOf(const QSet<QString> &keys) const
{
    if (m_rowsOf)
        return m_rowsOf(keys);
    QList<int> rows;
    for (int row = 0; row < model()->rowCount() && rows.size() < keys.size(); ++row) {
        if (keys.contains(keyOf(row)))
            rows.append(row);
    }
    return rows;
}

QString DataTable::keyOf(int row) const
{
    return model()->index(row, 0).data(KeyRole).toString();
}

/// Without selecting anything: nothing becomes highlighted that a person did not highlight.
void DataTable::ensureCurrent()
{
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        selectionModel()->setCurrentIndex(model()->index(0, 0), QItemSelectionModel::NoUpdate);
}

void DataTable::adoptRowHeight()
{
    const int height = tableRowHeight(fontMetrics());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

} // namespace numberdesk
