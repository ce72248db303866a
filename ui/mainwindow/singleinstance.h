// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace numberdesk {

/// One window per data directory and connection: a later one hands its files to the first and
/// ends.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// `name` names the data directory and the connection.
    explicit SingleInstance(QString name, QObject *parent = nullptr);

    /// Hands `files` to the window that is there already; false when there is none. Waits for its
    /// answer, so only before a window of this process is shown.
    bool handOver(const QStringList &files) const;
    /// Becomes the one window.
    void listen();
    /// The window has gone to another connection. When another window is on that one already, files
    /// keep going there.
    void moveTo(const QString &name);

signals:
    /// Another start asked for the window, perhaps with files.
    void called(const QStringList &files);

private:
    void take();

    QString m_name;
    QLocalServer m_server;
};

} // namespace numberdesk
