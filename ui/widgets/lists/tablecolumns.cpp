// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/tablecolumns.h"

#include "widgets/lists/columnwidths.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

constexpr int measuredRows = 100; ///< from the first one in view

} // namespace

TableColumns::TableColumns(QTableView *table, QList<int> least, const QList<int> &favoured)
    : QObject(table)
    , m_table(table)
    , m_least(std::move(least))
    , m_favoured(favoured.cbegin(), favoured.cend())
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setStretchLastSection(false);     // it would take what the others are to get
    header->setTextElideMode(Qt::ElideRight); // see OutlineStyle
    header->setResizeContentsPrecision(measuredRows);
    connect(header, &QHeaderView::sectionResized, this, &TableColumns::takeWidth);
    connect(header, &QHeaderView::sectionMoved, this, [this] { fit(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        measure();
        fit();
    });
    followModel();
    offerChoice();
    m_table->viewport()->installEventFilter(this);
    m_soon.start();
}

void TableColumns::followModel()
{
    using Model = QAbstractItemModel;
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(m_table->model(), &Model::modelReset, this, soon);
    connect(m_table->model(), &Model::rowsInserted, this, soon);
    connect(m_table->model(), &Model::dataChanged, this, soon);
}

/// The first column names the row, so that it is always there.
void TableColumns::offerChoice()
{
    QHeaderView *header = m_table->horizontalHeader();
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (int column = 1; column < header->count(); ++column) {
        const QString heading = m_table->model()->headerData(column, Qt::Horizontal).toString();
        auto *choice = new QAction(heading, this);
        choice->setCheckable(true);
        connect(choice, &QAction::toggled, this, [this, column](bool shown) {
            const QScopedValueRollback ours(m_fits, true);
            m_table->setColumnHidden(column, !shown);
            m_soon.start();
        });
        header->addAction(choice);
        m_choices.append(choice);
    }
}

void TableColumns::adoptShown()
{
    for (qsizetype i = 0; i < m_choices.size(); ++i)
        m_choices.at(i)->setChecked(!m_table->isColumnHidden(static_cast<int>(i) + 1));
    m_soon.start();
}

QByteArray TableColumns::chosen() const
{
    QByteArrayList columns;
    for (const int column : m_chosen)
        columns += QByteArray::number(column);
    std::sort(columns.begin(), columns.end());
    return columns.join(' ');
}

void TableColumns::restore(const QByteArray &chosen)
{
    m_chosen.clear();
    const QByteArrayList columns = chosen.split(' ');
    for (const QByteArray &column : columns) {
        if (!column.isEmpty())
            m_chosen.insert(column.toInt());
    }
    if (m_table->horizontalHeader()->stretchLastSection()) // as older states have it
        m_table->horizontalHeader()->setStretchLastSection(false);
    adoptShown();
}

bool TableColumns::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    else if (event->type() == QEvent::Show)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

/// What is hidden or shown changes its width from or to nothing.
void TableColumns::takeWidth(int column, int before, int now)
{
    if (!m_fits && before > 0 && now > 0)
        m_chosen.insert(column);
}

void TableColumns::measure()
{
    const QAbstractItemView *view = m_table; // where the hint is public
    const QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        if (m_table->isColumnHidden(column))
            continue;
        const int wanted = view->sizeHintForColumn(column);
        m_wanted[column] = std::max(m_wanted.value(column), wanted);
    }
}

void TableColumns::fit()
{
    QHeaderView *header = m_table->horizontalHeader();
    QList<int> columns; // from left to right
    QList<ColumnNeed> needs;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (m_table->isColumnHidden(column))
            continue;
        const bool fixed = m_chosen.contains(column);
        const int least = m_least.value(column);
        columns += column;
        const int wanted = fixed ? header->sectionSize(column) : m_wanted.value(column, least);
        needs.append(
            {least, wanted, header->sectionSizeHint(column), m_favoured.contains(column), fixed});
    }
    const QList<int> widths = fittedWidths(needs, m_table->viewport()->width());
    const QScopedValueRollback ours(m_fits, true);
    for (qsizetype i = 0; i < columns.size(); ++i)
        header->resizeSection(columns.at(i), widths.at(i));
}

} // namespace numberdesk
