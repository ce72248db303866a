// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a test file");
}

} // namespace

/// What --output and --result must never take the place of.
class TestOutputFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nothingOfOursIsReplaced_data();
    void nothingOfOursIsReplaced();
    void anotherDirectorysFilesAreSafe();
    void anInputIsNotReplaced();
    void otherFilesAreReplaced();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    ProgramRun run(const QStringList &arguments, const QString &data = u"data"_s) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NUMBERDESK_CLIENT_SECRET"_s, u"a secret"_s);
        environment.insert(u"NUMBERDESK_SECRETS_PASSPHRASE"_s, u"horse"_s);
        return runProgram(arguments + QStringList{u"--data-dir"_s, path(data)}, environment);
    }
    /// Each way to name a file for output.
    QList<QStringList> waysTo(const QString &file) const
    {
        return {{u"export"_s, u"accounts"_s, u"--output"_s, file},
                {u"import"_s, path(u"in.csv"_s), u"--result"_s, file}};
    }
    void refuses(const QString &file, const QString &data = u"data"_s) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

/// A data directory with something in every file.
void TestOutputFiles::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    put(path(u"in.csv"_s), "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_"
                           "enabled\n+441632960001,contoso,true\n");
    QCOMPARE(run({u"account"_s, u"create"_s, u"contoso"_s, u"--service"_s, u"zoom"_s}).exitCode, 0);
    QCOMPARE(run({u"connection"_s, u"add"_s, u"prod"_s, u"--base-url"_s, u"https://127.0.0.1:1"_s,
                  u"--token-url"_s, u"https://127.0.0.1:1/t"_s, u"--client-id"_s, u"i"_s,
                  u"--secret-place"_s, u"encrypted-file"_s})
                 .exitCode,
             0);
    put(path(u"data/budget/some"_s), "NDBUDGET and more");
}

void TestOutputFiles::refuses(const QString &file, const QString &data) const
{
    for (const QStringList &way : waysTo(file)) {
        const bool existed = QFile::exists(file);
        const QByteArray before = contentOf(file);
        const ProgramRun refused = run(way, data);
        QVERIFY2(refused.exitCode == 2,
                 qPrintable(way.join(u' ') + QString::fromUtf8(refused.talk)));
        QVERIFY2(refused.talk.contains("Choose another name."), refused.talk.constData());
        QVERIFY2(refused.talk.contains(QFile::encodeName(file)), refused.talk.constData());
        QCOMPARE(refused.talk.count('\n'), 1);
        QCOMPARE(QFile::exists(file), existed);
        QCOMPARE(contentOf(file), before);
    }
}

void TestOutputFiles::nothingOfOursIsReplaced_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"local-gateway.sqlite"_s, u"local-gateway.sqlite-wal"_s, u"local-gateway.sqlite.lock"_s,
          u"local-gateway.sqlite.used"_s, u"local-gateway.sqlite.address.json"_s, u"desk.sqlite"_s,
          u"desk.sqlite-journal"_s, u"desk.sqlite-shm"_s, u"secrets.bin"_s, u"secrets.bin.lock"_s,
          u"numberdesk.conf"_s, u"budget/some"_s, u"budget/other"_s, u"../data/./desk.sqlite"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestOutputFiles::nothingOfOursIsReplaced()
{
    QFETCH(QString, name);
    refuses(path(u"data/"_s + name));
    QVERIFY(QFile::link(path(u"data/"_s + name), path(u"a link.csv"_s)));
    refuses(path(u"a link.csv"_s));
    QVERIFY(QFile::link(path(u"data"_s), path(u"linked"_s)));
    refuses(path(u"linked/"_s + name));
    const QByteArray file = QFile::encodeName(path(u"data/"_s + name));
    const QByteArray other = QFile::encodeName(path(u"a name.csv"_s));
    if (::link(file.constData(), other.constData()) == 0)
        refuses(path(u"a name.csv"_s));
}

/// They are known by what they hold, and what lies beside them by its name.
void TestOutputFiles::anotherDirectorysFilesAreSafe()
{
    for (const QString &name :
         {u"local-gateway.sqlite"_s, u"local-gateway.sqlite.used"_s, u"desk.sqlite"_s,
          u"desk.sqlite-wal"_s, u"secrets.bin"_s, u"secrets.bin.lock"_s, u"budget/some"_s})
        refuses(path(u"data/"_s + name), u"other"_s);
    QVERIFY(QFile::rename(path(u"data/desk.sqlite"_s), path(u"moved.db"_s)));
    refuses(path(u"moved.db"_s), u"other"_s);
}

void TestOutputFiles::anInputIsNotReplaced()
{
    const QByteArray before = contentOf(path(u"in.csv"_s));
    QVERIFY(QFile::link(u"in.csv"_s, path(u"link.csv"_s)));
    for (const QString &result : {u"in.csv"_s, u"data/../in.csv"_s, u"link.csv"_s}) {
        const ProgramRun refused =
            run({u"import"_s, path(u"in.csv"_s), u"--dry-run"_s, u"--result"_s, path(result)});
        QVERIFY2(refused.exitCode == 2, refused.talk.constData());
        QVERIFY2(refused.talk.contains("it is the file that is read"), refused.talk.constData());
        QCOMPARE(contentOf(path(u"in.csv"_s)), before);
    }
    QProcess process;
    process.setStandardInputFile(path(u"in.csv"_s));
    process.start(numberdesk::programPath(), {u"import"_s, u"-"_s, u"--dry-run"_s, u"--data-dir"_s,
                                              path(u"data"_s), u"--result"_s, path(u"in.csv"_s)});
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 2);
    QCOMPARE(contentOf(path(u"in.csv"_s)), before);
}

void TestOutputFiles::otherFilesAreReplaced()
{
    for (const QString &name : {u"out.csv"_s, u"data/out.csv"_s, u"out.csv.lock"_s}) {
        put(path(name), "what was there\n");
        for (const QStringList &way : waysTo(path(name))) {
            const ProgramRun written = run(way);
            QVERIFY2(written.exitCode == 0, written.talk.constData());
            QVERIFY(!contentOf(path(name)).startsWith("what was there"));
        }
    }
}

NUMBERDESK_TEST("outputfiles", TestOutputFiles)
#include "tst_outputfiles.moc"
