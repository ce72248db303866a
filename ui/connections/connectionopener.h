// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connection.h"
#include "storage/deskdatabase.h"

#include <QObject>

class QWidget;

namespace numberdesk {

class ConnectionBook;
class Prompts;

/// Opens a connection by its name, and asks for the secret or the passphrase that it needs.
class ConnectionOpener : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `window`; `book` and `prompts` must outlive it. `verb` says what a secret is
    /// asked for, on the question's button.
    ConnectionOpener(ConnectionBook &book, Prompts &prompts, const QString &verb, QWidget *window);

    /// Ends with opened(), failed(), or cancelled() when a person gives no secret. A later call
    /// takes the place of one that is under way.
    void open(const QString &name);
    /// The same after asking for another secret, since the one that was used was refused.
    void openWithOtherSecret(const QString &name);

signals:
    void opened(const numberdesk::Connection &connection);
    void failed(const QString &name, const QString &message);
    void cancelled(const QString &name);

private:
    void attempt();
    void await(StorageJob<Connection> *job);
    void takeError(const StorageError &error);
    void askSecret(const StorageError &error);
    void askPassphrase(const StorageError &error);

    ConnectionBook &m_book;
    Prompts &m_prompts;
    QString m_verb;
    QWidget *m_window;
    QString m_name;
    int m_attempt = 0; ///< late answers to an earlier one are dropped
};

} // namespace numberdesk
