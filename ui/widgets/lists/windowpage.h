// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/gatewaydata.h"

#include <QWidget>

class QMenu;

namespace numberdesk {

class DataTable;
class JobList;
class Prompts;
class Session;
class UploadQueue;
class WindowSettings;

/// What a page is made with; all of it outlives the page.
struct PageContext
{
    Session &session;
    UploadQueue &uploads;
    JobList &jobs;
    Prompts &prompts;
    WindowSettings &settings;
};

/// What a page is called; translated.
struct PageWords
{
    QString title;
    QString menuTitle; ///< with mnemonic
    QLatin1StringView icon;
};

/// One page of the window. Sidebar, menu bar, shortcuts and workspace know pages only as this, so
/// that a page need not have a table.
class WindowPage : public QWidget
{
    Q_OBJECT

public:
    explicit WindowPage(PageWords words, QWidget *parent = nullptr);

    const QString &title() const { return m_words.title; }
    QLatin1StringView icon() const { return m_words.icon; }
    /// The page's commands as a menu for the menu bar; the same actions as the buttons.
    QMenu *menu() const { return m_menu; }

    /// Reads the page's data again.
    virtual void refresh() = 0;
    /// Whether a connection that opens, or is there again, reads the page's data before anybody
    /// looks at it.
    virtual bool isReadUnseen() const { return true; }
    /// The page came to the front.
    virtual void shown() {}
    virtual LoadState loadState() const = 0;
    /// The table that people look at; null when none is in view.
    virtual DataTable *shownTable() const { return nullptr; }
    /// The keyboard goes to what narrows the page down.
    virtual void focusFilter() {}
    /// Shows or hides the details beside what is selected.
    virtual void setDetailsShown(bool shown) { Q_UNUSED(shown) }
    /// Keeps what people have arranged.
    virtual void saveState() {}

signals:
    /// A table came into view, or something else in its place.
    void shownTableChanged();

private:
    PageWords m_words;
    QMenu *m_menu;
};

} // namespace numberdesk
