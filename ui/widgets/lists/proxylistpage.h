// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/lists/listpage.h"

class QAbstractItemModel;
class QSortFilterProxyModel;

namespace numberdesk {

/// A page over a list that is read whole, one row of which is worked on: a proxy sorts it and
/// filters it by what any column shows.
class ProxyListPage : public ListPage
{
    Q_OBJECT

protected:
    ProxyListPage(ListPageWords words, WindowSettings &settings, QWidget *parent = nullptr);

    /// The model of the table, to be set first; `model` must outlive the page.
    void setModel(QAbstractItemModel *model);
    /// Follows the filter and the selection, and fits the page to both, when all is built;
    /// activating a row triggers `open`.
    void follow(QAction *open);

    /// How many rows the filter shows.
    int shownCount() const;
    /// The model's row that is highlighted, or -1.
    int currentRow() const;
    /// Highlights the model's row `row`, if the filter shows it.
    void highlightRow(int row);

    /// The data changed: fits the page to them.
    void adaptToData();
    /// Another row is highlighted, or it changed: fits commands and details to it.
    virtual void adaptToRow() = 0;
    /// What stands beside the title.
    virtual QString summary() const = 0;
    /// Says in place of the table why no row is there.
    virtual void presentEmpty() = 0;

private:
    QSortFilterProxyModel *m_proxy;
};

} // namespace numberdesk
