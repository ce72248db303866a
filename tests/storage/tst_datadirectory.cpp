// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/datadirectory.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

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

void DataDirectoryTest::namesEachDirectoryDifferently()
{
    QCOMPARE(DataDirectory(u"/a"_s).instanceName(), DataDirectory(u"/a"_s).instanceName());
    QCOMPARE_NE(DataDirectory(u"/a"_s).instanceName(), DataDirectory(u"/b"_s).instanceName());
}

QTEST_GUILESS_MAIN(DataDirectoryTest)
#include "tst_datadirectory.moc"
