// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/deskdatabase.h"
#include "storage/deskmigrations.h"
#include "support/directoryprobe.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QThread>

#include <array>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

StorageResult<void> run(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return Failure<StorageError>(databaseError(database, query));
    return {};
}

StorageResult<int> number(QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next())
        return Failure<StorageError>(databaseError(database, query));
    return query.value(0).toInt();
}

DeskDatabase::Work<void> statement(const QString &sql)
{
    return [sql](QSqlDatabase &database) { return run(database, sql); };
}

DeskDatabase::Work<int> question(const QString &sql)
{
    return [sql](QSqlDatabase &database) { return number(database, sql); };
}

/// A connection of the test's own to a file, closed at its end.
class OwnConnection
{
public:
    explicit OwnConnection(const QString &file)
        : database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"own"_s))
    {
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("cannot open a test database");
    }
    ~OwnConnection()
    {
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(u"own"_s);
    }
    Q_DISABLE_COPY_MOVE(OwnConnection)

    QSqlDatabase database;
};

constexpr std::array first{"CREATE TABLE things (name TEXT)", "INSERT INTO things VALUES ('old')"};
constexpr std::array second{"ALTER TABLE things ADD COLUMN size INTEGER",
                            "UPDATE things SET name = 'new'"};
constexpr std::array broken{"UPDATE things SET name = 'half'", "SELECT nonsense"};

/// Whether some process holds a lock on the file, as the system tells.
bool isLocked(const QString &path)
{
    struct stat there = {};
    if (::stat(QFile::encodeName(path).constData(), &there) != 0)
        return false;
    QFile locks(u"/proc/locks"_s);
    return locks.open(QIODevice::ReadOnly) &&
           locks.readAll().contains(':' + QByteArray::number(quint64(there.st_ino)) + ' ');
}

} // namespace

class DeskDatabaseTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void keepsWhatSucceedsAndUndoesTheRest();
    void worksOnAThreadOfItsOwn();
    void doesNotCallThoseWhoAreGone();
    void endsWhatWasHandedIn();
    void isReadableByItsOwnerOnly();
    void takesChangesOfTwoAtOnce();
    void aSecondConnectionKeepsTheLocksOfTheFirst();
    void refusesANewerFile();
    void refusesWhatIsNoDeskDatabase();
    void saysWhyItCannotOpen();
    void keepsACopyBeforeAMigration();
    void undoesAMigrationThatFails();
    void makesANewFileWithoutACopy();

private:
    DataDirectory directory() const { return DataDirectory(m_temporary->path()); }
    QString file() const { return directory().deskDatabase(); }

    std::unique_ptr<QTemporaryDir> m_temporary;
};

void DeskDatabaseTest::keepsWhatSucceedsAndUndoesTheRest()
{
    DeskDatabase database(directory());
    QVERIFY(resultOf(database.run<void>(statement(u"CREATE TABLE t (n INTEGER)"_s), this)).value());
    const auto failed = resultOf(database.run<void>(
        [](QSqlDatabase &db) {
            return run(db, u"INSERT INTO t VALUES (1)"_s).and_then([&] {
                return run(db, u"INSERT INTO nowhere VALUES (1)"_s);
            });
        },
        this));
    QVERIFY(failed && !*failed);
    QCOMPARE(failed->error().kind, StorageError::Kind::Unusable);
    QVERIFY2(failed->error().message.contains(u"nowhere"), qPrintable(failed->error().message));
    QCOMPARE(resultOf(database.run<int>(question(u"SELECT count(*) FROM t"_s), this))->value(), 0);
}

void DeskDatabaseTest::worksOnAThreadOfItsOwn()
{
    DeskDatabase database(directory());
    const auto where = [](QSqlDatabase &) {
        return StorageResult<QThread *>(QThread::currentThread());
    };
    const auto one = resultOf(database.run<QThread *>(where, this));
    const auto two = resultOf(database.run<QThread *>(where, this));
    QCOMPARE_NE(one->value(), QThread::currentThread());
    QCOMPARE(one->value(), two->value());
    QThread *caller = nullptr;
    auto *job = database.run<QThread *>(where, this);
    job->then(this, [&caller](const auto &) { caller = QThread::currentThread(); });
    QVERIFY2(!caller, "never before control is back in the event loop");
    QTRY_COMPARE(caller, QThread::currentThread());
}

void DeskDatabaseTest::doesNotCallThoseWhoAreGone()
{
    DeskDatabase database(directory());
    bool called = false;
    auto caller = std::make_unique<QObject>();
    database.run<int>(question(u"SELECT 1"_s), caller.get())->then(this, [&called](const auto &) {
        called = true;
    });
    caller.reset();
    QCOMPARE(resultOf(database.run<int>(question(u"SELECT 2"_s), this))->value(), 2);
    QVERIFY(!called);
}

void DeskDatabaseTest::endsWhatWasHandedIn()
{
    {
        DeskDatabase database(directory());
        database.run<void>(statement(u"CREATE TABLE t (n INTEGER)"_s), this);
        for (int i = 0; i < 20; ++i)
            database.run<void>(statement(u"INSERT INTO t VALUES (1)"_s), this);
    }
    DeskDatabase database(directory());
    QCOMPARE(resultOf(database.run<int>(question(u"SELECT count(*) FROM t"_s), this))->value(), 20);
}

void DeskDatabaseTest::isReadableByItsOwnerOnly()
{
    DeskDatabase database(directory());
    QVERIFY(resultOf(database.run<void>(statement(u"CREATE TABLE t (n INTEGER)"_s), this)).value());
    QVERIFY(QFile::exists(file() + "-wal"_L1));
    QCOMPARE(filesOpenToOthers(m_temporary->path()), QStringList());
}

void DeskDatabaseTest::takesChangesOfTwoAtOnce()
{
    DeskDatabase left(directory());
    DeskDatabase right(directory());
    QVERIFY(resultOf(left.run<void>(statement(u"CREATE TABLE t (n INTEGER)"_s), this)).value());
    QVERIFY(resultOf(left.run<void>(statement(u"INSERT INTO t VALUES (0)"_s), this)).value());
    constexpr int each = 25;
    int done = 0;
    int good = 0;
    for (int i = 0; i < each; ++i) {
        for (DeskDatabase *database : {&left, &right}) {
            // Read, then written: one that is not alone would lose a step.
            auto *job = database->run<void>(
                [](QSqlDatabase &db) {
                    return number(db, u"SELECT n FROM t"_s).and_then([&](int n) {
                        return run(db, u"UPDATE t SET n = %1"_s.arg(n + 1));
                    });
                },
                this);
            job->then(this, [&](const StorageResult<void> &result) {
                ++done;
                good += result ? 1 : 0;
            });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 2 * each, 60000);
    QCOMPARE(good, 2 * each);
    QCOMPARE(resultOf(left.run<int>(question(u"SELECT n FROM t"_s), this))->value(), 2 * each);
}

void DeskDatabaseTest::refusesANewerFile()
{
    {
        DeskDatabase database(directory());
        QVERIFY(resultOf(database.run<int>(question(u"SELECT 1"_s), this)).value());
    }
    {
        OwnConnection own(file());
        QVERIFY(run(own.database, u"PRAGMA user_version = 999"_s));
    }
    DeskDatabase database(directory());
    const auto refused = resultOf(database.run<int>(question(u"SELECT 1"_s), this));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, StorageError::Kind::Newer);
    QVERIFY(refused->error().message.contains(u"newer version"));
    OwnConnection own(file());
    QCOMPARE(number(own.database, u"PRAGMA user_version"_s).value(), 999);
}

void DeskDatabaseTest::refusesWhatIsNoDeskDatabase()
{
    {
        OwnConnection own(file());
        QVERIFY(run(own.database, u"CREATE TABLE recipes (name TEXT)"_s));
    }
    {
        DeskDatabase database(directory());
        const auto refused = resultOf(database.run<int>(question(u"SELECT 1"_s), this));
        QVERIFY(refused && !*refused);
        QVERIFY2(refused->error().message.contains(u"that Numberdesk did not make"),
                 qPrintable(refused->error().message));
    }
    QFile::remove(file() + "-wal"_L1);
    QFile text(file());
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("no database at all. ").repeated(500));
    text.close();
    DeskDatabase database(directory());
    const auto refused = resultOf(database.run<int>(question(u"SELECT 1"_s), this));
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().kind, StorageError::Kind::Unusable);
}

void DeskDatabaseTest::saysWhyItCannotOpen()
{
    QVERIFY(QDir().mkpath(file()));
    DeskDatabase database(directory());
    const auto refused = resultOf(database.run<int>(question(u"SELECT 1"_s), this));
    QVERIFY(refused && !*refused);
    QVERIFY2(refused->error().message.contains(u"--data-dir"),
             qPrintable(refused->error().message));
    QVERIFY(QDir().rmdir(file()));
    QVERIFY2(resultOf(database.run<int>(question(u"SELECT 1"_s), this)).value(),
             "what was in the way is gone: it opens with the next work");
}

void DeskDatabaseTest::keepsACopyBeforeAMigration()
{
    const std::array<MigrationStep, 1> before{first};
    const std::array<MigrationStep, 2> after{first, second};
    {
        OwnConnection own(file());
        QVERIFY(run(own.database, u"PRAGMA journal_mode = WAL"_s));
        QVERIFY(migrate(own.database, before));
        QVERIFY(migrate(own.database, after));
        QCOMPARE(number(own.database, u"PRAGMA user_version"_s).value(), 2);
        QCOMPARE(number(own.database, u"SELECT count(*) FROM things WHERE name = 'new'"_s).value(),
                 1);
    }
    const QString copy = file() + ".v1"_L1;
    QVERIFY(!filesOpenToOthers(m_temporary->path()).contains(copy));
    OwnConnection own(copy);
    QCOMPARE(number(own.database, u"PRAGMA user_version"_s).value(), 1);
    QCOMPARE(number(own.database, u"SELECT count(*) FROM things WHERE name = 'old'"_s).value(), 1);
}

void DeskDatabaseTest::undoesAMigrationThatFails()
{
    const std::array<MigrationStep, 1> before{first};
    const std::array<MigrationStep, 2> after{first, broken};
    OwnConnection own(file());
    QVERIFY(migrate(own.database, before));
    for (int attempt = 0; attempt < 2; ++attempt) {
        const StorageResult<void> failed = migrate(own.database, after);
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(u"nonsense"), qPrintable(failed.error().message));
        QCOMPARE(number(own.database, u"PRAGMA user_version"_s).value(), 1);
        QCOMPARE(number(own.database, u"SELECT count(*) FROM things WHERE name = 'old'"_s).value(),
                 1);
    }
}

void DeskDatabaseTest::makesANewFileWithoutACopy()
{
    DeskDatabase database(directory());
    QVERIFY(resultOf(database.run<int>(question(u"SELECT 1"_s), this)).value());
    QCOMPARE(QDir(m_temporary->path()).entryList({u"desk.sqlite.v*"_s}), QStringList());
    QCOMPARE(resultOf(database.run<int>(question(u"PRAGMA user_version"_s), this))->value(),
             int(deskMigrations().size()));
}

/// Else another process takes itself for the last one and removes the log that is written to.
void DeskDatabaseTest::aSecondConnectionKeepsTheLocksOfTheFirst()
{
    DeskDatabase first(directory());
    QVERIFY(resultOf(first.run<void>(statement(u"CREATE TABLE t (n INTEGER)"_s), this)).value());
    QVERIFY(isLocked(file()));
    {
        DeskDatabase second(directory());
        QCOMPARE(resultOf(second.run<int>(question(u"SELECT count(*) FROM t"_s), this))->value(),
                 0);
        QVERIFY(isLocked(file()));
    }
    QVERIFY(isLocked(file()));
}

NUMBERDESK_TEST("deskdatabase", DeskDatabaseTest)
#include "tst_deskdatabase.moc"
