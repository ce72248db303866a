// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/windowmenubar.h"

#include "mainwindow/aboutdialog.h"
#include "mainwindow/shortcutsdialog.h"
#include "mainwindow/workspace.h"
#include "session/jobs/joblist.h"
#include "session/upload/upload.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/windowpage.h"
#include "widgets/look/icons.h"
#include "widgets/look/windowsettings.h"

#include <QActionGroup>
#include <QApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

WindowMenuBar::WindowMenuBar(Workspace &workspace, WindowSettings &settings, QWidget *window)
    : QMenuBar(window), m_workspace(workspace), m_settings(settings)
{
    buildFile(window);
    buildEdit();
    for (WindowPage *page : m_workspace.pages())
        addMenu(page->menu());
    buildView();
    buildHelp(window);
    connect(&m_workspace, &Workspace::currentPageChanged, this, &WindowMenuBar::adoptPage);
    adoptPage();
}

/// A bar that has the keyboard gives it up while its base class is torn down, and Qt tells that.
WindowMenuBar::~WindowMenuBar()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void WindowMenuBar::buildFile(QWidget *window)
{
    QMenu *file = addMenu(tr("&File"));
    QAction *upload = file->addAction(themedIcon("upload"_L1), tr("&Upload file…"));
    upload->setShortcut(QKeySequence::Open);
    connect(upload, &QAction::triggered, &m_workspace, &Workspace::chooseFile);
    file->addSeparator();
    QAction *connections = file->addAction(themedIcon("connections"_L1), tr("&Connections…"));
    connections->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    connect(connections, &QAction::triggered, this, &WindowMenuBar::connectionsRequested);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, window, &QWidget::close);
}

void WindowMenuBar::buildEdit()
{
    QMenu *edit = addMenu(tr("&Edit"));
    m_undo = edit->addAction(themedIcon("undo"_L1), tr("&Undo last job…"));
    m_undo->setShortcut(QKeySequence::Undo); // text fields take it first
    connect(m_undo, &QAction::triggered, &m_workspace, &Workspace::undoLastJob);
    connect(&m_workspace.jobs(), &JobList::changed, this, &WindowMenuBar::adaptUndo);
    connect(&m_workspace.upload(), &Upload::changed, this, &WindowMenuBar::adaptUndo); // rights
    adaptUndo();
    edit->addSeparator();
    m_copy = edit->addAction(tr("&Copy rows"));
    m_copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_copy, &QAction::triggered, this, [this] {
        if (DataTable *table = shownTable())
            table->copySelection();
    });
    followShownTable();
    QAction *find = edit->addAction(themedIcon("search"_L1), tr("&Filter"));
    find->setShortcut(QKeySequence::Find);
    connect(find, &QAction::triggered, &m_workspace,
            [this] { m_workspace.currentPage()->focusFilter(); });
}

void WindowMenuBar::followShownTable()
{
    for (const WindowPage *page : m_workspace.pages())
        connect(page, &WindowPage::shownTableChanged, this, &WindowMenuBar::adaptCopy);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { adoptFocus(now); });
    adaptCopy();
}

void WindowMenuBar::adoptFocus(QWidget *focus)
{
    if (focus == nullptr || focus == this || !m_workspace.isAncestorOf(focus))
        return; // a menu takes the keyboard only for a while
    m_focusTable = qobject_cast<DataTable *>(focus);
    adaptCopy();
}

/// The table that people look at: what is out of view is never copied.
DataTable *WindowMenuBar::shownTable() const
{
    if (m_focusTable != nullptr && m_focusTable->isVisible())
        return m_focusTable;
    return m_workspace.currentPage()->shownTable();
}

void WindowMenuBar::adaptCopy()
{
    const DataTable *table = shownTable();
    if (table != nullptr)
        connect(table, &DataTable::selectedRowsChanged, this, &WindowMenuBar::adaptCopy,
                Qt::UniqueConnection);
    const bool ready = table != nullptr && table->selectedRowCount() > 0;
    m_copy->setEnabled(ready);
    m_copy->setToolTip(ready ? QString() : tr("Select the rows first."));
}

void WindowMenuBar::adaptUndo()
{
    const QString reason = m_workspace.whyNotUndoLastJob();
    m_undo->setEnabled(reason.isEmpty());
    m_undo->setToolTip(reason);
}

void WindowMenuBar::buildView()
{
    QMenu *view = addMenu(tr("&View"));
    int key = Qt::Key_1;
    for (WindowPage *page : m_workspace.pages()) {
        QAction *show = view->addAction(page->title());
        show->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        connect(show, &QAction::triggered, &m_workspace,
                [this, page] { m_workspace.showPage(page); });
    }
    view->addSeparator();
    QAction *details = view->addAction(tr("&Details pane"));
    details->setShortcut(QKeySequence(Qt::Key_F9));
    details->setCheckable(true);
    const auto showDetails = [this](bool shown) {
        for (WindowPage *page : m_workspace.pages())
            page->setDetailsShown(shown);
    };
    connect(details, &QAction::toggled, this, [this, showDetails](bool shown) {
        m_settings.setDetailsShown(shown);
        showDetails(shown);
    });
    details->setChecked(m_settings.detailsShown());
    showDetails(m_settings.detailsShown());
    QMenu *columns = view->addMenu(tr("&Columns"));
    connect(view, &QMenu::aboutToShow, this, [this, columns] { offerColumns(columns); });
    offerColumns(columns);
    QMenu *themes = view->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const QList<std::pair<Theme, QString>> choices{
        {Theme::System, tr("&System")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("&Dark")}};
    for (const auto &[theme, label] : choices) {
        QAction *choice = themes->addAction(label);
        choice->setCheckable(true);
        choice->setChecked(theme == m_settings.theme());
        group->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, chosen = theme] {
            m_settings.setTheme(chosen);
            applyTheme(*qApp, chosen);
        });
    }
}

/// Those of the table that people look at, so that the keyboard reaches what the header offers.
void WindowMenuBar::offerColumns(QMenu *columns) const
{
    columns->clear();
    if (const DataTable *table = shownTable())
        columns->addActions(table->columnChoices());
    columns->setEnabled(!columns->isEmpty());
}

void WindowMenuBar::buildHelp(QWidget *window)
{
    QMenu *help = addMenu(tr("&Help"));
    QAction *shortcuts = help->addAction(tr("&Keyboard shortcuts"));
    shortcuts->setShortcut(QKeySequence::HelpContents);
    connect(shortcuts, &QAction::triggered, this,
            [this, window] { (new ShortcutsDialog(this, window))->open(); });
    QAction *about = help->addAction(tr("&About Numberdesk"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, window, [window] { (new AboutDialog(window))->open(); });
}

/// Only the menu of the page in front is there, so that New, Refresh and Delete mean that page.
void WindowMenuBar::adoptPage()
{
    for (WindowPage *page : m_workspace.pages())
        page->menu()->menuAction()->setVisible(page == m_workspace.currentPage());
    adaptCopy();
}

} // namespace numberdesk
