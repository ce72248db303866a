// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "localgateway/gatewaythread.h"
#include "mainwindow/mainwindow.h"
#include "scriptedprompts.h"
#include "session/connections/connectionbook.h"
#include "session/session.h"
#include "widgets/look/windowsettings.h"

#include <QDialog>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace numberdesk {

class ListPage;
class Workspace;

/// A window over a real gateway on this computer, in a data directory of its own.
class WindowFixture
{
public:
    /// A gateway that syncs at once, so that tests need not wait for it.
    static localgateway::Options quickGateway();

    explicit WindowFixture(const localgateway::Options &options = quickGateway());
    ~WindowFixture();

    MainWindow &window() { return *m_window; }
    /// Of the connection in use.
    Session &session() { return *m_window->session(); }
    ConnectionBook &book() { return *m_book; }
    DataDirectory directory() const { return DataDirectory(m_directory.path()); }
    /// The connection that the window was opened with.
    const Connection &connection() const { return m_connection; }
    ScriptedPrompts &prompts() { return m_prompts; }

    /// A second gateway with its own data, as a connection by that name; lives as long as this.
    Connection anotherGateway(const QString &name,
                              const localgateway::Options &options = quickGateway());
    /// Ends the gateway that the window was opened with, as a lost network would.
    void stopGateway() { m_gateway.stop(); }

    /// Makes the window anew on the same settings file.
    void reopenWindow();
    /// Creates an account with these services beside the window, and waits until it is seen.
    bool addAccount(const Account &account);
    bool addNumbers(const QString &accountName, int count);
    QString writeFile(const QString &name, const QByteArray &content);

private:
    void makeWindow();

    QTemporaryDir m_directory;
    localgateway::GatewayThread m_gateway;
    std::vector<std::unique_ptr<localgateway::GatewayThread>> m_others;
    ScriptedPrompts m_prompts;
    Connection m_connection;
    std::unique_ptr<ConnectionBook> m_book;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// The visible widget of that type and accessible name under `root`, as an assistive client would
/// find it; null when there is none.
template <typename T>
T *named(QWidget *root, const QString &name);

/// The pages that list what the gateway has, in the window's order; that of jobs is none of them.
QList<ListPage *> listPages(const Workspace &workspace);

/// The form that is open over the window, or null.
QDialog *openForm(MainWindow &window);

/// Drops local files over a widget, as a file manager would; true when they were taken.
bool dropFiles(QWidget *target, const QStringList &paths);

/// What this desk would keep of a connection.
ConnectionProfile profileOf(const Connection &connection, SecretPlace place);

Account accountWith(const QString &name, ServiceSet services);

QString accessibleName(QWidget *widget);

template <typename T>
T *named(QWidget *root, const QString &name)
{
    const QList<T *> widgets = root->findChildren<T *>();
    for (T *widget : widgets) {
        if (widget->isVisible() && accessibleName(widget) == name)
            return widget;
    }
    return nullptr;
}

} // namespace numberdesk
