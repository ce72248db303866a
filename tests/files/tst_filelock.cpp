// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/filelock.h"
#include "support/testprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// Holds a lock in a process of its own, for tests that kill it.
int hold(int, char **argv)
{
    FileLock lock(QString::fromLocal8Bit(argv[1]));
    const FileResult<bool> got = lock.tryLock();
    std::puts(got && *got ? "held" : "not held");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class FileLockTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void oneHolderAtATime();
    void endsWithTheProcessThatHeldIt();
    void whatTheFileContainsDoesNotDecide_data();
    void whatTheFileContainsDoesNotDecide();
    void aPlaceWhereNoLockCanBeIsAFault();
    void aLinkIsNotFollowed();
    void aRemovedFileIsMadeAnew();

private:
    QString path() const { return m_directory->filePath(u"lock"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void FileLockTest::oneHolderAtATime()
{
    FileLock first(path());
    FileLock second(path());
    QVERIFY(first.tryLock().value());
    QVERIFY(first.tryLock().value());
    QVERIFY(!second.tryLock().value());
    QVERIFY(!second.lockWithin(std::chrono::milliseconds(50)).value());
    first.unlock();
    QVERIFY(second.tryLock().value());
    QVERIFY(!first.tryLock().value());
}

void FileLockTest::endsWithTheProcessThatHeldIt()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"lockholder"_s, path()});
    QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine(), 20'000);
    QCOMPARE(other.readLine(), QByteArray("held\n"));
    FileLock lock(path());
    QVERIFY(!lock.tryLock().value());
    other.kill();
    QVERIFY(other.waitForFinished());
    QVERIFY(lock.tryLock().value());
}

void FileLockTest::whatTheFileContainsDoesNotDecide_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\0\xff\n\n?", 5);
    QTest::newRow("a process of another computer") << QByteArray("99999999\nnumberdesk\nother\n");
    QTest::newRow("a process that lives") << QByteArray("1\nnumberdesk\n");
}

void FileLockTest::whatTheFileContainsDoesNotDecide()
{
    QFETCH(QByteArray, content);
    put(path(), content);
    FileLock lock(path());
    QVERIFY(lock.tryLock().value());
    put(path(), content);
    QVERIFY(!FileLock(path()).tryLock().value());
}

void FileLockTest::aPlaceWhereNoLockCanBeIsAFault()
{
    QCOMPARE(FileLock(m_directory->path()).tryLock().error().code, EISDIR);
    QCOMPARE(FileLock(path() + "/below"_L1).tryLock().error().code, ENOENT);
}

void FileLockTest::aLinkIsNotFollowed()
{
    const QString target = m_directory->filePath(u"target"_s);
    put(target, "untouched");
    QVERIFY(QFile::link(target, path()));
    QCOMPARE(FileLock(path()).tryLock().error().code, ELOOP);
}

void FileLockTest::aRemovedFileIsMadeAnew()
{
    FileLock first(path());
    QVERIFY(first.tryLock().value());
    QVERIFY(QFile::remove(path()));
    FileLock second(path());
    QVERIFY(second.tryLock().value());
    FileLock third(path());
    QVERIFY(!third.tryLock().value());
}

NUMBERDESK_TEST("filelock", FileLockTest)
NUMBERDESK_TEST_PROCESS("lockholder", hold)
#include "tst_filelock.moc"
