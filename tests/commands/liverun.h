// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/programrun.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

/// The program while this process goes on: it serves what is asked, sends signals and looks at what
/// was said so far.
class LiveRun
{
public:
    LiveRun(const QStringList &arguments,
            const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        m_process.setProcessEnvironment(environment);
        QObject::connect(&m_process, &QProcess::readyReadStandardError,
                         [this] { m_talk += m_process.readAllStandardError(); });
        m_process.start(numberdesk::programPath(), arguments);
        m_process.closeWriteChannel();
    }
    ~LiveRun()
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(LiveRun)

    bool isRunning() const { return m_process.state() == QProcess::Running; }
    const QByteArray &talk() const { return m_talk; }
    void signal(int number)
    {
        m_sinceSignal.start();
        ::kill(static_cast<pid_t>(m_process.processId()), number);
    }
    /// True once the program handles that signal itself (proc(5), SigCgt).
    bool catches(int number) const
    {
        // Before that it is a copy of this process, which catches what Qt Test wants to see.
        const QString program =
            QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(m_process.processId()));
        if (program != QFileInfo(numberdesk::programPath()).canonicalFilePath())
            return false;
        QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
        if (!status.open(QIODevice::ReadOnly))
            return false;
        const QByteArray text = status.readAll();
        const QByteArray mask = text.mid(text.indexOf("SigCgt:") + 7).trimmed().left(16);
        return (mask.toULongLong(nullptr, 16) >> (number - 1) & 1) != 0;
    }
    qint64 millisecondsSinceSignal() const { return m_sinceSignal.elapsed(); }

    /// What the run came to, once it has ended; exit code -1 when it crashed or hung.
    ProgramRun end()
    {
        const bool ended =
            QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, 60'000);
        m_talk += m_process.readAllStandardError();
        const bool normal = ended && m_process.exitStatus() == QProcess::NormalExit;
        return {normal ? m_process.exitCode() : -1, m_process.readAllStandardOutput(), m_talk};
    }

private:
    QProcess m_process;
    QByteArray m_talk;
    QElapsedTimer m_sinceSignal;
};
