// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/mainwindow.h"

#include "connections/connectioncolours.h"
#include "connections/connectiondialog.h"
#include "connections/connectionopener.h"
#include "connections/connectionpanel.h"
#include "connections/connectionsdialog.h"
#include "mainwindow/dropgate.h"
#include "mainwindow/dropoverlay.h"
#include "mainwindow/leaveguard.h"
#include "mainwindow/sessionmessages.h"
#include "mainwindow/sidebar.h"
#include "mainwindow/statuspanel.h"
#include "mainwindow/windowmenubar.h"
#include "mainwindow/workspace.h"
#include "prompts/prompts.h"
#include "session/connections/connectionbook.h"
#include "session/session.h"
#include "session/upload/upload.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/listpage.h"
#include "widgets/look/icons.h"
#include "widgets/look/windowsettings.h"

#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr QSize firstSize(1360, 820);
constexpr QSize frameRoom(16, 48);      ///< for the frame that the desktop adds
constexpr QSize smallestSize(640, 400); ///< fits a laptop's screen at 200 %
constexpr auto wordsStay = 10s;

} // namespace

MainWindow::MainWindow(ConnectionBook &book, DataDirectory directory, Prompts &prompts,
                       WindowSettings &settings)
    : m_book(book)
    , m_directory(std::move(directory))
    , m_prompts(prompts)
    , m_settings(settings)
    , m_opener(new ConnectionOpener(book, prompts, tr("Open connection"), this))
    , m_stripe(new ConnectionStripe(this))
    , m_sidebar(new Sidebar(this))
    , m_centre(new QStackedWidget(this))
    , m_start(new EmptyState(this))
    , m_overlay(new DropOverlay(this))
{
    setWindowTitle(tr("Numberdesk"));
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestSize);
    buildCentre();
    buildStartMenu();
    buildDropTarget();
    followBook();
    statusBar()->setSizeGripEnabled(false);
    if (!restoreGeometry(settings.geometry()))
        resize(firstSize.boundedTo(screen()->availableSize() - frameRoom));
    keepOnScreen();
}

/// What was remembered may come from a larger screen, or from another scale of this one.
void MainWindow::keepOnScreen()
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect room = screen()->availableGeometry();
    const QSize frame = isVisible() ? frameGeometry().size() - size() : QSize();
    resize(size().boundedTo(room.size() - frame));
    const QPoint most = room.bottomRight() - QPoint(width(), height()) -
                        QPoint(frame.width(), frame.height()) + QPoint(1, 1);
    move(qMax(room.left(), qMin(x(), most.x())), qMax(room.top(), qMin(y(), most.y())));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // The frame is known once the desktop has put it on.
    QMetaObject::invokeMethod(this, &MainWindow::keepOnScreen, Qt::QueuedConnection);
}

MainWindow::~MainWindow()
{
    dropSession();
}

void MainWindow::buildCentre()
{
    auto *whole = new QWidget(this);
    auto *rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_stripe);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_sidebar);
    columns->addWidget(m_centre, 1);
    rows->addLayout(columns, 1);
    m_centre->addWidget(m_start);
    setCentralWidget(whole);
    connect(m_sidebar, &Sidebar::pageChosen, this, [this](int index) {
        if (m_workspace != nullptr)
            m_workspace->showIndex(index);
    });
}

/// Until a connection is used: to get at the connections, and out.
void MainWindow::buildStartMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *connections = file->addAction(themedIcon("connections"_L1), tr("&Connections…"));
    connections->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    connect(connections, &QAction::triggered, this, &MainWindow::manageConnections);
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildDropTarget()
{
    auto *gate = new DropGate(this);
    connect(gate, &DropGate::dragEntered, m_overlay, &DropOverlay::appear);
    connect(gate, &DropGate::dragLeft, m_overlay, &DropOverlay::vanish);
    connect(gate, &DropGate::refused, this, [this](QWidget *window, const QString &reason) {
        DropOverlay::refuse(window, reason);
        say(reason);
    });
    connect(gate, &DropGate::filesDropped, this, &MainWindow::openFiles);
}

void MainWindow::followBook()
{
    ConnectionPanel *panel = m_sidebar->connections();
    connect(panel, &ConnectionPanel::chosen, this,
            [this](const QString &name) { openConnection(name); });
    connect(panel, &ConnectionPanel::manageRequested, this, &MainWindow::manageConnections);
    connect(panel, &ConnectionPanel::addRequested, this, [this] {
        (new ConnectionDialog(m_book, m_directory, m_prompts, std::nullopt, this))->open();
    });
    connect(&m_book, &ConnectionBook::changed, this, [this] { refreshConnections(Trouble::Tell); });
    connect(m_opener, &ConnectionOpener::opened, this, &MainWindow::takeConnection);
    connect(m_opener, &ConnectionOpener::failed, this, &MainWindow::showOpenFailure);
    connect(m_opener, &ConnectionOpener::cancelled, this, [this](const QString &name) {
        if (m_session && m_session->connection().profile.name == name)
            return; // it stays as it is
        showOpenFailure(name, tr("What it needs was not given."));
    });
    refreshConnections(Trouble::Tell);
}

void MainWindow::refreshConnections(Trouble trouble)
{
    m_book.list()->then(this,
                        [this, trouble](const StorageResult<QList<ConnectionProfile>> &profiles) {
                            if (profiles)
                                m_sidebar->connections()->setProfiles(*profiles);
                            else if (trouble == Trouble::Tell)
                                m_prompts.inform(this, tr("Connections cannot be read"),
                                                 profiles.error().message, [] {});
                        });
}

bool MainWindow::event(QEvent *event)
{
    // A command may have added or removed some meanwhile. Trouble is not told again and again, for
    // each word about it makes the window active once more when it is closed.
    if (event->type() == QEvent::WindowActivate) {
        refreshConnections(Trouble::Ignore);
        if (m_workspace != nullptr)
            m_workspace->upload().lookAtFiles();
    }
    return QMainWindow::event(event);
}

void MainWindow::manageConnections()
{
    refreshConnections(Trouble::Ignore); // the dialog tells it
    const QString inUse = m_session ? m_session->connection().profile.name : QString();
    auto *dialog = new ConnectionsDialog(m_book, m_directory, m_prompts, inUse, this);
    connect(dialog, &ConnectionsDialog::openRequested, this,
            [this](const QString &name) { openConnection(name); });
    connect(dialog, &ConnectionsDialog::profileReplaced, dialog,
            [this, dialog](const QString &name, const QString &replaced) {
                // Taken up when the dialog has closed, since it would go with the old settings.
                if (m_session && m_session->connection().profile.name == replaced)
                    connect(dialog, &QDialog::finished, this,
                            [this, name] { m_opener->open(name); });
            });
    dialog->open();
}

void MainWindow::openConnection(const QString &name, const ConnectionOverrides &overrides)
{
    if (!m_overrides.contains(name))
        m_overrides.insert(name, overrides);
    if (m_session && m_session->connection().profile.name == name)
        return;
    if (!m_session) {
        m_start->present(themedIcon("gateway"_L1), tr("Opening %1…").arg(name), {});
    }
    m_opener->open(name);
}

void MainWindow::takeConnection(const Connection &opened)
{
    Connection connection = opened;
    m_overrides.value(opened.profile.name).applyTo(connection);
    whenFree({tr("Switch to %1?").arg(connection.profile.name), tr("Pause and switch")},
             [this, connection] { useConnection(connection); });
}

void MainWindow::showOpenFailure(const QString &name, const QString &message)
{
    if (m_session) {
        m_prompts.inform(this, tr("%1 was not opened").arg(name), message, [] {});
        return;
    }
    auto *again = new QAction(tr("Try again"), m_start);
    connect(again, &QAction::triggered, this, [this, name] { m_opener->open(name); });
    auto *manage = new QAction(tr("Manage connections…"), m_start);
    connect(manage, &QAction::triggered, this, &MainWindow::manageConnections);
    m_start->present(themedIcon("gateway"_L1), tr("%1 was not opened").arg(name), message,
                     {again, manage});
}

void MainWindow::useConnection(const Connection &connection)
{
    dropSession();
    buildSession(connection);
    followSession();
    emit connectionUsed(connection);
    m_session->open();
}

/// What belongs to the old connection goes first, forms that stand open over the window included.
void MainWindow::dropSession()
{
    if (!m_session)
        return;
    m_workspace->saveState();
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    delete menuBar();
    delete std::exchange(m_status, nullptr);
    m_sidebar->setPages({});
    m_guard = nullptr;
    delete std::exchange(m_workspace, nullptr);
    m_session.reset();
    statusBar()->clearMessage();
}

void MainWindow::buildSession(const Connection &connection)
{
    m_session = std::make_unique<Session>(connection, m_directory);
    m_workspace = new Workspace(*m_session, m_prompts, m_settings, this);
    m_guard = new LeaveGuard(*m_workspace, connection.profile.name, m_prompts, this);
    m_centre->addWidget(m_workspace);
    m_centre->setCurrentWidget(m_workspace);
    auto *menus = new WindowMenuBar(*m_workspace, m_settings, this);
    connect(menus, &WindowMenuBar::connectionsRequested, this, &MainWindow::manageConnections);
    setMenuBar(menus);
    m_status = new StatusPanel(*m_session, *m_workspace, this);
    statusBar()->addPermanentWidget(m_status);
    m_status->show();
    m_sidebar->setPages(m_workspace->pages());
    m_sidebar->setCurrentPage(m_workspace->currentIndex());
    m_sidebar->connections()->setCurrent(connection);
    const ConnectionProfile &profile = connection.profile;
    m_stripe->setColour(profile.colour);
    setWindowTitle(profile.readOnly ? tr("%1 (read-only) — Numberdesk").arg(profile.name)
                                    : tr("%1 — Numberdesk").arg(profile.name));
}

void MainWindow::followSession()
{
    Session *session = m_session.get();
    connect(m_workspace, &Workspace::currentPageChanged, this,
            [this] { m_sidebar->setCurrentPage(m_workspace->currentIndex()); });
    connect(m_status, &StatusPanel::uploadRequested, m_workspace, &Workspace::showUpload);
    connect(m_status, &StatusPanel::jobsRequested, m_workspace, &Workspace::showJobs);
    connect(m_status, &StatusPanel::deletionRequested, m_workspace, &Workspace::showDeletion);
    connect(session, &Session::opened, this, [this] {
        m_workspace->load();
        openFiles(std::exchange(m_filesToOpen, {}), std::exchange(m_filesLeftOut, {}));
    });
    connect(m_workspace, &Workspace::loadSampleDataRequested, this, &MainWindow::loadSampleData);
    connect(session, &Session::sampleDataLoaded, this, [this](bool loaded) {
        say(loaded ? tr("Sample data was loaded.")
                   : tr("Sample data was not loaded: the gateway already holds something."));
        // Asked for at the start, it is loaded before the connection opens.
        if (m_session->isOpen())
            m_workspace->load();
    });
    connect(m_workspace->sessionMessages(), &SessionMessages::apiVersionRequested, this,
            &MainWindow::useApiVersion, Qt::QueuedConnection);
    connect(m_workspace->sessionMessages(), &SessionMessages::secretRequested, this,
            [this] { m_opener->openWithOtherSecret(m_session->connection().profile.name); });
}

/// The gateway speaks another published version: kept in the profile, if there is one, and used.
void MainWindow::useApiVersion(const QString &apiVersion)
{
    Connection connection = m_session->connection();
    connection.profile.apiVersion = apiVersion;
    const QString name = connection.profile.name;
    m_overrides[name].apiVersion.reset();
    m_book.setApiVersion(name, apiVersion)
        ->then(this, [this, connection](const StorageResult<void> &kept) {
            takeConnection(connection);
            // One that was given for this run only is kept nowhere.
            if (!kept && kept.error().kind != StorageError::Kind::NotFound)
                say(kept.error().message);
        });
}

void MainWindow::loadSampleData()
{
    say(tr("Loading sample data…"));
    m_session->loadSampleData();
}

void MainWindow::openFiles(const QStringList &paths, const QStringList &leftOut)
{
    if (paths.isEmpty())
        return;
    if (m_session && m_session->isOpen()) {
        m_workspace->uploadFiles(paths, leftOut);
    } else {
        m_filesToOpen += paths;
        m_filesLeftOut += leftOut;
    }
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
    if (m_guard != nullptr && m_guard->isNeeded() && !m_mayClose) {
        event->ignore();
        whenFree({tr("Close the window?"), tr("Pause and close")}, [this] {
            m_mayClose = true;
            close();
        });
        return;
    }
    m_settings.setGeometry(saveGeometry());
    if (m_workspace != nullptr)
        m_workspace->saveState();
    event->accept();
}

void MainWindow::whenFree(const Leaving &leaving, const std::function<void()> &go)
{
    if (m_guard == nullptr)
        go();
    else
        m_guard->whenFree(leaving, go);
}

void MainWindow::say(const QString &words)
{
    statusBar()->showMessage(words, static_cast<int>(std::chrono::milliseconds(wordsStay).count()));
}

} // namespace numberdesk
