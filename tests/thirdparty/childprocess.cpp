// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/childprocess.h"

#include <QTest>

#include <csignal>

#include <sys/prctl.h>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int politeMs = 5000;
constexpr int toolMs = 30000;

int millisecondsOf(std::chrono::seconds time)
{
    return static_cast<int>(std::chrono::milliseconds(time).count());
}

} // namespace

ChildProcess::ChildProcess(const QString &program, const QStringList &arguments,
                           const QProcessEnvironment &environment)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ChildProcess::readAll);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ChildProcess::readAll);
    // A test that is killed cannot end its children, so that the kernel does.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    m_process.closeWriteChannel();
    m_process.waitForStarted();
}

ChildProcess::~ChildProcess()
{
    m_process.disconnect(this);
    if (hasEnded())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(politeMs)) {
        m_process.kill();
        m_process.waitForFinished(politeMs);
    }
}

void ChildProcess::readAll()
{
    m_output += m_process.readAllStandardOutput();
    m_talk += m_process.readAllStandardError();
}

bool ChildProcess::waitForText(const QByteArray &stream, const QByteArray &text,
                               std::chrono::seconds limit)
{
    const auto settled = [&] { return stream.contains(text) || hasEnded(); };
    (void)QTest::qWaitFor(settled, millisecondsOf(limit));
    readAll();
    return stream.contains(text);
}

bool ChildProcess::waitForOutput(const QByteArray &text, std::chrono::seconds limit)
{
    return waitForText(m_output, text, limit);
}

bool ChildProcess::waitForTalk(const QByteArray &text, std::chrono::seconds limit)
{
    return waitForText(m_talk, text, limit);
}

bool ChildProcess::waitForEnd(std::chrono::seconds limit)
{
    const bool ended = QTest::qWaitFor([this] { return hasEnded(); }, millisecondsOf(limit));
    readAll();
    return ended;
}

void ChildProcess::send(int signal) const
{
    if (m_process.processId() > 0)
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
}

int ChildProcess::exitCode() const
{
    const bool ended = hasEnded() && m_process.exitStatus() == QProcess::NormalExit &&
                       m_process.error() == QProcess::UnknownError;
    return ended ? m_process.exitCode() : -1;
}

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.endsWith("_proxy"_L1, Qt::CaseInsensitive) || name.startsWith("NUMBERDESK_"_L1))
            environment.remove(name);
    }
    return environment;
}

QByteArray runTool(const QString &program, const QStringList &arguments,
                   const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(toolMs) || process.exitCode() != 0) {
        qFatal("%s %s failed: %s", qPrintable(program), qPrintable(arguments.join(u' ')),
               process.readAllStandardError().constData());
    }
    return process.readAllStandardOutput();
}

} // namespace numberdesk
