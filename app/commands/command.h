// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/commonoptions.h"
#include "commands/exitcode.h"
#include "commands/output.h"
#include "session/session.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace numberdesk {

class ConnectionBook;

/// One command of the command line: it is started once and ends with an exit code.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(Output &output, QObject *parent = nullptr) : QObject(parent), m_output(output)
    {}

    virtual void start() = 0;
    /// SIGINT or SIGTERM: end soon, in order, and tell what was done.
    virtual void interrupt() { fail(tr("Interrupted."), Interrupted); }

signals:
    void finished(int exitCode);

protected:
    Output &output() const { return m_output; }
    void end(int exitCode)
    {
        m_ended = true;
        emit finished(exitCode);
    }
    /// Tells `message` and ends. What fails after the end, because of it, is nobody's news.
    void fail(const QString &message, int exitCode)
    {
        if (m_ended)
            return;
        m_output.fail(message, exitCode);
        end(exitCode);
    }

private:
    Output &m_output;
    bool m_ended = false;
};

/// A command that works on a gateway: opens the connection first.
class GatewayCommand : public Command
{
    Q_OBJECT

public:
    GatewayCommand(Output &output, CommonOptions options, QObject *parent = nullptr);
    ~GatewayCommand() override;

    void start() final;

protected:
    /// Called once the connection is open.
    virtual void run() = 0;
    Session &session() const { return *m_session; }
    /// Words an API error for people and ends with its exit code.
    void failWith(const ApiError &error);

private:
    void openSession(Connection connection);
    void tellWait(std::chrono::milliseconds wait, const QString &reason);

    CommonOptions m_options;
    std::unique_ptr<ConnectionBook> m_book; ///< of a named connection
    std::unique_ptr<Session> m_session;     ///< once the connection is known
};

using CommandResult = Result<std::unique_ptr<Command>, UsageProblem>;

} // namespace numberdesk
