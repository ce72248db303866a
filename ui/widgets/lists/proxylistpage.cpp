// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/proxylistpage.h"

#include "models/modelroles.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/filterbox.h"

#include <QSortFilterProxyModel>

namespace numberdesk {

ProxyListPage::ProxyListPage(ListPageWords words, WindowSettings &settings, QWidget *parent)
    : ListPage(std::move(words), settings, parent), m_proxy(new QSortFilterProxyModel(this))
{
    m_proxy->setSortRole(SortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
}

void ProxyListPage::setModel(QAbstractItemModel *model)
{
    m_proxy->setSourceModel(model);
    table()->setModel(m_proxy);
    table()->setSelectionMode(QAbstractItemView::SingleSelection);
}

void ProxyListPage::follow(QAction *open)
{
    connect(filterBox(), &FilterBox::filterChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        adaptToData();
    });
    connect(table(), &QAbstractItemView::activated, open, &QAction::trigger);
    connect(table(), &DataTable::selectedRowsChanged, this, &ProxyListPage::adaptToRow);
    adaptToData();
}

int ProxyListPage::shownCount() const
{
    return m_proxy->rowCount();
}

int ProxyListPage::currentRow() const
{
    return m_proxy->mapToSource(m_proxy->index(table()->selectedRow(), 0)).row();
}

void ProxyListPage::highlightRow(int row)
{
    const QModelIndex shown = m_proxy->mapFromSource(m_proxy->sourceModel()->index(row, 0));
    if (shown.isValid())
        table()->selectRowOnly(shown.row());
}

void ProxyListPage::adaptToData()
{
    presentLoad(tr("Retry"));
    setSummary(summary());
    if (shownCount() > 0)
        showTable();
    else
        presentEmpty();
    adaptToRow();
}

} // namespace numberdesk
