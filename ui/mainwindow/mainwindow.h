// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connection.h"
#include "storage/datadirectory.h"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <memory>

class QStackedWidget;

namespace numberdesk {

class ConnectionBook;
class ConnectionOpener;
class ConnectionStripe;
class DropOverlay;
class EmptyState;
class LeaveGuard;
class Prompts;
class Session;
class Sidebar;
class StatusPanel;
class WindowSettings;
class Workspace;
struct Leaving;

/// The one window: connections and pages on the left, the workspace of the open connection, menu
/// and status bar; takes dropped files and asks before it leaves a connection during an upload
/// or a deletion.
///
/// Each connection gets a session and a workspace of its own, so that data of two gateways never
/// meets.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All but `directory` must outlive the window.
    MainWindow(ConnectionBook &book, DataDirectory directory, Prompts &prompts,
               WindowSettings &settings);
    ~MainWindow() override;

    /// Opens the connection of that name, after a person has given what it needs. `overrides` hold
    /// for it as long as the window stands.
    void openConnection(const QString &name, const ConnectionOverrides &overrides = {});
    /// Works on this connection from now on.
    void useConnection(const Connection &connection);

    /// Null until the first connection is used.
    Session *session() const { return m_session.get(); }
    Workspace *workspace() const { return m_workspace; }

    /// Plans these files once the session stands; `leftOut` came with them and cannot be read.
    void openFiles(const QStringList &paths, const QStringList &leftOut = {});
    void comeToFront();
    void manageConnections();

signals:
    /// Another connection is used now.
    void connectionUsed(const numberdesk::Connection &connection);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    void keepOnScreen();
    void buildCentre();
    void buildStartMenu();
    void buildDropTarget();
    void followBook();
    enum class Trouble { Tell, Ignore };
    void refreshConnections(Trouble trouble);
    void takeConnection(const Connection &connection);
    void showOpenFailure(const QString &name, const QString &message);
    void dropSession();
    void buildSession(const Connection &connection);
    void followSession();
    void useApiVersion(const QString &apiVersion);
    void loadSampleData();
    void whenFree(const Leaving &leaving, const std::function<void()> &go);
    void say(const QString &words);

    ConnectionBook &m_book;
    DataDirectory m_directory;
    Prompts &m_prompts;
    WindowSettings &m_settings;
    std::unique_ptr<Session> m_session;
    ConnectionOpener *m_opener;
    ConnectionStripe *m_stripe;
    Sidebar *m_sidebar;
    QStackedWidget *m_centre;
    EmptyState *m_start;
    Workspace *m_workspace = nullptr;
    LeaveGuard *m_guard = nullptr; ///< of the workspace
    StatusPanel *m_status = nullptr;
    DropOverlay *m_overlay;
    QStringList m_filesToOpen;
    QStringList m_filesLeftOut;
    QHash<QString, ConnectionOverrides> m_overrides; ///< by connection name
    bool m_mayClose = false;
};

} // namespace numberdesk
