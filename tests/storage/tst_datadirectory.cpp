// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/datadirectory.h"
#include "support/testprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

class DataDirectoryTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsEverythingUnderTheGivenDirectory();
    void honoursTheXdgPlaces();
    void isReadableByItsOwnerOnly();
    void saysWhyItCannotBeMade();
    void refusesWhatEverybodyMayFill();
    void hasNoPlaceWithoutAHome();
    void ignoresRelativePlaces();
    void callsADeviceNoMissingHome();
    void namesEachDirectoryDifferently();
};

void DataDirectoryTest::keepsEverythingUnderTheGivenDirectory()
{
    const QTemporaryDir temporary;
    const DataDirectory directory(temporary.path());
    QVERIFY(directory.localGatewayDatabase().startsWith(temporary.path()));
    QVERIFY(directory.settingsFile().startsWith(temporary.path()));
    QCOMPARE(directory.budgetFile(u"local"_s), temporary.path() + "/budget/local"_L1);
}

void DataDirectoryTest::honoursTheXdgPlaces()
{
    const QTemporaryDir temporary;
    qputenv("XDG_DATA_HOME", (temporary.path() + "/data"_L1).toUtf8());
    qputenv("XDG_CONFIG_HOME", (temporary.path() + "/config"_L1).toUtf8());
    const DataDirectory directory;
    QCOMPARE(directory.localGatewayDatabase(),
             temporary.path() + "/data/numberdesk/local-gateway.sqlite"_L1);
    QCOMPARE(directory.settingsFile(), temporary.path() + "/config/numberdesk/numberdesk.conf"_L1);
}

void DataDirectoryTest::isReadableByItsOwnerOnly()
{
    const QTemporaryDir temporary;
    const DataDirectory directory(temporary.path() + "/new/deep"_L1);
    QVERIFY(directory.ensure());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                                      QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY((QFileInfo(directory.path()).permissions() & others) == 0);
    QVERIFY2(directory.ensure(), "a second time changes nothing");
}

void DataDirectoryTest::saysWhyItCannotBeMade()
{
    const QTemporaryDir temporary;
    QFile file(temporary.path() + "/file"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto made = DataDirectory(file.fileName() + "/below"_L1).ensure();
    QVERIFY(!made);
    QVERIFY2(made.error().contains(u"--data-dir"), qPrintable(made.error()));
}

void DataDirectoryTest::refusesWhatEverybodyMayFill()
{
    const QTemporaryDir temporary;
    const QByteArray path = QFile::encodeName(temporary.path());
    const DataDirectory directory(temporary.path());
    QCOMPARE(::chmod(path.constData(), 0777), 0);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Everybody may put files into"_s));
    QVERIFY2(directory.ensure(), "ours: a container may have mounted it so");
    if (::chown(path.constData(), 12345, 12345) != 0)
        QSKIP("Folders may not be given away here.");
    const auto foreign = directory.ensure();
    QVERIFY(!foreign);
    QVERIFY(foreign.error().contains(temporary.path()) && foreign.error().contains(u"chmod o-w"));
    QCOMPARE(::chmod(path.constData(), 0755), 0);
    QVERIFY2(directory.ensure(), "somebody else's, into which nobody else can put anything");
}

void DataDirectoryTest::hasNoPlaceWithoutAHome()
{
    const QByteArray home = qgetenv("HOME");
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qunsetenv(name);
    const auto made = DataDirectory().ensure();
    qputenv("XDG_DATA_HOME", "/data");
    const QString named = DataDirectory().path();
    qputenv("HOME", home);
    qunsetenv("XDG_DATA_HOME");
    QVERIFY(!made);
    QVERIFY2(made.error().contains(u"HOME is not set"), qPrintable(made.error()));
    QVERIFY(made.error().contains(u"--data-dir"));
    QCOMPARE(named, u"/data/numberdesk"_s);
}

void DataDirectoryTest::ignoresRelativePlaces()
{
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", "/home/somebody");
    qputenv("XDG_DATA_HOME", "data");
    qputenv("XDG_CONFIG_HOME", "./config");
    const DataDirectory inHome;
    qputenv("HOME", "somebody");
    const auto made = DataDirectory().ensure();
    qputenv("HOME", home);
    qunsetenv("XDG_DATA_HOME");
    qunsetenv("XDG_CONFIG_HOME");
    QCOMPARE(inHome.path(), u"/home/somebody/.local/share/numberdesk"_s);
    QCOMPARE(inHome.settingsFile(), u"/home/somebody/.config/numberdesk/numberdesk.conf"_s);
    QVERIFY2(!made && made.error().contains(u"absolute path"_s), "a relative home is none");
}

void DataDirectoryTest::callsADeviceNoMissingHome()
{
    const auto made = DataDirectory(u"/dev/null"_s).ensure();
    QVERIFY(!made);
    QVERIFY2(made.error().contains(u"/dev/null cannot be created"_s), qPrintable(made.error()));
}

void DataDirectoryTest::namesEachDirectoryDifferently()
{
    QCOMPARE(DataDirectory(u"/a"_s).instanceName(), DataDirectory(u"/a"_s).instanceName());
    QCOMPARE_NE(DataDirectory(u"/a"_s).instanceName(), DataDirectory(u"/b"_s).instanceName());
}

NUMBERDESK_TEST("datadirectory", DataDirectoryTest)
#include "tst_datadirectory.moc"
