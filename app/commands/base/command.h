// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/commonoptions.h"
#include "commands/base/exitcode.h"
#include "commands/base/output.h"
#include "session/session.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace numberdesk {

class ConnectionBook;

/// One command of the command line: it is started once and ends with an exit code.
class Command : public QObject
{
    Q_OBJECT

public:
    /// `output` must outlive the command.
    explicit Command(Output &output, QObject *parent = nullptr) : QObject(parent), m_output(output)
    {}

    /// Begins the work, in a running event loop; it ends with finished(), perhaps at once.
    virtual void start() = 0;
    /// SIGINT or SIGTERM: end soon, in order, and tell what was done. Whatever ends the command
    /// after it, the exit code is Interrupted.
    void interrupt();
    /// Whether finished() was emitted.
    bool hasEnded() const { return m_ended; }

signals:
    /// The process ends with that exit code (commands/exitcode.h).
    void finished(int exitCode);

protected:
    Output &output() const { return m_output; }
    /// The first signal came: ends the command, at once unless something has to end before.
    virtual void stop() { fail(tr("Interrupted."), Interrupted); }
    bool isInterrupted() const { return m_interrupted; }
    void end(int exitCode)
    {
        m_ended = true;
        emit finished(m_interrupted ? m_interruptedCode : exitCode);
    }
    /// What a command that is meant to run until a signal comes ends with.
    void setInterruptedCode(int exitCode) { m_interruptedCode = exitCode; }
    /// Tells what this computer's files did not give, and where a command takes it from, and ends.
    void fail(const StorageError &error)
    {
        const QString blank = error.forCommands.isEmpty() ? QString() : QStringLiteral(" ");
        fail(error.message + blank + error.forCommands, exitCodeOf(error));
    }
    /// Tells `message` and ends. What fails after the end, because of it, is nobody's news.
    void fail(const QString &message, int exitCode)
    {
        if (m_ended)
            return;
        m_output.fail(message, m_interrupted ? m_interruptedCode : exitCode);
        end(exitCode);
    }

private:
    Output &m_output;
    bool m_ended = false;
    bool m_interrupted = false;
    int m_interruptedCode = Interrupted;
};

/// A command that works on a gateway: opens the connection first.
class GatewayCommand : public Command
{
    Q_OBJECT

public:
    /// `options` say which connection is opened, or hold one. `output` must outlive the command.
    GatewayCommand(Output &output, CommonOptions options, QObject *parent = nullptr);
    ~GatewayCommand() override;

    void start() final { prepare(); }

protected:
    /// Finds out which connection is opened, if the options do not tell yet, and then calls
    /// openConnection().
    virtual void prepare() { openConnection(); }
    /// Opens the connection of the options; run() or refuse() follows.
    void openConnection();
    /// What the command was called with; prepare() may complete it.
    CommonOptions &options() { return m_options; }
    /// Why the connection that the options name is not to be opened, found before anything is asked
    /// of its gateway: a sentence; empty: it is.
    virtual QString whyNotOpen(const Connection & /*connection*/) const { return {}; }
    /// Called once the connection is open.
    virtual void run() = 0;
    /// Whether it asks the gateway for changes.
    virtual bool makesChanges() const { return false; }
    /// Called in place of run(), before anything is sent, when it makes changes and the connection
    /// is read-only: ends with that sentence.
    virtual void refuse(const QString &reason) { fail(reason, NotPermitted); }
    bool hasSession() const { return m_session != nullptr; }
    /// From run() on.
    Session &session() const { return *m_session; }
    /// Words an API error for people and ends with its exit code.
    void failWith(const ApiError &error);
    /// Calls `next` when the gateway has that account; else ends with a sentence that says whether
    /// the account is missing, or the gateway's list of accounts.
    void findAccount(const QString &name, const std::function<void()> &next);
    void stop() override;
    /// Lets no request out any more, and cancels those under way when interruptPatience is over.
    /// Gives how many changes are under way, whose answer is worth that wait.
    qsizetype stopRequests();

private:
    void openSession(Connection connection);
    void tellMissingAccount(const QString &name);
    void tellWait(std::chrono::milliseconds wait, const QString &reason);

    CommonOptions m_options;
    std::unique_ptr<ConnectionBook> m_book; ///< of a named connection
    std::unique_ptr<Session> m_session;     ///< once the connection is known
};

/// A command that is ready to start, or why the command line cannot be carried out.
using CommandResult = Result<std::unique_ptr<Command>, UsageProblem>;

} // namespace numberdesk
