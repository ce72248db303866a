// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/secretstore.h"
#include "support/directoryprobe.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Against a real Secret Service (gnome-keyring) on a bus of the test's own.
class KeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void keepsSecrets();
    void keepsDataDirectoriesApart();

private:
    DataDirectory directory(const QString &name) const
    {
        return DataDirectory(m_temporary.filePath(name));
    }
    void startBus();
    void startKeyring();

    QTemporaryDir m_temporary;
    QProcess m_bus;
};

void KeychainTest::initTestCase()
{
    for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(program)));
    }
    qputenv("HOME", m_temporary.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_temporary.filePath(u"data"_s).toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_temporary.path().toUtf8());
    startBus();
    startKeyring();
}

void KeychainTest::startBus()
{
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    QVERIFY(m_bus.waitForReadyRead(20000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
}

/// It is ready, in the background, once the process that was started ends; it ends with its bus.
void KeychainTest::startKeyring()
{
    QProcess keyring;
    keyring.setStandardOutputFile(QProcess::nullDevice());
    keyring.setStandardErrorFile(QProcess::nullDevice());
    keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s});
    keyring.write("passphrase of the keyring");
    keyring.closeWriteChannel();
    QVERIFY(keyring.waitForFinished(20000));
    QCOMPARE(keyring.exitCode(), 0);
}

void KeychainTest::cleanupTestCase()
{
    m_bus.terminate();
    m_bus.waitForFinished();
}

void KeychainTest::keepsSecrets()
{
    const QByteArray secret("canary-3f9c\0\xff~", 14);
    {
        SecretStore store(directory(u"desk"_s));
        QCOMPARE(resultOf(store.hasKeychain())->value(), true);
        QCOMPARE(resultOf(store.read(SecretPlace::Keychain, u"a"_s))->error().kind,
                 StorageError::Kind::NotFound);
        QVERIFY(resultOf(store.write(SecretPlace::Keychain, u"a"_s, "old"))->has_value());
        QVERIFY(resultOf(store.write(SecretPlace::Keychain, u"a"_s, secret))->has_value());
    }
    SecretStore again(directory(u"desk"_s));
    QCOMPARE(resultOf(again.read(SecretPlace::Keychain, u"a"_s))->value(), secret);
    QCOMPARE(filesHolding(m_temporary.path(), "canary-3f9c"), QStringList());
    QVERIFY(resultOf(again.remove(SecretPlace::Keychain, u"a"_s))->has_value());
    QVERIFY2(resultOf(again.remove(SecretPlace::Keychain, u"a"_s))->has_value(), "gone already");
    QCOMPARE(resultOf(again.read(SecretPlace::Keychain, u"a"_s))->error().kind,
             StorageError::Kind::NotFound);
}

void KeychainTest::keepsDataDirectoriesApart()
{
    SecretStore one(directory(u"one"_s));
    SecretStore two(directory(u"two"_s));
    QVERIFY(resultOf(one.write(SecretPlace::Keychain, u"a"_s, "1"))->has_value());
    QCOMPARE(resultOf(two.read(SecretPlace::Keychain, u"a"_s))->error().kind,
             StorageError::Kind::NotFound);
    QVERIFY(resultOf(two.write(SecretPlace::Keychain, u"a"_s, "2"))->has_value());
    QCOMPARE(resultOf(one.read(SecretPlace::Keychain, u"a"_s))->value(), QByteArray("1"));
}

NUMBERDESK_TEST("keychain", KeychainTest)
#include "tst_keychain.moc"
