// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/exitcode.h"
#include "commands/base/interrupt.h"
#include "commands/commandline.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace numberdesk;
using namespace Qt::StringLiterals;

namespace {

/// Threads of this process; QCoreApplication itself ends the pool's.
qsizetype threadCount()
{
    QThreadPool::globalInstance()->waitForDone();
    return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
}

} // namespace

/// What a command leaves behind in its process.
class TestCommandEnd : public QObject
{
    Q_OBJECT

private slots:
    void leavesNoThreadBehind();
};

/// One that still runs while the process is torn down crashes it now and then.
void TestCommandEnd::leavesNoThreadBehind()
{
    const QTemporaryDir directory;
    const qsizetype before = threadCount();
    Result<CommandLine, UsageProblem> line =
        readCommandLine({u"numberdesk"_s, u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s,
                         u"zoom"_s, u"--json"_s, u"--data-dir"_s, directory.path()});
    QVERIFY(line.has_value());
    Interrupt interrupt(true);
    QCOMPARE(runCommand(std::move(std::get<CommandRequest>(*line)), interrupt), int(AllDone));
    // A thread that Qt calls finished is the kernel's for a moment longer.
    QTRY_COMPARE(threadCount(), before);
}

NUMBERDESK_TEST("commandend", TestCommandEnd)
#include "tst_commandend.moc"
