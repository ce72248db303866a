// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectionopener.h"

#include "prompts/prompts.h"
#include "session/connections/connectionbook.h"
#include "session/connections/namedconnection.h"

#include <QWidget>

namespace numberdesk {

ConnectionOpener::ConnectionOpener(ConnectionBook &book, Prompts &prompts, const QString &verb,
                                   QWidget *window)
    : QObject(window), m_book(book), m_prompts(prompts), m_verb(verb), m_window(window)
{}

void ConnectionOpener::open(const QString &name)
{
    m_name = name;
    // The environment may hold its secret; what a person gives later counts more.
    await(openNamedConnection(m_book, name));
}

void ConnectionOpener::openWithOtherSecret(const QString &name)
{
    m_name = name;
    ++m_attempt;
    askSecret({StorageError::Kind::SecretMissing,
               tr("The secret of %1 was refused. The one that you enter is used until the program "
                  "ends; to keep it, edit the connection.")
                   .arg(name)});
}

void ConnectionOpener::attempt()
{
    await(m_book.open(m_name));
}

void ConnectionOpener::await(StorageJob<Connection> *job)
{
    job->then(this, [this, attempt = ++m_attempt](const StorageResult<Connection> &result) {
        if (attempt != m_attempt)
            return;
        if (result)
            emit opened(*result);
        else
            takeError(result.error());
    });
}

void ConnectionOpener::takeError(const StorageError &error)
{
    switch (error.kind) {
    case StorageError::Kind::SecretMissing:
    case StorageError::Kind::Certificate: // perhaps by a passphrase that was mistyped
    case StorageError::Kind::NoKeychain:
        askSecret(error);
        return;
    case StorageError::Kind::Passphrase:
        askPassphrase(error);
        return;
    case StorageError::Kind::Cancelled:
        return;
    default:
        emit failed(m_name, error.message);
    }
}

void ConnectionOpener::askSecret(const StorageError &error)
{
    const SecretQuestion question{tr("Secret of %1").arg(m_name), error.message, tr("Secret"),
                                  m_verb};
    m_prompts.askSecret(m_window, question,
                        [this, name = m_name](const std::optional<QByteArray> &secret) {
                            if (name != m_name)
                                return;
                            if (!secret) {
                                emit cancelled(name);
                                return;
                            }
                            m_book.giveForSession(name, *secret);
                            attempt();
                        });
}

void ConnectionOpener::askPassphrase(const StorageError &error)
{
    const SecretQuestion question{tr("Unlock saved secrets"), error.message, tr("Passphrase"),
                                  tr("Unlock")};
    m_prompts.askSecret(
        m_window, question, [this, name = m_name](const std::optional<QByteArray> &passphrase) {
            if (name != m_name)
                return;
            if (!passphrase) {
                emit cancelled(name);
                return;
            }
            m_book.secrets().unlock(*passphrase)->then(this, [this](const auto &unlocked) {
                if (unlocked)
                    attempt();
                else
                    takeError(unlocked.error());
            });
        });
}

} // namespace numberdesk
