// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/ownfile.h"
#include "files/wholefile.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

Q_DECLARE_METATYPE(numberdesk::FilePlace)

namespace {

const QByteArray oldBytes = "what was there before";
const QByteArray newBytes(100'000, 'n');

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

unsigned modeOf(const QString &path)
{
    struct stat there = {};
    return ::stat(QFile::encodeName(path).constData(), &there) == 0 ? there.st_mode & 07777U : 0;
}

/// The calls of the system, of which the `nth` one of all (from 1) fails with `code`.
FileCalls failingCalls(int nth, int code)
{
    auto count = std::make_shared<int>(0);
    const auto fails = [count, nth, code] {
        if (++*count != nth)
            return false;
        errno = code;
        return true;
    };
    FileCalls calls = FileCalls::ofSystem();
    // In small pieces, so that the file takes many writes.
    calls.write = [fails](int file, const char *bytes, std::size_t size) -> ssize_t {
        return fails() ? -1 : ::write(file, bytes, std::min<std::size_t>(size, 10'000));
    };
    calls.flush = [fails](int file) { return fails() ? -1 : ::fsync(file); };
    calls.close = [fails](int file) {
        ::close(file);
        return fails() ? -1 : 0;
    };
    calls.rename = [fails](const char *from, const char *to) {
        return fails() ? -1 : std::rename(from, to);
    };
    return calls;
}

FileResult<void> writeWith(const FileCalls &calls, const QString &path, FilePlace place)
{
    WholeFile file(path, place, calls);
    return file.open().and_then([&] { return file.write(newBytes); }).and_then([&] {
        return file.commit();
    });
}

} // namespace

class WholeFileTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); }
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void everyFailingCallKeepsWhatWasThere_data();
    void everyFailingCallKeepsWhatWasThere();
    void aFileThatDoesNotFitKeepsWhatWasThere();
    void fullAndReadOnlyDisksAreNamed();
    void interruptedCallsGoOn();
    void aLinkOfAPersonStaysAndItsTargetIsReplaced();
    void aLinkThatLeadsNowhereMakesItsTarget();
    void linksThatGoRoundAreRefused();
    void aLinkInTheDataDirectoryIsNeverFollowed();
    void aDeviceIsWrittenTo();
    void aPipeIsWrittenTo();
    void aPipeThatNobodyReadsHoldsNothingUp();
    void whatAProcessHasOpenIsWrittenTo();
    void foldersAreRefused();
    void permissionsStay();
    void looksWithoutTouching();
    void ownFilesAreReadWithoutLinks();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QStringList names() const
    {
        return QDir(m_directory->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void WholeFileTest::everyFailingCallKeepsWhatWasThere_data()
{
    QTest::addColumn<FilePlace>("place");
    QTest::addColumn<int>("nth");
    // Ten writes, flush, close and rename.
    for (int nth = 1; nth <= 13; ++nth) {
        QTest::addRow("data directory, call %d", nth) << FilePlace::DataDirectory << nth;
        QTest::addRow("named, call %d", nth) << FilePlace::NamedByPerson << nth;
    }
}

void WholeFileTest::everyFailingCallKeepsWhatWasThere()
{
    QFETCH(FilePlace, place);
    QFETCH(int, nth);
    put(path(u"file"_s), oldBytes);
    const FileResult<void> written = writeWith(failingCalls(nth, ENOSPC), path(u"file"_s), place);
    QVERIFY(!written);
    QVERIFY(written.error().isFull());
    QCOMPARE(contentOf(path(u"file"_s)), oldBytes);
    QCOMPARE(names(), QStringList{u"file"_s});
    // One call more would have been enough.
    QVERIFY(writeWith(failingCalls(14, ENOSPC), path(u"file"_s), place));
    QCOMPARE(contentOf(path(u"file"_s)), newBytes);
}

void WholeFileTest::aFileThatDoesNotFitKeepsWhatWasThere()
{
    put(path(u"file"_s), oldBytes);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 4096;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const FileResult<void> written =
        writeWholeFile(path(u"file"_s), FilePlace::NamedByPerson, newBytes);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!written);
    QCOMPARE(written.error().code, EFBIG);
    QVERIFY(written.error().remedy.contains(u"ulimit -f"));
    QCOMPARE(contentOf(path(u"file"_s)), oldBytes);
    QCOMPARE(names(), QStringList{u"file"_s});
}

void WholeFileTest::fullAndReadOnlyDisksAreNamed()
{
    QCOMPARE(fileFaultOf(ENOSPC).reason, u"the disk is full"_s);
    QVERIFY(fileFaultOf(EDQUOT).reason.contains(u"the disk is full"));
    QCOMPARE(fileFaultOf(EROFS).reason, u"the disk is read-only"_s);
    QCOMPARE(fileFaultOf(EACCES).reason, u"Permission denied"_s);
    for (const int code : {ENOSPC, EDQUOT, EROFS, EACCES, EIO, ELOOP, EISDIR, ENOENT, EMFILE}) {
        QVERIFY(!fileFaultOf(code).reason.endsWith(u'.'));
        QVERIFY(fileFaultOf(code).remedy.endsWith(u'.'));
    }
}

void WholeFileTest::interruptedCallsGoOn()
{
    for (int nth = 1; nth <= 12; ++nth) {
        QVERIFY(writeWith(failingCalls(nth, EINTR), path(u"file"_s), FilePlace::DataDirectory));
        QCOMPARE(contentOf(path(u"file"_s)), newBytes);
    }
}

void WholeFileTest::aLinkOfAPersonStaysAndItsTargetIsReplaced()
{
    QVERIFY(QDir().mkdir(path(u"far"_s)));
    put(path(u"far/target"_s), oldBytes);
    QVERIFY(QFile::link(u"far/target"_s, path(u"second"_s)));
    QVERIFY(QFile::link(path(u"second"_s), path(u"first"_s)));
    QVERIFY(writeWholeFile(path(u"first"_s), FilePlace::NamedByPerson, newBytes));
    QVERIFY(QFileInfo(path(u"first"_s)).isSymLink());
    QVERIFY(QFileInfo(path(u"second"_s)).isSymLink());
    QVERIFY(!QFileInfo(path(u"far/target"_s)).isSymLink());
    QCOMPARE(contentOf(path(u"far/target"_s)), newBytes);
}

void WholeFileTest::aLinkThatLeadsNowhereMakesItsTarget()
{
    QVERIFY(QFile::link(u"target"_s, path(u"link"_s)));
    QVERIFY(writeWholeFile(path(u"link"_s), FilePlace::NamedByPerson, newBytes));
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
    QCOMPARE(contentOf(path(u"target"_s)), newBytes);
}

void WholeFileTest::linksThatGoRoundAreRefused()
{
    QVERIFY(QFile::link(u"b"_s, path(u"a"_s)));
    QVERIFY(QFile::link(u"a"_s, path(u"b"_s)));
    const auto written = writeWholeFile(path(u"a"_s), FilePlace::NamedByPerson, newBytes);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ELOOP);
}

void WholeFileTest::aLinkInTheDataDirectoryIsNeverFollowed()
{
    put(path(u"target"_s), oldBytes);
    QVERIFY(QFile::link(u"target"_s, path(u"file"_s)));
    QVERIFY(writeWholeFile(path(u"file"_s), FilePlace::DataDirectory, newBytes));
    QCOMPARE(contentOf(path(u"target"_s)), oldBytes);
    QVERIFY(!QFileInfo(path(u"file"_s)).isSymLink());
    QCOMPARE(contentOf(path(u"file"_s)), newBytes);
    QCOMPARE(modeOf(path(u"file"_s)), 0600U);
}

void WholeFileTest::aDeviceIsWrittenTo()
{
    QVERIFY(QFile::link(u"/dev/null"_s, path(u"null"_s)));
    QVERIFY(writeWholeFile(path(u"null"_s), FilePlace::NamedByPerson, newBytes));
    QVERIFY(QFileInfo(path(u"null"_s)).isSymLink());
    QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    const auto full = writeWholeFile(u"/dev/full"_s, FilePlace::NamedByPerson, newBytes);
    QVERIFY(!full);
    QCOMPARE(full.error().reason, u"the disk is full"_s);
    if (::mknod(QFile::encodeName(path(u"device"_s)).constData(), S_IFCHR | 0600, makedev(1, 3)))
        QSKIP("Devices may not be made here.");
    QVERIFY(writeWholeFile(path(u"device"_s), FilePlace::NamedByPerson, newBytes));
    QVERIFY(!QFileInfo(path(u"device"_s)).isFile());
}

void WholeFileTest::aPipeIsWrittenTo()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    const int reader =
        ::open(QFile::encodeName(path(u"pipe"_s)).constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QVERIFY(checkWritable(path(u"pipe"_s), FilePlace::NamedByPerson));
    QVERIFY(writeWholeFile(path(u"pipe"_s), FilePlace::NamedByPerson, "some rows"));
    QByteArray got(100, '\0');
    got.resize(::read(reader, got.data(), std::size_t(got.size())));
    ::close(reader);
    QCOMPARE(got, QByteArray("some rows"));
    QVERIFY(!QFileInfo(path(u"pipe"_s)).isFile());
}

void WholeFileTest::aPipeThatNobodyReadsHoldsNothingUp()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QVERIFY(checkWritable(path(u"pipe"_s), FilePlace::NamedByPerson));
    const auto written = writeWholeFile(path(u"pipe"_s), FilePlace::NamedByPerson, newBytes);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ENXIO);
}

void WholeFileTest::whatAProcessHasOpenIsWrittenTo()
{
    put(path(u"file"_s), "first ");
    QFile open(path(u"file"_s));
    QVERIFY(open.open(QIODevice::ReadWrite));
    const QString name = u"/proc/self/fd/%1"_s.arg(open.handle());
    QVERIFY(writeWholeFile(name, FilePlace::NamedByPerson, "second"));
    QCOMPARE(open.readAll(), QByteArray("first second"));
}

void WholeFileTest::foldersAreRefused()
{
    for (const FilePlace place : {FilePlace::DataDirectory, FilePlace::NamedByPerson}) {
        const auto written = writeWholeFile(m_directory->path(), place, newBytes);
        QVERIFY(!written);
        QCOMPARE(written.error().code, EISDIR);
    }
    const auto nowhere = writeWholeFile(path(u"no/file"_s), FilePlace::NamedByPerson, newBytes);
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ENOENT);
}

void WholeFileTest::permissionsStay()
{
    put(path(u"file"_s), oldBytes);
    QCOMPARE(::chmod(QFile::encodeName(path(u"file"_s)).constData(), 0664), 0);
    const mode_t mask = ::umask(0027);
    QVERIFY(writeWholeFile(path(u"file"_s), FilePlace::NamedByPerson, newBytes));
    QVERIFY(writeWholeFile(path(u"new"_s), FilePlace::NamedByPerson, newBytes));
    ::umask(mask);
    QCOMPARE(modeOf(path(u"file"_s)), 0664U);
    QCOMPARE(modeOf(path(u"new"_s)), 0640U);
}

void WholeFileTest::looksWithoutTouching()
{
    QVERIFY(checkWritable(path(u"file"_s), FilePlace::NamedByPerson));
    QVERIFY(names().isEmpty());
    put(path(u"file"_s), oldBytes);
    QVERIFY(checkWritable(path(u"file"_s), FilePlace::NamedByPerson));
    QCOMPARE(contentOf(path(u"file"_s)), oldBytes);
    QVERIFY(!checkWritable(u"/proc/result.csv"_s, FilePlace::NamedByPerson));
}

void WholeFileTest::ownFilesAreReadWithoutLinks()
{
    put(path(u"file"_s), oldBytes);
    QVERIFY(QFile::link(u"file"_s, path(u"link"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QCOMPARE(readOwnFile(path(u"file"_s), 1000).value(), oldBytes);
    QCOMPARE(readOwnFile(path(u"file"_s), 3).error().code, EFBIG);
    QCOMPARE(readOwnFile(path(u"link"_s), 1000).error().code, ELOOP);
    QCOMPARE(readOwnFile(path(u"none"_s), 1000).error().code, ENOENT);
    QCOMPARE(readOwnFile(m_directory->path(), 1000).error().code, EISDIR);
    QVERIFY(!readOwnFile(path(u"pipe"_s), 1000));
}

NUMBERDESK_TEST("wholefile", WholeFileTest)
#include "tst_wholefile.moc"
