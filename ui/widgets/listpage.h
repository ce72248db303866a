// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/apierror.h"
#include "session/gatewaydata.h"

#include <QAction>
#include <QWidget>

#include <initializer_list>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace numberdesk {

class DataTable;
class DetailsPane;
class DetailsSplitter;
class EmptyState;
class FilterBox;
class MessageBar;
class WindowSettings;

/// What a page with a table is called; translated but for the settings name.
struct ListPageWords
{
    QString title;        ///< also the table's accessible name
    QString menuTitle;    ///< with mnemonic
    QString filterLabel;  ///< for example "Filter numbers"
    QString settingsName; ///< untranslated
    QLatin1StringView icon;
};

/// A page: title and summary, commands and filter box, message bar, table with details pane
/// beside it, or an empty state in their place.
class ListPage : public QWidget
{
    Q_OBJECT

public:
    ListPage(ListPageWords words, WindowSettings &settings, QWidget *parent = nullptr);

    const QString &title() const { return m_words.title; }
    QLatin1StringView icon() const { return m_words.icon; }
    /// The page's commands as a menu for the menu bar; the same actions as the buttons.
    QMenu *menu() const { return m_menu; }
    DataTable *table() const { return m_table; }
    FilterBox *filterBox() const { return m_filter; }
    MessageBar *messages() const { return m_messages; }

    /// Reads the page's data again.
    virtual void refresh() = 0;
    /// The page came to the front.
    virtual void shown() {}
    virtual LoadState loadState() const = 0;
    /// The list itself is in view, and no other thing in its place.
    bool isListShown() const;
    void setDetailsShown(bool shown);
    virtual void focusFilter();
    virtual void saveState();

signals:
    /// The list came into view, or something else in its place.
    void listShownChanged();

protected:
    QAction *addCommand(const QString &text, QLatin1StringView icon, const QKeySequence &shortcut);
    /// The action stands ready, or says why it does not: the first reason that is not empty.
    static void allow(QAction *action, std::initializer_list<QString> reasonsAgainst);

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

    ListPageWords m_words;
    WindowSettings &m_settings;
    QMenu *m_menu;
    QLabel *m_summary;
    QBoxLayout *m_toolRow;
    QHBoxLayout *m_commandRow;
    QHBoxLayout *m_filterRow;
    QList<QToolButton *> m_commands;
    FilterBox *m_filter;
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
