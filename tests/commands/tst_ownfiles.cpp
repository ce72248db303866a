// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QByteArray oldBytes = "what was there before\n";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// Whether this test may mount file systems that nobody else sees.
bool mayMount()
{
    QProcess probe;
    probe.start(u"unshare"_s, {u"-m"_s, u"true"_s});
    return probe.waitForFinished() && probe.exitStatus() == QProcess::NormalExit &&
           probe.exitCode() == 0;
}

} // namespace

/// The files that the program writes, on disks and under names that are not as they should be.
class OwnFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void aResultGoesToADeviceAndLeavesIt();
    void aResultGoesThroughAPipe();
    void aResultKeepsALink();
    void aResultThatDoesNotFitIsNoSuccess();
    void aFullDiskKeepsTheOldResult();
    void aFullDiskKeepsTheSecrets();
    void aFullDiskMakesNobodyWait();
    void aFullDiskIsNamed();
    void theAddressFollowsNoLink();
    void theBudgetFollowsNoLink_data();
    void theBudgetFollowsNoLink();
    void withoutAHomeThereIsAWord();
    void databasesThatAreNotOursAreNamed_data();
    void databasesThatAreNotOursAreNamed();
    void anEmptiedDeskIsNotANewOne();
    void aMissingDatabaseIsToldWhenItIsBegunAnew();
    void aConnectionGoesThoughItsSecretCannot();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QStringList local(const QStringList &arguments) const
    {
        return arguments + QStringList{u"--data-dir"_s, path(u"data"_s)};
    }
    void put(const QString &name, const QByteArray &content) const
    {
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
    }
    QString numbers(int count) const
    {
        QByteArray content =
            "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n";
        for (int i = 0; i < count; ++i)
            content += "+4416329" + QByteArray::number(60000 + i) + ",contoso,true\n";
        put(path(u"numbers.csv"_s), content);
        return path(u"numbers.csv"_s);
    }
    void createContoso() const
    {
        const ProgramRun run =
            runProgram(local({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s}));
        QVERIFY2(run.exitCode == 0, run.talk.constData());
    }
    ProgramRun importTo(const QString &result) const
    {
        return runProgram(
            local({u"import"_s, numbers(3), u"--dry-run"_s, u"--json"_s, u"--result"_s, result}));
    }
    /// Runs a shell script in which `$full` is a small disk of its own and `$numberdesk` the
    /// program. Its output is the script's.
    ProgramRun onSmallDisk(const QByteArray &size, const QByteArray &script) const;
    QStringList addConnection(const QString &name, bool again = false) const
    {
        QStringList add{u"connection"_s,
                        u"add"_s,
                        name,
                        u"--base-url"_s,
                        u"https://127.0.0.1:1"_s,
                        u"--token-url"_s,
                        u"https://127.0.0.1:1/token"_s,
                        u"--client-id"_s,
                        u"id"_s,
                        u"--secret-place"_s,
                        u"encrypted-file"_s};
        if (again)
            add += u"--replace"_s;
        return local(add);
    }
    QProcessEnvironment secrets() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u"a secret"_s);
        environment.insert(u"NUMBERDESK_SECRETS_PASSPHRASE"_s, u"horse"_s);
        return environment;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
};

ProgramRun OwnFilesTest::onSmallDisk(const QByteArray &size, const QByteArray &script) const
{
    QProcess process;
    QProcessEnvironment environment = secrets();
    environment.insert(u"full"_s, path(u"full"_s));
    environment.insert(u"numberdesk"_s, programPath());
    environment.insert(u"data"_s, path(u"data"_s));
    environment.insert(u"size"_s, QString::fromLatin1(size));
    process.setProcessEnvironment(environment);
    QDir().mkpath(path(u"full"_s));
    process.start(u"unshare"_s, {u"-m"_s, u"sh"_s, u"-c"_s,
                                 u"mount -t tmpfs -o size=$size tmpfs $full || exit 99\n"_s +
                                     QString::fromLatin1(script)});
    process.closeWriteChannel();
    if (!process.waitForFinished(90'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

void OwnFilesTest::aResultGoesToADeviceAndLeavesIt()
{
    createContoso();
    const ProgramRun full = importTo(u"/dev/full"_s);
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.talk.contains("the disk is full"), full.talk.constData());
    const QByteArray device = QFile::encodeName(path(u"device"_s));
    if (::mknod(device.constData(), S_IFCHR | 0600, makedev(1, 3)) != 0)
        QSKIP("Devices may not be made here.");
    QCOMPARE(importTo(path(u"device"_s)).exitCode, 0);
    struct stat there = {};
    QCOMPARE(::lstat(device.constData(), &there), 0);
    QVERIFY(S_ISCHR(there.st_mode));
}

void OwnFilesTest::aResultGoesThroughAPipe()
{
    createContoso();
    const QByteArray pipe = QFile::encodeName(path(u"pipe"_s));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    const int reader = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QCOMPARE(importTo(path(u"pipe"_s)).exitCode, 0);
    QByteArray got(100'000, '\0');
    got.resize(std::max<ssize_t>(::read(reader, got.data(), std::size_t(got.size())), 0));
    ::close(reader);
    QVERIFY2(got.startsWith("telephoneNumber,") && got.count('\n') == 4, got.constData());
    struct stat there = {};
    QCOMPARE(::lstat(pipe.constData(), &there), 0);
    QVERIFY(S_ISFIFO(there.st_mode));
}

void OwnFilesTest::aResultKeepsALink()
{
    createContoso();
    put(path(u"target.csv"_s), oldBytes);
    QVERIFY(QFile::link(u"target.csv"_s, path(u"link.csv"_s)));
    QCOMPARE(importTo(path(u"link.csv"_s)).exitCode, 0);
    QVERIFY(QFileInfo(path(u"link.csv"_s)).isSymLink());
    QVERIFY(contentOf(path(u"target.csv"_s)).startsWith("telephoneNumber,"));
}

void OwnFilesTest::aResultThatDoesNotFitIsNoSuccess()
{
    createContoso();
    put(path(u"result.csv"_s), oldBytes);
    QProcess server;
    server.start(programPath(), local({u"serve"_s, u"--no-auth"_s, u"--rate-limit"_s, u"0"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(server.canReadLine(), 20'000);
    const QString url = QString::fromUtf8(server.readLine().trimmed()).section(u' ', -1);
    QProcess process;
    process.setChildProcessModifier([] {
        const rlimit small{8192, 8192};
        ::setrlimit(RLIMIT_FSIZE, &small);
    });
    process.start(programPath(),
                  {u"import"_s, numbers(500), u"--dry-run"_s, u"--base-url"_s, url, u"--data-dir"_s,
                   path(u"other"_s), u"--result"_s, path(u"result.csv"_s)});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray talk = process.readAllStandardError();
    server.kill();
    QVERIFY(server.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == 1, talk.constData());
    QVERIFY2(talk.contains("limit on the size of files"), talk.constData());
    QCOMPARE(contentOf(path(u"result.csv"_s)), oldBytes);
}

void OwnFilesTest::aFullDiskKeepsTheOldResult()
{
    if (!mayMount())
        QSKIP("File systems may not be mounted here.");
    createContoso();
    numbers(300);
    const ProgramRun run = onSmallDisk(
        "64k", "echo old > $full/r.csv\n"
               "cat /dev/zero > $full/filler 2>/dev/null\n"
               "$numberdesk import $data/../numbers.csv --dry-run --data-dir $data --result "
               "$full/r.csv > /dev/null; code=$?\n"
               "cat $full/r.csv; exit $code\n");
    QVERIFY2(run.exitCode == 1, run.talk.constData());
    QCOMPARE(run.output, QByteArray("old\n"));
    QVERIFY2(run.talk.contains("the disk is full"), run.talk.constData());
}

void OwnFilesTest::aFullDiskKeepsTheSecrets()
{
    if (!mayMount())
        QSKIP("File systems may not be mounted here.");
    // Whatever is free: the secrets are those of before or the new ones, and success is said only
    // of the new ones.
    const ProgramRun run = onSmallDisk(
        "1m",
        "add() { $numberdesk connection add $1 $2 --base-url https://127.0.0.1:1 --token-url "
        "https://127.0.0.1:1/t --client-id i --secret-place encrypted-file --data-dir $full/d "
        "> /dev/null 2>> $full/../talk; }\n"
        "add a && add b || exit 90\n"
        "for free in 1 8 10 11 12 13 14; do\n"
        "  rm -f $full/filler\n"
        "  room=$(df --output=avail -B 4096 $full | tail -1)\n"
        "  head -c $(( (room - free) * 4096 )) /dev/zero > $full/filler\n"
        "  add a --replace\n"
        "  [ -s $full/d/secrets.bin ] || exit 91\n"
        "done\n"
        "rm -f $full/filler\n"
        "$numberdesk connection remove b --data-dir $full/d || exit 92\n");
    QVERIFY2(run.exitCode == 0, (run.talk + contentOf(path(u"talk"_s))).constData());
}

void OwnFilesTest::aFullDiskMakesNobodyWait()
{
    if (!mayMount())
        QSKIP("File systems may not be mounted here.");
    createContoso();
    QElapsedTimer timer;
    timer.start();
    const ProgramRun run =
        onSmallDisk("64k", "mkdir $full/dd; cat /dev/zero > $full/filler 2>/dev/null\n"
                           "mkfifo $data/said\n"
                           "$numberdesk serve --no-auth --data-dir $data > $data/said & server=$!\n"
                           "read listening on url < $data/said\n"
                           "$numberdesk status --base-url $url --data-dir $full/dd; code=$?\n"
                           "kill $server; exit $code\n");
    QVERIFY2(run.exitCode == 0, run.talk.constData());
    QVERIFY2(run.talk.contains("counted in this process alone"), run.talk.constData());
    QVERIFY2(run.talk.contains("the disk is full"), run.talk.constData());
    QVERIFY(timer.elapsed() < 30'000);
}

void OwnFilesTest::aFullDiskIsNamed()
{
    if (!mayMount())
        QSKIP("File systems may not be mounted here.");
    const ProgramRun run =
        onSmallDisk("64k", "cat /dev/zero > $full/filler 2>/dev/null\n"
                           "$numberdesk status --data-dir $full; echo $?\n"
                           "$numberdesk connection list --data-dir $full; echo $?\n");
    QCOMPARE(run.output, QByteArray("1\n1\n"));
    QCOMPARE(run.talk.count("numberdesk: "), 2);
    QCOMPARE(run.talk.count("the disk is full"), run.talk.count("cannot be used"));
    QVERIFY2(run.talk.count("the disk is full") >= 2, run.talk.constData());
}

void OwnFilesTest::theAddressFollowsNoLink()
{
    QVERIFY(QDir().mkpath(path(u"data"_s)));
    put(path(u"target"_s), oldBytes);
    QVERIFY(QFile::setPermissions(path(u"target"_s), QFile::ReadOwner | QFile::ReadGroup));
    const auto permissions = QFile::permissions(path(u"target"_s));
    QVERIFY(QFile::link(path(u"target"_s), path(u"data/local-gateway.sqlite.address.json"_s)));
    QCOMPARE(runProgram(local({u"status"_s})).exitCode, 0);
    QCOMPARE(contentOf(path(u"target"_s)), oldBytes);
    QCOMPARE(QFile::permissions(path(u"target"_s)), permissions);
    QVERIFY(QDir().mkpath(path(u"data/local-gateway.sqlite.address.json"_s)));
    const ProgramRun folder = runProgram(local({u"status"_s}));
    QCOMPARE(folder.exitCode, 1);
    QVERIFY2(folder.talk.contains("it is a folder. Name a file"), folder.talk.constData());
}

void OwnFilesTest::theBudgetFollowsNoLink_data()
{
    QTest::addColumn<bool>("exists");
    QTest::newRow("to a folder") << true;
    QTest::newRow("to nowhere") << false;
}

/// The folder is as much part of the data directory as a file.
void OwnFilesTest::theBudgetFollowsNoLink()
{
    QFETCH(bool, exists);
    QVERIFY(QDir().mkpath(path(u"data"_s)));
    if (exists)
        QVERIFY(QDir().mkpath(path(u"elsewhere"_s)));
    QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"data/budget"_s)));
    const ProgramRun run = runProgram(local({u"status"_s}));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.talk.contains("counted in this process alone"), run.talk.constData());
    QVERIFY2(run.talk.contains("its folder is a symbolic link. Put the folder itself"),
             run.talk.constData());
    QVERIFY(QDir(path(u"elsewhere"_s)).isEmpty());
    QCOMPARE(QFileInfo(path(u"elsewhere"_s)).exists(), exists);
}

void OwnFilesTest::withoutAHomeThereIsAWord()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s})
        environment.remove(name);
    for (const QStringList &arguments :
         {QStringList{u"status"_s}, QStringList{u"connection"_s, u"list"_s}}) {
        const ProgramRun run = runProgram(arguments, environment);
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.talk.contains("HOME is not set"), run.talk.constData());
        QVERIFY2(run.talk.contains("--data-dir"), run.talk.constData());
    }
}

void OwnFilesTest::databasesThatAreNotOursAreNamed_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("spoil");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QString &spoil, const QByteArray &said) {
        for (const QString &database : {u"local-gateway.sqlite"_s, u"desk.sqlite"_s})
            QTest::addRow("%s: %s", qPrintable(database), name) << database << spoil << said;
    };
    row("emptied", u"truncate -s 0 $db"_s, "is empty, although it held something before.");
    row("damaged heading", u"printf 'no database at all' | dd of=$db conv=notrunc"_s,
        "is no database, or is damaged at its beginning.");
    row("damaged inside",
        u"size=$(stat -c %s $db); head -c $((size - 4096)) /dev/zero | tr '\\0' x | "
        "dd of=$db bs=4096 seek=1 conv=notrunc"_s,
        "is damaged.");
    row("a folder", u"rm -f $db; mkdir $db"_s, "it is a folder.");
    row("a link", u"mv $db $db.far; ln -s $db.far $db"_s, "it is a symbolic link.");
    row("no database", u"echo 'some text' > $db"_s, "is no database");
    row("a log without a database", u"rm -f $db; echo log > $db-wal"_s, "changes to it are kept");
    // The header's fields, see sqlite.org/fileformat.html: user_version at 60, application_id
    // at 68.
    row("another program's", u"printf '\\1\\2\\3\\4' | dd of=$db bs=1 seek=68 conv=notrunc"_s,
        "is a database that Numberdesk did not make.");
    row("no version", u"printf '\\0\\0\\0\\0' | dd of=$db bs=1 seek=60 conv=notrunc"_s,
        "is a database that Numberdesk did not make.");
    row("a newer one", u"printf '\\0\\0\\3\\0' | dd of=$db bs=1 seek=60 conv=notrunc"_s,
        "was written by a newer version of Numberdesk.");
}

void OwnFilesTest::databasesThatAreNotOursAreNamed()
{
    QFETCH(QString, database);
    QFETCH(QString, spoil);
    QFETCH(QByteArray, said);
    createContoso();
    QCOMPARE(runProgram(local({u"connection"_s, u"list"_s})).exitCode, 0);
    const QString file = path(u"data/"_s + database);
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, u"db="_s + file + u'\n' + spoil});
    QVERIFY(shell.waitForFinished());
    const bool isFile = QFileInfo(file).isFile();
    const QByteArray before = isFile ? contentOf(file) : QByteArray();
    const ProgramRun run = runProgram(
        local(database == "desk.sqlite"_L1 ? QStringList{u"connection"_s, u"list"_s, u"--json"_s}
                                           : QStringList{u"status"_s, u"--json"_s}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.talk.contains(said), run.talk.constData());
    QVERIFY2(run.talk.contains(QFile::encodeName(file)), run.talk.constData());
    QVERIFY2(!run.talk.contains(".."), run.talk.constData());
    QVERIFY(!run.json().isEmpty());
    if (isFile)
        QCOMPARE(contentOf(file), before);
    else
        QVERIFY(!QFileInfo(file).isFile());
}

void OwnFilesTest::anEmptiedDeskIsNotANewOne()
{
    QCOMPARE(runProgram(addConnection(u"prod"_s), secrets()).exitCode, 0);
    QVERIFY(QFile::remove(path(u"data/desk.sqlite.used"_s)));
    put(path(u"data/desk.sqlite"_s), {});
    const ProgramRun run = runProgram(local({u"connection"_s, u"list"_s}));
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.talk.contains("although it held something"), run.talk.constData());
    // What it was told to do lets it begin anew.
    QVERIFY(QFile::rename(path(u"data/desk.sqlite"_s), path(u"data/aside"_s)));
    QCOMPARE(runProgram(local({u"connection"_s, u"list"_s})).exitCode, 0);
}

void OwnFilesTest::aMissingDatabaseIsToldWhenItIsBegunAnew()
{
    const QString desk = path(u"data/desk.sqlite"_s);
    QCOMPARE(runProgram(addConnection(u"prod"_s), secrets()).exitCode, 0);
    QVERIFY(QFile::remove(desk));
    const QByteArray said = QFile::encodeName(desk) + " was missing";
    const QStringList list{u"connection"_s, u"list"_s};
    const ProgramRun anew = runProgram(local(list));
    QCOMPARE(anew.exitCode, 0);
    QVERIFY2(anew.talk.contains(said), anew.talk.constData());
    QVERIFY(!runProgram(local(list)).talk.contains(said));
}

void OwnFilesTest::aConnectionGoesThoughItsSecretCannot()
{
    QCOMPARE(runProgram(addConnection(u"prod"_s), secrets()).exitCode, 0);
    QCOMPARE(runProgram(addConnection(u"test"_s), secrets()).exitCode, 0);
    put(path(u"data/secrets.bin"_s), "damaged");
    const ProgramRun run = runProgram(local({u"connection"_s, u"remove"_s, u"prod"_s}), secrets());
    QVERIFY2(run.exitCode == 0, run.talk.constData());
    QVERIFY2(run.talk.contains("secrets.bin is damaged"), run.talk.constData());
    QCOMPARE(runProgram(local({u"connection"_s, u"remove"_s, u"test"_s})).exitCode, 0);
    QCOMPARE(contentOf(path(u"data/secrets.bin"_s)), QByteArray("damaged"));
    QCOMPARE(runProgram(local({u"connection"_s, u"remove"_s, u"prod"_s})).exitCode, 3);
}

NUMBERDESK_TEST("ownfiles", OwnFilesTest)
#include "tst_ownfiles.moc"
