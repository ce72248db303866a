// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/mainwindow.h"

#include "mainwindow/aboutdialog.h"
#include "mainwindow/dropgate.h"
#include "mainwindow/dropoverlay.h"
#include "mainwindow/shortcutsdialog.h"
#include "mainwindow/statuspanel.h"
#include "mainwindow/workspace.h"
#include "net/httpclient.h"
#include "numbers/numberspage.h"
#include "prompts/prompts.h"
#include "session/session.h"
#include "upload/planwords.h"
#include "upload/uploadcontroller.h"
#include "widgets/datatable.h"
#include "widgets/icons.h"
#include "widgets/listpage.h"
#include "widgets/messagebar.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr QSize firstSize(1360, 820);
constexpr QSize frameRoom(16, 48); ///< for the frame that the desktop adds
constexpr QSize smallestSize(900, 560);
constexpr auto wordsStay = 10s;

} // namespace

MainWindow::MainWindow(Session &session, Prompts &prompts, WindowSettings &settings)
    : m_session(session)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_workspace(new Workspace(session, prompts, settings, this))
    , m_overlay(new DropOverlay(this))
{
    setWindowTitle(tr("%1 — Numberdesk").arg(session.connection().name));
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestSize);
    setCentralWidget(m_workspace);
    buildMenus();
    buildStatusBar();
    buildDropTarget();
    followSession();
    if (!restoreGeometry(settings.geometry()))
        resize(firstSize.boundedTo(screen()->availableSize() - frameRoom));
}

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *upload = file->addAction(themedIcon("upload"_L1), tr("&Upload file…"));
    upload->setShortcut(QKeySequence::Open);
    connect(upload, &QAction::triggered, m_workspace, &Workspace::chooseFile);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *copy = edit->addAction(tr("&Copy rows"));
    copy->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(copy, &QAction::triggered, this,
            [this] { m_workspace->currentPage()->table()->copySelection(); });
    QAction *find = edit->addAction(themedIcon("search"_L1), tr("&Filter"));
    find->setShortcut(QKeySequence::Find);
    connect(find, &QAction::triggered, this, [this] { m_workspace->currentPage()->focusFilter(); });

    for (ListPage *page : m_workspace->pages())
        menuBar()->addMenu(page->menu());
    buildViewMenu();
    buildHelpMenu();
    connect(m_workspace, &Workspace::currentPageChanged, this, &MainWindow::adoptPageMenu);
    adoptPageMenu();
}

void MainWindow::buildViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    int key = Qt::Key_1;
    for (ListPage *page : m_workspace->pages()) {
        QAction *show = view->addAction(page->title());
        show->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        connect(show, &QAction::triggered, m_workspace,
                [this, page] { m_workspace->showPage(page); });
    }
    view->addSeparator();
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

void MainWindow::buildHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *shortcuts = help->addAction(tr("&Keyboard shortcuts"));
    shortcuts->setShortcut(QKeySequence::HelpContents);
    connect(shortcuts, &QAction::triggered, this,
            [this] { (new ShortcutsDialog(menuBar(), this))->open(); });
    QAction *about = help->addAction(tr("&About Numberdesk"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

/// Only the menu of the page in front is there, so that New, Refresh and Delete mean that page.
void MainWindow::adoptPageMenu()
{
    for (ListPage *page : m_workspace->pages())
        page->menu()->menuAction()->setVisible(page == m_workspace->currentPage());
}

void MainWindow::buildStatusBar()
{
    auto *panel = new StatusPanel(m_session, *m_workspace, this);
    statusBar()->addPermanentWidget(panel);
    statusBar()->setSizeGripEnabled(false);
    connect(panel, &StatusPanel::uploadRequested, this, [this] { m_workspace->showUpload(); });
    connect(
        &m_session.client(), &HttpClient::retryScheduled, this,
        [this](std::chrono::milliseconds wait, const QString &reason) {
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait);
            say(tr("%1 Trying again in %Ln second(s).", nullptr, static_cast<int>(seconds.count()))
                    .arg(reason));
        });
}

void MainWindow::buildDropTarget()
{
    auto *gate = new DropGate(this);
    connect(gate, &DropGate::dragEntered, m_overlay, &DropOverlay::appear);
    connect(gate, &DropGate::dragLeft, m_overlay, &DropOverlay::vanish);
    connect(gate, &DropGate::refused, this, &MainWindow::say);
    connect(gate, &DropGate::filesDropped, this, &MainWindow::openFiles);
}

void MainWindow::followSession()
{
    connect(&m_session, &Session::opened, this, [this] {
        m_workspace->messages()->dismiss();
        m_workspace->load();
        openFiles(std::exchange(m_filesToOpen, {}));
    });
    connect(&m_session, &Session::failed, this, [this](const SessionError &error) {
        m_workspace->messages()->showMessage(StatusKind::Bad, error.message, tr("Retry"));
    });
    connect(m_workspace->messages(), &MessageBar::actionTriggered, &m_session, &Session::open);
    connect(m_workspace, &Workspace::loadSampleDataRequested, this, &MainWindow::loadSampleData);
    connect(&m_session, &Session::sampleDataLoaded, this, [this](bool loaded) {
        say(loaded ? tr("Sample data was loaded.")
                   : tr("Sample data was not loaded: the gateway already holds something."));
        // Asked for at the start, it is loaded before the connection opens.
        if (m_session.isOpen())
            m_workspace->load();
    });
}

void MainWindow::loadSampleData()
{
    say(tr("Loading sample data…"));
    m_session.loadSampleData();
}

void MainWindow::openFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    if (m_session.isOpen())
        m_workspace->uploadFiles(paths);
    else
        m_filesToOpen += paths;
}

void MainWindow::comeToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workspace->upload().isSending() && !m_mayClose) {
        event->ignore();
        askBeforeClosing();
        return;
    }
    if (m_workspace->numbersPage()->isDeleting()) {
        event->ignore();
        m_workspace->showPage(m_workspace->numbersPage());
        m_workspace->numbersPage()->showList();
        say(tr("Numbers are being deleted. Wait until it has ended, or cancel it, then close."));
        return;
    }
    m_settings.setGeometry(saveGeometry());
    m_workspace->saveState();
    m_settings.sync();
    event->accept();
}

void MainWindow::askBeforeClosing()
{
    if (m_asksToClose)
        return;
    m_asksToClose = true;
    const UploadController &upload = m_workspace->upload();
    Question question;
    question.title = tr("Upload under way");
    question.text =
        tr("%1 is being uploaded to %2.").arg(upload.sourceName(), m_session.connection().name);
    question.explanation = tr("Wait keeps the window open until you close it again. Cancel upload "
                              "ends it, says what was applied, and closes the window.");
    question.answers = {tr("Cancel upload")};
    question.safeAnswer = tr("Wait");
    m_prompts.ask(this, question, [this](int answer) {
        m_asksToClose = false;
        if (answer == 0)
            closeAfterCancel();
    });
}

void MainWindow::closeAfterCancel()
{
    UploadController &upload = m_workspace->upload();
    const auto finish = [this, &upload] {
        m_mayClose = true;
        m_prompts.inform(this, tr("Upload ended"), earlyEnd(upload), [this] { close(); });
    };
    if (!upload.isSending()) { // it ended while the question stood
        finish();
        return;
    }
    connect(&upload, &UploadController::finished, this, finish, Qt::SingleShotConnection);
    upload.cancel();
}

void MainWindow::say(const QString &words)
{
    statusBar()->showMessage(words, static_cast<int>(std::chrono::milliseconds(wordsStay).count()));
}

} // namespace numberdesk
