// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "localgateway/gatewaythread.h"
#include "mainwindow/mainwindow.h"
#include "scriptedprompts.h"
#include "session/session.h"
#include "widgets/windowsettings.h"

#include <QDialog>
#include <QTemporaryDir>

#include <memory>

namespace numberdesk {

/// A window over a real gateway on this computer, in a data directory of its own.
class WindowFixture
{
public:
    /// A gateway that syncs at once, so that tests need not wait for it.
    static localgateway::Options quickGateway();

    explicit WindowFixture(const localgateway::Options &options = quickGateway());
    ~WindowFixture();

    MainWindow &window() { return *m_window; }
    Session &session() { return *m_session; }
    ScriptedPrompts &prompts() { return m_prompts; }

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
    ScriptedPrompts m_prompts;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<WindowSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// The visible widget of that type and accessible name under `root`, as an assistive client would
/// find it; null when there is none.
template <typename T>
T *named(QWidget *root, const QString &name);

/// The form that is open over the window, or null.
QDialog *openForm(MainWindow &window);

/// Drops local files over a widget, as a file manager would; true when they were taken.
bool dropFiles(QWidget *target, const QStringList &paths);

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
