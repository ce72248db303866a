// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/liverun.h"
#include "commands/programrun.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// `numberdesk job`, on imports that were killed, ended and taken back.
class TestJobCommand : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QCOMPARE(run({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s}).exitCode,
                 0);
    }

    void listsWhatWasImported();
    void goesOnAfterAKill();
    void anInterruptLeavesARest();
    void undoesWhatItShows();
    void undoKeepsWhatOthersChanged();
    void anUndoWithoutAnAnswerIsRefused();
    void cancelsAndWritesResults();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void theFileMayGo();
    void modesLeaveOutAndMirror();

private:
    QStringList local(const QStringList &arguments) const
    {
        return arguments + QStringList{u"--data-dir"_s, m_directory->filePath(u"data"_s)};
    }
    ProgramRun run(const QStringList &arguments) const { return runProgram(local(arguments)); }
    QJsonObject json(const QStringList &arguments) const
    {
        return run(arguments + QStringList{u"--json"_s}).json();
    }
    QString file(int count, const QByteArray &header = "desk") const
    {
        QByteArray text =
            "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
            "configuration_customSipHeader\n";
        for (int i = 0; i < count; ++i)
            text += "+4416320" + QByteArray::number(10000 + i) + ",contoso,true," + header + '\n';
        QFile file(m_directory->filePath(u"numbers.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("The file cannot be written");
        return file.fileName();
    }
    QJsonObject job(int id) const { return json({u"job"_s, u"show"_s, QString::number(id)}); }
    qsizetype numbersThere() const
    {
        const ProgramRun all = run({u"export"_s, u"numbers"_s, u"--json"_s});
        return QJsonDocument::fromJson(all.output).array().size();
    }
    /// An import that is in the middle when it gets the signal.
    void endInTheMiddle(int signal, int rows) const
    {
        LiveRun import(
            local({u"import"_s, file(rows), u"--json"_s, u"--request-budget"_s, u"100"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(job(1)[u"done"_s].toInt() > 0, 30000);
        import.signal(signal);
        QTRY_VERIFY_WITH_TIMEOUT(!import.isRunning(), 10000);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestJobCommand::listsWhatWasImported()
{
    QCOMPARE(run({u"job"_s, u"list"_s, u"--json"_s}).output.simplified(), QByteArray("[ ]"));
    const QJsonObject imported = json({u"import"_s, file(3), u"--reference"_s, u"CHG-7"_s});
    QCOMPARE(imported[u"job"_s].toInt(), 1);
    const ProgramRun list = run({u"job"_s, u"list"_s, u"--json"_s});
    const QJsonObject job = QJsonDocument::fromJson(list.output).array().first().toObject();
    QCOMPARE(job[u"id"_s].toInt(), 1);
    QCOMPARE(job[u"kind"_s].toString(), u"import"_s);
    QCOMPARE(job[u"state"_s].toString(), u"done"_s);
    QCOMPARE(job[u"reference"_s].toString(), u"CHG-7"_s);
    QCOMPARE(job[u"rows"_s].toInt(), 3);
    QCOMPARE(job[u"done"_s].toInt(), 3);
    QVERIFY(run({u"job"_s, u"list"_s}).output.contains("numbers.csv"));
    const QJsonObject shown = this->job(1);
    QVERIFY(shown[u"files"_s].toArray().first().toString().endsWith(u"numbers.csv"_s));
    QCOMPARE(shown[u"rowsByOutcome"_s].toObject()[u"synced"_s].toInt(), 3);
    QVERIFY(!json({u"import"_s, file(3), u"--dry-run"_s}).contains(u"job"_s));
}

void TestJobCommand::goesOnAfterAKill()
{
    endInTheMiddle(SIGKILL, 3000);
    QCOMPARE(job(1)[u"state"_s].toString(), u"interrupted"_s);
    const QJsonObject whole = json({u"job"_s, u"resume"_s, u"1"_s});
    QCOMPARE(whole[u"rows"_s].toInt(), 3000);
    QCOMPARE(whole[u"created"_s].toInt(), 3000);
    QCOMPARE(whole[u"synced"_s].toInt(), 3000);
    QCOMPARE(whole[u"job"_s].toInt(), 1);
    QCOMPARE(numbersThere(), 3000);
    QCOMPARE(run({u"job"_s, u"resume"_s, u"1"_s}).exitCode, 5); // nothing is left
}

void TestJobCommand::anInterruptLeavesARest()
{
    endInTheMiddle(SIGINT, 3000);
    QCOMPARE(job(1)[u"state"_s].toString(), u"interrupted"_s);
    const qint64 done = job(1)[u"done"_s].toInt();
    QCOMPARE(numbersThere(), done);
    const QJsonObject whole = json({u"job"_s, u"resume"_s, u"1"_s});
    QCOMPARE(whole[u"created"_s].toInt(), 3000);
}

void TestJobCommand::undoesWhatItShows()
{
    run({u"import"_s, file(150)});
    const QJsonObject plan = json({u"job"_s, u"undo"_s, u"1"_s, u"--dry-run"_s});
    QCOMPARE(plan[u"deleted"_s].toInt(), 150);
    QCOMPARE(plan[u"reversed"_s].toInt(), 150);
    QCOMPARE(numbersThere(), 150);
    const ProgramRun undo = run({u"job"_s, u"undo"_s, u"1"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(undo.exitCode, 0);
    const QJsonObject done = undo.json();
    QCOMPARE(done[u"reversed"_s].toInt(), 150);
    QCOMPARE(done[u"kept"_s].toInt(), 0);
    QCOMPARE(done[u"notReversed"_s].toInt(), 0);
    QCOMPARE(done[u"valid"_s].toInt(), 150);
    QCOMPARE(numbersThere(), 0);
    QCOMPARE(job(2)[u"kind"_s].toString(), u"undo"_s);
    QCOMPARE(job(2)[u"rowsByOutcome"_s].toObject()[u"reversed"_s].toInt(), 150);
}

void TestJobCommand::undoKeepsWhatOthersChanged()
{
    run({u"import"_s, file(10)});
    run({u"import"_s, file(3, "colleague")});
    const ProgramRun undo = run({u"job"_s, u"undo"_s, u"1"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(undo.exitCode, 0); // kept is right
    QCOMPARE(undo.json()[u"kept"_s].toInt(), 3);
    QCOMPARE(undo.json()[u"reversed"_s].toInt(), 7);
    QCOMPARE(undo.json()[u"warnings"_s].toArray().size(), 3);
    QVERIFY(undo.talk.contains("+441632010000"));
    QVERIFY(undo.talk.contains("colleague"));
    QCOMPARE(numbersThere(), 3);
}

void TestJobCommand::anUndoWithoutAnAnswerIsRefused()
{
    run({u"import"_s, file(10)});
    const ProgramRun undo = run({u"job"_s, u"undo"_s, u"1"_s});
    QCOMPARE(undo.exitCode, 2);
    QVERIFY(undo.talk.contains("deletes 10"));
    QCOMPARE(numbersThere(), 10);
}

void TestJobCommand::cancelsAndWritesResults()
{
    endInTheMiddle(SIGKILL, 3000);
    const qint64 there = numbersThere();
    const QJsonObject outcomes = job(1)[u"rowsByOutcome"_s].toObject();
    QVERIFY(!outcomes.contains(u"created"_s)); // nothing is told as done that was only planned
    QVERIFY(outcomes[u"synced"_s].toInt() <= there);
    const QJsonObject whole = json({u"job"_s, u"cancel"_s, u"1"_s});
    QCOMPARE(whole[u"rows"_s].toInt(), 3000);
    QCOMPARE(whole[u"created"_s].toInt() + whole[u"notSent"_s].toInt(), 3000);
    QVERIFY(whole[u"created"_s].toInt() <= there);
    QCOMPARE(job(1)[u"state"_s].toString(), u"cancelled"_s);
    const QString result = m_directory->filePath(u"result.csv"_s);
    QCOMPARE(run({u"job"_s, u"result"_s, u"1"_s, result}).exitCode, 0);
    QFile written(result);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().count('\n'), 3001);
    QCOMPARE(json({u"job"_s, u"resume"_s, u"1"_s})[u"created"_s].toInt(), 3000);
}

void TestJobCommand::refusesWhatCannotBe_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no such job") << QStringList{u"show"_s, u"99"_s} << 3;
    QTest::newRow("no such job to resume") << QStringList{u"resume"_s, u"99"_s} << 3;
    QTest::newRow("no number") << QStringList{u"show"_s, u"abc"_s} << 2;
    QTest::newRow("nothing is left") << QStringList{u"resume"_s, u"1"_s} << 5;
    QTest::newRow("nothing has failed") << QStringList{u"retry"_s, u"1"_s} << 1;
    QTest::newRow("ended already") << QStringList{u"cancel"_s, u"1"_s} << 5;
    QTest::newRow("another gateway")
        << QStringList{u"undo"_s, u"1"_s, u"--base-url"_s, u"http://127.0.0.1:1"_s} << 5;
    QTest::newRow("an option that does nothing") << QStringList{u"show"_s, u"1"_s, u"--yes"_s} << 2;
    QTest::newRow("an option of undo") << QStringList{u"resume"_s, u"1"_s, u"--dry-run"_s} << 2;
    QTest::newRow("no file") << QStringList{u"result"_s, u"1"_s, u"-"_s} << 2;
    QTest::newRow("over what it was made of")
        << QStringList{u"result"_s, u"1"_s, u"DIR/numbers.csv"_s} << 2;
    QTest::newRow("over our own file")
        << QStringList{u"result"_s, u"1"_s, u"DATA/desk.sqlite"_s} << 2;
    QTest::newRow("over a private copy")
        << QStringList{u"result"_s, u"1"_s, u"DATA/jobs/1/1"_s} << 2;
}

void TestJobCommand::refusesWhatCannotBe()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    run({u"import"_s, file(3)});
    arguments.replaceInStrings(u"DIR"_s, m_directory->path());
    arguments.replaceInStrings(u"DATA"_s, m_directory->filePath(u"data"_s));
    const ProgramRun refused = run(QStringList{u"job"_s} + arguments);
    QCOMPARE(refused.exitCode, exitCode);
    QVERIFY(!refused.talk.isEmpty());
    QCOMPARE(numbersThere(), 3);
}

/// The job is of its private copy.
void TestJobCommand::theFileMayGo()
{
    endInTheMiddle(SIGKILL, 3000);
    QVERIFY(QFile::remove(m_directory->filePath(u"numbers.csv"_s)));
    QCOMPARE(json({u"job"_s, u"resume"_s, u"1"_s})[u"created"_s].toInt(), 3000);
}

void TestJobCommand::modesLeaveOutAndMirror()
{
    run({u"import"_s, file(120)});
    const auto import = [this](int rows, const QStringList &options) {
        return run(QStringList{u"import"_s, file(rows, "changed"), u"--json"_s} + options);
    };
    const ProgramRun created = import(130, {u"--mode"_s, u"create"_s});
    QCOMPARE(created.exitCode, 0);
    QCOMPARE(created.json()[u"skipped"_s].toInt(), 120);
    QCOMPARE(created.json()[u"created"_s].toInt(), 10);
    QCOMPARE(import(5, {u"--mode"_s, u"all"_s}).exitCode, 2);
    QCOMPARE(import(5, {u"--allow-deleting"_s, u"3"_s}).exitCode, 2);
    const QStringList mirror{u"--mode"_s, u"mirror"_s};
    const ProgramRun unasked = import(100, mirror);
    QCOMPARE(unasked.exitCode, 2);
    QVERIFY2(unasked.talk.contains("30 of 130 of contoso"), unasked.talk.constData());
    QCOMPARE(import(100, mirror + QStringList{u"--dry-run"_s}).json()[u"deleted"_s].toInt(), 30);
    QCOMPARE(numbersThere(), 130);
    const ProgramRun massive = import(10, mirror + QStringList{u"--yes"_s});
    QCOMPARE(massive.exitCode, 1);
    QVERIFY2(massive.talk.contains("--allow-deleting 120"), massive.talk.constData());
    QCOMPARE(import(10, mirror + QStringList{u"--yes"_s, u"--allow-deleting"_s, u"119"_s}).exitCode,
             1);
    QCOMPARE(numbersThere(), 130);
    const ProgramRun done =
        import(10, mirror + QStringList{u"--yes"_s, u"--allow-deleting"_s, u"120"_s});
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(done.json()[u"deleted"_s].toInt(), 120);
    QCOMPARE(numbersThere(), 10);
}

NUMBERDESK_TEST("jobcommand", TestJobCommand)
#include "tst_jobcommand.moc"
