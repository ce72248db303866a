// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "widgets/look/windowsettings.h"

#include <QSettings>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// The window's settings outlast it, and their file is written like every other of ours.
class TestWindowSettings : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void areKept();
    void twoWindowsKeepEachTheirOwn();
    void oldFilesAreTakenOver();
    void linksAreNotFollowed();
    void pipesDoNotHoldTheWindowUp();
    void brokenFilesAreForgotten();
    void unwritableOnesAreForgotten();

private:
    QString file() const { return m_directory.filePath(u"config/numberdesk.conf"_s); }

    QTemporaryDir m_directory;
};

void TestWindowSettings::init()
{
    QDir(m_directory.filePath(u"config"_s)).removeRecursively();
    QVERIFY(QDir(m_directory.path()).mkpath(u"config"_s));
}

void TestWindowSettings::areKept()
{
    QDir(m_directory.filePath(u"config"_s)).removeRecursively(); // it is made when needed
    {
        WindowSettings settings(file());
        settings.setTheme(Theme::Dark);
        settings.setState(u"numbers"_s, u"columns"_s, QByteArray("\0\x01\xff", 3));
        settings.setDetailsShown(false);
        settings.setUploadFolder(u"/tmp/ü"_s);
        settings.setFolder(u"result"_s, u"/tmp/x"_s);
    }
    const WindowSettings again(file());
    QCOMPARE(again.theme(), Theme::Dark);
    QCOMPARE(again.state(u"numbers"_s, u"columns"_s), QByteArray("\0\x01\xff", 3));
    QCOMPARE(again.detailsShown(), false);
    QCOMPARE(again.uploadFolder(), u"/tmp/ü"_s);
    QCOMPARE(again.folder(u"result"_s), u"/tmp/x"_s);
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestWindowSettings::twoWindowsKeepEachTheirOwn()
{
    {
        WindowSettings one(file());
        WindowSettings other(file());
        one.setTheme(Theme::Light);
        one.setUploadFolder(u"/one"_s);
        QTRY_VERIFY(WindowSettings(file()).uploadFolder() == u"/one"_s);
        other.setDetailsShown(false);
    }
    const WindowSettings again(file());
    QCOMPARE(again.theme(), Theme::Light);
    QCOMPARE(again.detailsShown(), false);
}

void TestWindowSettings::oldFilesAreTakenOver()
{
    {
        QSettings old(file(), QSettings::IniFormat);
        old.setValue(u"window/theme"_s, u"dark"_s);
        old.setValue(u"window/details"_s, false);
        old.setValue(u"window/geometry"_s, QByteArray("\x01\0\x02", 3));
        old.setValue(u"upload/folder"_s, u"/data"_s);
    }
    {
        WindowSettings settings(file());
        QCOMPARE(settings.theme(), Theme::Dark);
        QCOMPARE(settings.detailsShown(), false);
        QCOMPARE(settings.geometry(), QByteArray("\x01\0\x02", 3));
        settings.setFolder(u"result"_s, u"/tmp"_s);
    }
    QVERIFY(contentOf(file()).startsWith('{'));
    QCOMPARE(WindowSettings(file()).uploadFolder(), u"/data"_s);
}

void TestWindowSettings::linksAreNotFollowed()
{
    const QString target = m_directory.filePath(u"precious"_s);
    put(target, R"({"window/theme": "dark"})");
    QVERIFY(QFile::link(target, file()));
    {
        WindowSettings settings(file());
        QCOMPARE(settings.theme(), Theme::System);
        settings.setTheme(Theme::Light);
    }
    QCOMPARE(contentOf(target), R"({"window/theme": "dark"})");
    QVERIFY(!QFileInfo(file()).isSymLink());
    QCOMPARE(WindowSettings(file()).theme(), Theme::Light);
}

void TestWindowSettings::pipesDoNotHoldTheWindowUp()
{
    QCOMPARE(::mkfifo(QFile::encodeName(file()).constData(), S_IRUSR | S_IWUSR), 0);
    WindowSettings settings(file());
    QCOMPARE(settings.theme(), Theme::System);
}

void TestWindowSettings::brokenFilesAreForgotten()
{
    for (const QByteArray &bytes :
         {QByteArray("{\"window/theme\": "), QByteArray(200, '\0'), QByteArray("[window\ntheme")}) {
        put(file(), bytes);
        WindowSettings settings(file());
        QCOMPARE(settings.theme(), Theme::System);
        QCOMPARE(settings.detailsShown(), true);
    }
}

void TestWindowSettings::unwritableOnesAreForgotten()
{
    QVERIFY(QDir().mkpath(file())); // a folder has the name
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be kept"_s));
    {
        WindowSettings settings(file());
        settings.setTheme(Theme::Dark);
        QCOMPARE(settings.theme(), Theme::Dark);
    }
    QVERIFY(QFileInfo(file()).isDir());
}

NUMBERDESK_TEST("windowsettings", TestWindowSettings)
#include "tst_windowsettings.moc"
