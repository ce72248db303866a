// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMainWindow>

class QActionGroup;

namespace numberdesk {

class DropOverlay;
class ListPage;
class Prompts;
class Session;
class StatusPanel;
class WindowSettings;
class Workspace;

/// The one window: menu bar, workspace, status bar; takes dropped files and asks before it closes
/// during an upload.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All three must outlive the window.
    MainWindow(Session &session, Prompts &prompts, WindowSettings &settings);

    Workspace *workspace() const { return m_workspace; }

    /// Plans these files once the session stands.
    void openFiles(const QStringList &paths);
    void comeToFront();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenus();
    void buildViewMenu();
    void buildHelpMenu();
    void adoptPageMenu();
    void buildStatusBar();
    void buildDropTarget();
    void followSession();
    void loadSampleData();
    void askBeforeClosing();
    void closeAfterCancel();
    void say(const QString &words);

    Session &m_session;
    Prompts &m_prompts;
    WindowSettings &m_settings;
    Workspace *m_workspace;
    DropOverlay *m_overlay;
    QStringList m_filesToOpen;
    bool m_mayClose = false;
    bool m_asksToClose = false;
};

} // namespace numberdesk
