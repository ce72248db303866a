// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/jobstore.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QDateTime begun(QDate(2026, 11, 27), QTime(6, 0), Qt::UTC);

/// One process of the desk.
struct Process
{
    explicit Process(const DataDirectory &directory)
        : database(directory), store(database, directory)
    {}

    DeskDatabase database;
    JobStore store;
};

const JobPlace lab{u"Lab"_s, u"https://lab.example/"_s};

NewJob importOf(const QString &title, const QByteArray &part = "part")
{
    NewJob job;
    job.record.kind = JobKind::Import;
    job.record.place = lab;
    job.record.title = title;
    job.record.reference = u"CHG-1"_s;
    job.record.started = begun;
    job.record.tally = {10, 0, 0, 1, "counts"};
    job.head = "head";
    job.parts = {part, "second"};
    return job;
}

} // namespace

/// Jobs and their journals, as one process writes them and others find them.
class TestJobStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Process>(directory());
    }
    void cleanup() { m_desk.reset(); }

    void keepsWhatAJobIsBegunWith();
    void keepsItsJournalInOrder();
    void ownsTheCopiesOfItsFiles();
    void oneProcessRunsAJob();
    void whoseProcessEndedIsInterrupted();
    void anotherProcessMayAsk();
    void restingJobsAreCancelledByAnybody();
    void whatIsDoneStaysDone();
    void jobsStayWhereTheyWere_data();
    void jobsStayWhereTheyWere();
    void whatWasUndoneIsNotGoneOnWith();
    void whatRunsIsNotUndone();
    void knowsNoOtherJob();
    void tellsWhatUndoesAJob();
    void forgetsTheJobsOfAConnection();
    void forgetsAllOrNone();
    void whatIsForgottenIsOverwritten();
    void laterNewsWaitsForNobodyElse();
    void oldJobsGo();
    void manyBytesCostUndoFirst();
    void tellsOfChanges();

private:
    DataDirectory directory() const { return DataDirectory(m_temporary->path()); }
    RunningJob created(const NewJob &job) { return resultOf(m_desk->store.create(job))->value(); }
    JobRecord found(qint64 id) { return resultOf(m_desk->store.find(id))->value(); }
    void leave(RunningJob &job, JobState state)
    {
        QVERIFY(resultOf(m_desk->store.leave(job.id, state, {10, 10, 0, 0, {}}, {}))->has_value());
        job.lock.reset();
    }
    template <typename T>
    static StorageError::Kind faultOf(StorageJob<T> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? result->error().kind : StorageError::Kind::Cancelled;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Process> m_desk;
};

void TestJobStore::keepsWhatAJobIsBegunWith()
{
    const RunningJob job = created(importOf(u"numbers.csv"_s));
    const StoredJob stored = resultOf(m_desk->store.load(job.id))->value();
    QCOMPARE(stored.record.kind, JobKind::Import);
    QCOMPARE(stored.record.place, lab);
    QCOMPARE(stored.record.title, u"numbers.csv"_s);
    QCOMPARE(stored.record.reference, u"CHG-1"_s);
    QCOMPARE(stored.record.started, begun);
    QVERIFY(stored.record.ended.isNull());
    QCOMPARE(stored.record.state, JobState::Running);
    QCOMPARE(stored.record.tally, (JobTally{10, 0, 0, 1, "counts"}));
    QVERIFY(stored.record.images);
    QCOMPARE(stored.head, QByteArray("head"));
    QCOMPARE(stored.parts, (QList<QByteArray>{"part", "second"}));
    QVERIFY(stored.events.isEmpty());
}

void TestJobStore::keepsItsJournalInOrder()
{
    const RunningJob job = created(importOf(u"a"_s));
    for (int i = 0; i < 20; ++i) {
        const QByteArray data = QByteArray::number(i);
        QVERIFY(resultOf(m_desk->store.append(job.id,
                                              [data] {
                                                  return JobEvent{data, "image " + data};
                                              },
                                              {10, i, 0, 0, {}}))
                    ->has_value());
    }
    const StoredJob stored = resultOf(m_desk->store.load(job.id))->value();
    QCOMPARE(stored.events.size(), 20);
    QCOMPARE(stored.events.at(7).data, QByteArray("7"));
    QCOMPARE(stored.events.at(7).images, QByteArray("image 7"));
    QCOMPARE(stored.record.tally.done, 19);
}

void TestJobStore::ownsTheCopiesOfItsFiles()
{
    QStringList copies;
    for (const QString &name : {u"b"_s, u"a"_s}) {
        copies += m_temporary->filePath(name);
        QFile file(copies.last());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name.toUtf8());
    }
    NewJob job = importOf(u"b, a"_s);
    job.files = copies;
    const RunningJob running = created(job);
    for (const QString &copy : copies)
        QVERIFY(!QFile::exists(copy));
    const StoredJob stored = resultOf(m_desk->store.load(running.id))->value();
    QCOMPARE(stored.files.size(), 2);
    QFile first(stored.files.first());
    QVERIFY(first.open(QIODevice::ReadOnly));
    QCOMPARE(first.readAll(), QByteArray("b"));
    const QFileInfo folder(directory().jobFolder(running.id));
    QCOMPARE(folder.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void TestJobStore::oneProcessRunsAJob()
{
    Process other(directory());
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(faultOf(other.store.claim(job.id, lab)), StorageError::Kind::Held);
    leave(job, JobState::Paused);
    const ClaimedJob claimed = resultOf(other.store.claim(job.id, lab))->value();
    QCOMPARE(claimed.job.record.state, JobState::Running);
    QCOMPARE(faultOf(m_desk->store.claim(job.id, lab)), StorageError::Kind::Held);
}

void TestJobStore::whoseProcessEndedIsInterrupted()
{
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(found(job.id).state, JobState::Running);
    job.lock.reset(); // as with a process that is killed
    QCOMPARE(found(job.id).state, JobState::Interrupted);
    QCOMPARE(resultOf(m_desk->store.list())->value().first().state, JobState::Interrupted);
    QVERIFY(resultOf(m_desk->store.claim(job.id, lab))->has_value());
}

void TestJobStore::anotherProcessMayAsk()
{
    Process other(directory());
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(resultOf(m_desk->store.requested(job.id))->value(), JobRequest::Nothing);
    QVERIFY(resultOf(other.store.ask(job.id, JobRequest::Cancel))->value());
    QCOMPARE(resultOf(m_desk->store.requested(job.id))->value(), JobRequest::Cancel);
    QCOMPARE(resultOf(m_desk->store.append(job.id,
                                           [] {
                                               return JobEvent{"x", {}};
                                           },
                                           {}))
                 ->value(),
             JobRequest::Cancel);
    leave(job, JobState::Cancelled);
    QVERIFY(!resultOf(other.store.ask(job.id, JobRequest::Cancel))->value());
    const ClaimedJob again = resultOf(other.store.claim(job.id, lab))->value();
    QCOMPARE(resultOf(other.store.requested(job.id))->value(), JobRequest::Nothing);
}

void TestJobStore::restingJobsAreCancelledByAnybody()
{
    Process other(directory());
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(faultOf(other.store.cancelResting(job.id)), StorageError::Kind::Held);
    leave(job, JobState::Paused);
    QVERIFY(resultOf(other.store.cancelResting(job.id))->has_value());
    QCOMPARE(found(job.id).state, JobState::Cancelled);
    QVERIFY(found(job.id).ended.isValid());
}

void TestJobStore::whatIsDoneStaysDone()
{
    RunningJob job = created(importOf(u"a"_s));
    leave(job, JobState::Done);
    QCOMPARE(faultOf(m_desk->store.claim(job.id, lab)), StorageError::Kind::Invalid);
    QCOMPARE(faultOf(m_desk->store.cancelResting(job.id)), StorageError::Kind::Invalid);
    QCOMPARE(found(job.id).state, JobState::Done);
}

void TestJobStore::jobsStayWhereTheyWere_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("now");
    QTest::addColumn<bool>("isSame");
    const QString address = u"https://lab.example"_s;
    QTest::newRow("the same") << address << address << true;
    QTest::newRow("with a slash") << address << address + u'/' << true;
    QTest::newRow("in capitals") << address << u"https://LAB.example"_s << true;
    QTest::newRow("another host") << address << u"https://other.example"_s << false;
    QTest::newRow("another port") << address << u"https://lab.example:8443"_s << false;
    QTest::newRow("another path") << address << u"https://lab.example/b"_s << false;
    QTest::newRow("not known") << QString() << address << true;
}

void TestJobStore::jobsStayWhereTheyWere()
{
    QFETCH(QString, kept);
    QFETCH(QString, now);
    QFETCH(bool, isSame);
    NewJob begunThere = importOf(u"a"_s);
    begunThere.record.place.gateway = kept;
    RunningJob job = created(begunThere);
    leave(job, JobState::Paused);
    const auto claimed = resultOf(m_desk->store.claim(job.id, {u"Lab"_s, now}));
    QCOMPARE(claimed->has_value(), isSame);
    QCOMPARE(found(job.id).state, isSame ? JobState::Running : JobState::Paused);
    if (isSame)
        return;
    QVERIFY(claimed->error().message.contains(kept));
    QVERIFY(claimed->error().message.contains(now));
}

void TestJobStore::whatWasUndoneIsNotGoneOnWith()
{
    RunningJob job = created(importOf(u"a"_s));
    leave(job, JobState::Paused);
    NewJob undo = importOf(u"undo"_s);
    undo.record.kind = JobKind::Undo;
    undo.record.origin = job.id;
    created(undo);
    QCOMPARE(faultOf(m_desk->store.claim(job.id, lab)), StorageError::Kind::Invalid);
    QCOMPARE(found(job.id).state, JobState::Paused);
}

void TestJobStore::whatRunsIsNotUndone()
{
    Process other(directory());
    const RunningJob job = created(importOf(u"a"_s));
    NewJob undo = importOf(u"undo"_s);
    undo.record.kind = JobKind::Undo;
    undo.record.origin = job.id;
    QCOMPARE(faultOf(other.store.create(undo)), StorageError::Kind::Held);
    QCOMPARE(resultOf(other.store.list())->value().size(), 1);
}

void TestJobStore::knowsNoOtherJob()
{
    QCOMPARE(faultOf(m_desk->store.find(4711)), StorageError::Kind::NotFound);
    QCOMPARE(faultOf(m_desk->store.load(4711)), StorageError::Kind::NotFound);
    QCOMPARE(faultOf(m_desk->store.claim(4711, lab)), StorageError::Kind::NotFound);
    QCOMPARE(faultOf(m_desk->store.ask(4711, JobRequest::Cancel)), StorageError::Kind::NotFound);
    QCOMPARE(faultOf(m_desk->store.cancelResting(4711)), StorageError::Kind::NotFound);
    QCOMPARE(faultOf(m_desk->store.setReference(4711, u"x"_s)), StorageError::Kind::NotFound);
    QVERIFY(resultOf(m_desk->store.list())->value().isEmpty());
}

void TestJobStore::tellsWhatUndoesAJob()
{
    RunningJob job = created(importOf(u"a"_s));
    leave(job, JobState::Done);
    NewJob undo = importOf(u"undo"_s);
    undo.record.kind = JobKind::Undo;
    undo.record.origin = job.id;
    const RunningJob undoing = created(undo);
    QCOMPARE(found(job.id).undoneBy, undoing.id);
    QCOMPARE(found(undoing.id).origin, job.id);
    QCOMPARE(found(undoing.id).undoneBy, 0);
}

void TestJobStore::forgetsTheJobsOfAConnection()
{
    NewJob elsewhere = importOf(u"b"_s);
    elsewhere.record.place.connection = u"Other"_s;
    RunningJob other = created(elsewhere);
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(faultOf(m_desk->store.removeOf(u"lab"_s)), StorageError::Kind::Held);
    leave(job, JobState::Done);
    QCOMPARE(resultOf(m_desk->store.removeOf(u"lab"_s))->value(), 1);
    QCOMPARE(resultOf(m_desk->store.removeOf(u"lab"_s))->value(), 0);
    const QList<JobRecord> left = resultOf(m_desk->store.list())->value();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().id, other.id);
    QVERIFY(!QFile::exists(directory().jobFolder(job.id)));
}

/// A job that runs keeps the copies of the others, too.
void TestJobStore::forgetsAllOrNone()
{
    NewJob ended = importOf(u"a"_s);
    ended.files = {m_temporary->filePath(u"copy"_s)};
    QVERIFY(QFile(ended.files.first()).open(QIODevice::WriteOnly));
    RunningJob first = created(ended);
    leave(first, JobState::Done);
    const RunningJob running = created(importOf(u"b"_s));
    NewJob third = importOf(u"c"_s);
    third.files = {m_temporary->filePath(u"copy"_s)};
    QVERIFY(QFile(third.files.first()).open(QIODevice::WriteOnly));
    RunningJob last = created(third);
    leave(last, JobState::Done);
    QCOMPARE(faultOf(m_desk->store.removeOf(u"Lab"_s)), StorageError::Kind::Held);
    QCOMPARE(resultOf(m_desk->store.load(first.id))->value().files.size(), 1);
    QCOMPARE(resultOf(m_desk->store.load(last.id))->value().files.size(), 1);
}

void TestJobStore::whatIsForgottenIsOverwritten()
{
    RunningJob job = created(importOf(u"a"_s, "the customer's number"));
    leave(job, JobState::Done);
    QVERIFY(resultOf(m_desk->store.removeOf(u"Lab"_s))->has_value());
    m_desk.reset(); // the write-ahead log goes with the last process
    QFile database(directory().deskDatabase());
    QVERIFY(database.open(QIODevice::ReadOnly));
    QVERIFY(!database.readAll().contains("the customer's number"));
}

/// Who still follows the rows of a job does not set back whoever goes on with it.
void TestJobStore::laterNewsWaitsForNobodyElse()
{
    RunningJob job = created(importOf(u"a"_s));
    const auto event = [] { return JobEvent{"later", {}}; };
    QVERIFY(resultOf(m_desk->store.appendResting(job.id, event, {10, 1, 0, 0, {}}))->has_value());
    QCOMPARE(found(job.id).tally.done, 0);
    leave(job, JobState::Done);
    QVERIFY(resultOf(m_desk->store.appendResting(job.id, event, {10, 9, 1, 0, {}}))->has_value());
    QCOMPARE(found(job.id).tally.failed, 1);
    QCOMPARE(resultOf(m_desk->store.load(job.id))->value().events.size(), 1);
}

void TestJobStore::oldJobsGo()
{
    RunningJob ended = created(importOf(u"ended"_s));
    leave(ended, JobState::Done);
    RunningJob paused = created(importOf(u"paused"_s));
    leave(paused, JobState::Paused);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(resultOf(m_desk->store.prune(now.addDays(89)))->has_value());
    QCOMPARE(resultOf(m_desk->store.list())->value().size(), 2);
    QVERIFY(resultOf(m_desk->store.prune(now.addDays(91)))->has_value());
    const QList<JobRecord> left = resultOf(m_desk->store.list())->value();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().id, paused.id);
}

void TestJobStore::manyBytesCostUndoFirst()
{
    QList<qint64> ids;
    for (int i = 0; i < 3; ++i) {
        RunningJob job = created(importOf(u"a"_s, QByteArray(1000, 'p')));
        QVERIFY(resultOf(m_desk->store.append(job.id,
                                              [] {
                                                  return JobEvent{"x", QByteArray(10'000, 'i')};
                                              },
                                              {}))
                    ->has_value());
        leave(job, JobState::Done);
        ids += job.id;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(resultOf(m_desk->store.prune(now, {std::chrono::days(90), 25'000}))->has_value());
    QVERIFY(!found(ids.at(0)).images);
    QVERIFY(found(ids.at(1)).images);
    QVERIFY(found(ids.at(2)).images);
    const StoredJob first = resultOf(m_desk->store.load(ids.at(0)))->value();
    QCOMPARE(first.events.first().data, QByteArray("x"));
    QVERIFY(first.events.first().images.isEmpty());
    QVERIFY(resultOf(m_desk->store.prune(now, {std::chrono::days(90), 2'500}))->has_value());
    const QList<JobRecord> left = resultOf(m_desk->store.list())->value();
    QCOMPARE(left.size(), 2);
    QVERIFY(!left.first().images);
}

void TestJobStore::tellsOfChanges()
{
    QSignalSpy changed(&m_desk->store, &JobStore::changed);
    RunningJob job = created(importOf(u"a"_s));
    QCOMPARE(changed.count(), 1);
    QVERIFY(resultOf(m_desk->store.setReference(job.id, u"CHG-2"_s))->has_value());
    QCOMPARE(changed.count(), 2);
    QCOMPARE(found(job.id).reference, u"CHG-2"_s);
    leave(job, JobState::Done);
    QCOMPARE(changed.count(), 3);
    QCOMPARE(changed.last().first().toLongLong(), job.id);
}

NUMBERDESK_TEST("jobstore", TestJobStore)
#include "tst_jobstore.moc"
