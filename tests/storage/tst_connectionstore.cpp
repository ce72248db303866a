// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/connectionstore.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

ConnectionProfile profileNamed(const QString &name)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.baseUrl = QUrl(u"https://gateway.example"_s);
    return profile;
}

ConnectionProfile fullProfile()
{
    ConnectionProfile profile;
    profile.name = u"Everything"_s;
    profile.baseUrl = QUrl(u"https://provapi.a.example/base%20path"_s);
    profile.tokenUrl = QUrl(u"https://login.example/t/token"_s);
    profile.clientId = u"client"_s;
    profile.certificateFile = u"/etc/numberdesk/a.pfx"_s;
    profile.scope = u"api://x/.default"_s;
    profile.apiVersion = u"2025-01-01"_s;
    profile.colour = ConnectionColour::Teal;
    profile.readOnly = false;
    profile.caFile = u"/etc/numberdesk/ca.pem"_s;
    profile.proxy = u"socks5://proxy.example:1080"_s;
    profile.requestBudget = 0;
    profile.timeout = std::chrono::milliseconds(1500);
    profile.secretPlace = SecretPlace::EncryptedFile;
    return profile;
}

} // namespace

class ConnectionStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<DeskDatabase>(DataDirectory(m_temporary->path()));
        m_store = std::make_unique<ConnectionStore>(*m_database);
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void keepsEveryField();
    void listsByNameWithoutLetterCase();
    void takesANameOnce();
    void replacesAndRenames();
    void removesOnce();
    void refusesWhatIsWrong();
    void tellsOfChangesThatWereKept();
    void seesWhatOthersChange();

private:
    StorageError::Kind errorOf(StorageJob<void> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? result->error().kind : StorageError::Kind::Cancelled;
    }
    bool add(const QString &name)
    {
        return resultOf(m_store->add(profileNamed(name)))->has_value();
    }
    QStringList names()
    {
        QStringList names;
        const auto profiles = resultOf(m_store->list());
        for (const ConnectionProfile &profile : profiles->value())
            names += profile.name;
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<DeskDatabase> m_database;
    std::unique_ptr<ConnectionStore> m_store;
};

void ConnectionStoreTest::keepsEveryField()
{
    QVERIFY(resultOf(m_store->add(fullProfile()))->has_value());
    QCOMPARE(resultOf(m_store->find(u"everything"_s))->value(), fullProfile());
    QVERIFY(add(u"Little"_s));
    QCOMPARE(resultOf(m_store->find(u"Little"_s))->value(), profileNamed(u"Little"_s));
}

void ConnectionStoreTest::listsByNameWithoutLetterCase()
{
    for (const QString &name : {u"b"_s, u"C"_s, u"A"_s})
        QVERIFY(add(name));
    QCOMPARE(names(), QStringList({u"A"_s, u"b"_s, u"C"_s}));
}

void ConnectionStoreTest::takesANameOnce()
{
    QVERIFY(add(u"Übung"_s));
    QCOMPARE(errorOf(m_store->add(profileNamed(u"ÜBUNG"_s))), StorageError::Kind::Exists);
    QVERIFY(add(u"Other"_s));
    QCOMPARE(errorOf(m_store->replace(u"other"_s, profileNamed(u"übung"_s))),
             StorageError::Kind::Exists);
    QCOMPARE(names(), QStringList({u"Other"_s, u"Übung"_s}));
}

void ConnectionStoreTest::replacesAndRenames()
{
    QVERIFY(add(u"first"_s));
    QVERIFY(resultOf(m_store->replace(u"FIRST"_s, profileNamed(u"First"_s)))->has_value());
    QCOMPARE(names(), QStringList({u"First"_s}));
    QVERIFY(resultOf(m_store->replace(u"First"_s, fullProfile()))->has_value());
    QCOMPARE(names(), QStringList({u"Everything"_s}));
    QCOMPARE(errorOf(m_store->replace(u"First"_s, fullProfile())), StorageError::Kind::NotFound);
}

void ConnectionStoreTest::removesOnce()
{
    QVERIFY(add(u"Gone"_s));
    QVERIFY(resultOf(m_store->remove(u"gone"_s))->has_value());
    QCOMPARE(errorOf(m_store->remove(u"gone"_s)), StorageError::Kind::NotFound);
    const auto found = resultOf(m_store->find(u"gone"_s));
    QCOMPARE(found->error().kind, StorageError::Kind::NotFound);
    QVERIFY2(found->error().message.contains(u"\"gone\""), qPrintable(found->error().message));
}

void ConnectionStoreTest::refusesWhatIsWrong()
{
    ConnectionProfile wrong = profileNamed(u"Wrong"_s);
    wrong.baseUrl = QUrl(u"http://gateway.example"_s);
    QCOMPARE(errorOf(m_store->add(wrong)), StorageError::Kind::Invalid);
    QVERIFY(add(u"Wrong"_s));
    QCOMPARE(errorOf(m_store->replace(u"Wrong"_s, wrong)), StorageError::Kind::Invalid);
    QCOMPARE(resultOf(m_store->find(u"Wrong"_s))->value(), profileNamed(u"Wrong"_s));
}

void ConnectionStoreTest::tellsOfChangesThatWereKept()
{
    QSignalSpy changed(m_store.get(), &ConnectionStore::changed);
    QVERIFY(add(u"One"_s));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!add(u"one"_s));
    QCOMPARE(changed.size(), 1);
    QVERIFY(resultOf(m_store->remove(u"One"_s))->has_value());
    QCOMPARE(changed.size(), 2);
}

void ConnectionStoreTest::seesWhatOthersChange()
{
    DeskDatabase otherDatabase{DataDirectory(m_temporary->path())};
    ConnectionStore other(otherDatabase);
    QVERIFY(add(u"Here"_s));
    QVERIFY(resultOf(other.add(profileNamed(u"There"_s)))->has_value());
    QCOMPARE(names(), QStringList({u"Here"_s, u"There"_s}));
    QCOMPARE(errorOf(other.add(profileNamed(u"here"_s))), StorageError::Kind::Exists);
}

NUMBERDESK_TEST("connectionstore", ConnectionStoreTest)
#include "tst_connectionstore.moc"
