// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QProcess>

#include <chrono>

namespace numberdesk {

/// A program that runs beside a test and ends with it, also when the test crashes.
class ChildProcess : public QObject
{
    Q_OBJECT

public:
    /// Starts `program`. Not at all started shows as an end with exit code -1.
    ChildProcess(const QString &program, const QStringList &arguments,
                 const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    /// Ends it: politely, then by force.
    ~ChildProcess() override;

    /// True once `text` stands on standard output; false when the program ended without it, or
    /// `limit` has passed.
    bool waitForOutput(const QByteArray &text,
                       std::chrono::seconds limit = std::chrono::seconds(30));
    /// The same on standard error.
    bool waitForTalk(const QByteArray &text, std::chrono::seconds limit = std::chrono::seconds(30));
    /// True once it has ended, whatever its exit code.
    bool waitForEnd(std::chrono::seconds limit = std::chrono::seconds(30));
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    void send(int signal) const;

    const QByteArray &output() const { return m_output; }
    const QByteArray &talk() const { return m_talk; }
    /// -1 while it runs and when it crashed.
    int exitCode() const;
    qint64 processId() const { return m_process.processId(); }

private:
    bool waitForText(const QByteArray &stream, const QByteArray &text, std::chrono::seconds limit);
    void readAll();

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_talk;
};

/// This process's environment without what would lead the program elsewhere: proxies, and settings
/// of Numberdesk.
QProcessEnvironment plainEnvironment();

/// Runs a tool to its end and gives what it wrote; the test run stops here when that fails.
QByteArray runTool(const QString &program, const QStringList &arguments,
                   const QProcessEnvironment &environment = plainEnvironment());

} // namespace numberdesk
