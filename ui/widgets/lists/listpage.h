// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/lists/windowpage.h"

#include <QAction>

#include <initializer_list>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace numberdesk {

class DetailsPane;
class DetailsSplitter;
class EmptyState;
class FilterBox;
class MessageBar;

/// What a page with a table is called; translated but for the settings name.
struct ListPageWords
{
    PageWords page;       ///< the title is also the table's accessible name
    QString filterLabel;  ///< for example "Filter numbers"
    QString settingsName; ///< untranslated
};

/// A page: title and summary, commands and filter box, message bar, table with details pane
/// beside it, or an empty state in their place.
class ListPage : public WindowPage
{
    Q_OBJECT

public:
    ListPage(ListPageWords words, WindowSettings &settings, QWidget *parent = nullptr);

    DataTable *table() const { return m_table; }
    FilterBox *filterBox() const { return m_filter; }
    MessageBar *messages() const { return m_messages; }

    /// Null while something else is in the list's place.
    DataTable *shownTable() const override;
    void setDetailsShown(bool shown) override;
    void focusFilter() override;
    void saveState() override;

    /// The action stands ready, or says why it does not: the first reason that is not empty.
    static void allow(QAction *action, std::initializer_list<QString> reasonsAgainst);

protected:
    QAction *addCommand(const QString &text, QLatin1StringView icon, const QKeySequence &shortcut);
    /// Reads the data again; the last of the page's commands, set off from them in the menu.
    QAction *addRefresh();
    /// Shows all rows again, for an empty state.
    QAction *clearFilter() const { return m_clearFilter; }

    /// Why nothing can be done with the list's rows; empty while they are in view.
    QString whyNoRows() const;

    void setSummary(const QString &summary);
    void presentLoad(const QString &retryLabel);
    void showTable();
    EmptyState *showEmpty();
    /// What narrows the list down; the filter box is its last.
    QHBoxLayout *filterRow() const { return m_filterRow; }
    /// The part under the title: a page may put something else in its place.
    QStackedWidget *pages() const { return m_pages; }
    DetailsPane *detailsPane() const { return m_details; }
    /// When all is built.
    void restoreState();
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildToolRow();
    QWidget *buildBody();
    void fitToolRow();
    void orderFocus();

    QString m_settingsName;
    WindowSettings &m_settings;
    QLabel *m_summary;
    QBoxLayout *m_toolRow;
    QHBoxLayout *m_commandRow;
    QHBoxLayout *m_filterRow;
    QList<QToolButton *> m_commands;
    FilterBox *m_filter;
    QAction *m_clearFilter;
    QProgressBar *m_loading;
    MessageBar *m_messages;
    DataTable *m_table;
    DetailsPane *m_details;
    DetailsSplitter *m_splitter;
    EmptyState *m_empty;
    QStackedWidget *m_body;
    QStackedWidget *m_pages;
    bool m_showsLoadError = false;
};

} // namespace numberdesk
