// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectionbook.h"
#include "support/directoryprobe.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using Kind = StorageError::Kind;

const QByteArray passphrase = "correct horse";

ConnectionProfile profileNamed(const QString &name, SecretPlace place)
{
    ConnectionProfile profile;
    profile.name = name;
    profile.baseUrl = QUrl(u"https://gateway.example"_s);
    profile.tokenUrl = QUrl(u"https://login.example/token"_s);
    profile.clientId = u"client"_s;
    profile.colour = ConnectionColour::Orange;
    profile.proxy = u"none"_s;
    profile.requestBudget = 7;
    profile.timeout = std::chrono::seconds(3);
    profile.secretPlace = place;
    return profile;
}

} // namespace

class ConnectionBookTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { hideKeychain(); }
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_book = std::make_unique<ConnectionBook>(DataDirectory(m_temporary->path()));
    }
    void cleanup()
    {
        m_book.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void opensTheLocalGateway();
    void opensWithTheSecretOfTheEncryptedFile();
    void keepsAnotherApiVersion();
    void asksForTheSecretOfASession();
    void keepsNothingWithoutAKeychain();
    void opensInspiteOfASilentKeychain();
    void refusesAProfileWithoutItsSecret();
    void leavesAnotherConnectionsSecretAlone();
    void movesTheSecretWithAnotherName();
    void movesTheSecretToAnotherPlace();
    void staysAsItWasWhenTheSecretCannotBeKept();
    void forgetsTheSecretToo();
    void goesThoughTheFileIsLocked();
    void opensWithACertificate();
    void asksForNoPassphraseThatIsNotNeeded();
    void saysWhichFileIsWrong();
    void triesAProfileThatIsNotSaved();
    void tellsOfChanges();
    void endsItsJobsWhenItGoes();

private:
    template <typename T>
    static StorageError errorOf(StorageJob<T> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? result->error() : StorageError{Kind::Cancelled, {}};
    }
    bool add(const ConnectionProfile &profile, const QByteArray &secret)
    {
        return resultOf(m_book->add(profile, {secret, passphrase}))->has_value();
    }
    QString secretOf(const QString &name)
    {
        const auto opened = resultOf(m_book->open(name));
        return opened && *opened ? (*opened)->clientSecret : u"(none)"_s;
    }
    /// A new process in all but name.
    void restart()
    {
        m_book = std::make_unique<ConnectionBook>(DataDirectory(m_temporary->path()));
    }
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_temporary->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<ConnectionBook> m_book;
};

void ConnectionBookTest::opensTheLocalGateway()
{
    const auto opened = resultOf(m_book->open(ConnectionBook::localName().toUpper()));
    QVERIFY(opened->value().local);
    QCOMPARE(opened->value().profile.name, ConnectionBook::localName());
    QCOMPARE(errorOf(m_book->add(profileNamed(u"local gateway"_s, SecretPlace::Session), {})).kind,
             Kind::Invalid);
    QCOMPARE(filesIn(m_temporary->path()), QStringList());
}

void ConnectionBookTest::opensWithTheSecretOfTheEncryptedFile()
{
    const ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::EncryptedFile);
    QVERIFY(add(profile, "canary-3f9c"));
    QCOMPARE(filesHolding(m_temporary->path(), "canary-3f9c"), QStringList());
    restart();
    QCOMPARE(errorOf(m_book->open(u"prod"_s)).kind, Kind::Passphrase);
    QVERIFY(resultOf(m_book->secrets().unlock(passphrase))->has_value());
    const Connection connection = resultOf(m_book->open(u"prod"_s))->value();
    QCOMPARE(connection.clientSecret, u"canary-3f9c"_s);
    QCOMPARE(connection.profile, profile);
    QVERIFY(connection.isKept && !connection.local);
}

void ConnectionBookTest::keepsAnotherApiVersion()
{
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    QVERIFY(add(profile, "given"));
    QSignalSpy changes(m_book.get(), &ConnectionBook::changed);
    QVERIFY(resultOf(m_book->setApiVersion(u"PROD"_s, u"2024-02-29-preview"_s))->has_value());
    QCOMPARE(changes.size(), 1);
    profile.apiVersion = u"2024-02-29-preview"_s;
    QCOMPARE(resultOf(m_book->find(u"Prod"_s))->value(), profile);
    QCOMPARE(resultOf(m_book->open(u"Prod"_s))->value().clientSecret, u"given"_s);
    QCOMPARE(errorOf(m_book->setApiVersion(u"Lab"_s, profile.apiVersion)).kind, Kind::NotFound);
    QCOMPARE(errorOf(m_book->setApiVersion(u"Prod"_s, {})).kind, Kind::Invalid);
}

void ConnectionBookTest::asksForTheSecretOfASession()
{
    QVERIFY(add(profileNamed(u"Prod"_s, SecretPlace::Session), "given"));
    QCOMPARE(secretOf(u"Prod"_s), u"given"_s);
    restart();
    const StorageError missing = errorOf(m_book->open(u"Prod"_s));
    QCOMPARE(missing.kind, Kind::SecretMissing);
    QVERIFY(missing.forCommands.contains(u"NUMBERDESK_CLIENT_SECRET"));
    QVERIFY(!missing.message.contains(u"NUMBERDESK")); // which means nothing at a window
    m_book->giveForSession(u"PROD"_s, "again");
    QCOMPARE(secretOf(u"Prod"_s), u"again"_s);
    QCOMPARE(errorOf(m_book->open(u"Other"_s)).kind, Kind::NotFound);
}

void ConnectionBookTest::keepsNothingWithoutAKeychain()
{
    QCOMPARE(errorOf(m_book->add(profileNamed(u"Prod"_s, SecretPlace::Keychain), {"s", {}})).kind,
             Kind::NoKeychain);
    QCOMPARE(resultOf(m_book->list())->value(), QList<ConnectionProfile>());
}

void ConnectionBookTest::opensInspiteOfASilentKeychain()
{
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    QVERIFY(add(profile, {}));
    {
        DeskDatabase database{DataDirectory(m_temporary->path())};
        ConnectionStore store(database);
        profile.secretPlace = SecretPlace::Keychain;
        QVERIFY(resultOf(store.replace(profile.name, profile))->has_value());
    }
    QCOMPARE(errorOf(m_book->open(u"Prod"_s)).kind, Kind::NoKeychain);
    m_book->giveForSession(u"Prod"_s, "typed");
    QCOMPARE(secretOf(u"Prod"_s), u"typed"_s);
}

void ConnectionBookTest::refusesAProfileWithoutItsSecret()
{
    const ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::EncryptedFile);
    QCOMPARE(errorOf(m_book->add(profile, {{}, passphrase})).kind, Kind::SecretMissing);
    QCOMPARE(errorOf(m_book->add(profile, {"s", {}})).kind, Kind::Passphrase);
    QCOMPARE(resultOf(m_book->list())->value(), QList<ConnectionProfile>());
}

void ConnectionBookTest::leavesAnotherConnectionsSecretAlone()
{
    const ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::EncryptedFile);
    QVERIFY(add(profile, "first"));
    ConnectionProfile other = profile;
    other.name = u"PROD"_s;
    QCOMPARE(errorOf(m_book->add(other, {"second", passphrase})).kind, Kind::Exists);
    QCOMPARE(secretOf(u"Prod"_s), u"first"_s);
}

void ConnectionBookTest::movesTheSecretWithAnotherName()
{
    for (const SecretPlace place : {SecretPlace::EncryptedFile, SecretPlace::Session}) {
        QVERIFY(add(profileNamed(u"Old"_s, place), "kept"));
        QVERIFY(resultOf(m_book->replace(u"old"_s, profileNamed(u"New"_s, place), std::nullopt))
                    ->has_value());
        QCOMPARE(secretOf(u"New"_s), u"kept"_s);
        QCOMPARE(resultOf(m_book->secrets().read(place, connectionKey(u"Old"_s)))->error().kind,
                 Kind::NotFound);
        QVERIFY(resultOf(m_book->remove(u"New"_s))->has_value());
    }
    QVERIFY(add(profileNamed(u"case"_s, SecretPlace::EncryptedFile), "kept"));
    QVERIFY(resultOf(m_book->replace(u"case"_s, profileNamed(u"CASE"_s, SecretPlace::EncryptedFile),
                                     std::nullopt))
                ->has_value());
    QCOMPARE(secretOf(u"case"_s), u"kept"_s);
}

void ConnectionBookTest::movesTheSecretToAnotherPlace()
{
    QVERIFY(add(profileNamed(u"Prod"_s, SecretPlace::Session), "typed"));
    const ConnectionProfile kept = profileNamed(u"Prod"_s, SecretPlace::EncryptedFile);
    QVERIFY(resultOf(m_book->replace(u"Prod"_s, kept, GivenSecret{{}, passphrase}))->has_value());
    restart();
    QVERIFY(resultOf(m_book->secrets().unlock(passphrase))->has_value());
    QCOMPARE(secretOf(u"Prod"_s), u"typed"_s);
    QVERIFY(resultOf(m_book->replace(u"Prod"_s, kept, GivenSecret{"changed", {}}))->has_value());
    QCOMPARE(secretOf(u"Prod"_s), u"changed"_s);
    ConnectionProfile open = kept;
    open.tokenUrl = {};
    open.clientId.clear();
    open.secretPlace = SecretPlace::None;
    QVERIFY(resultOf(m_book->replace(u"Prod"_s, open, std::nullopt))->has_value());
    QCOMPARE(errorOf(m_book->secrets().read(SecretPlace::EncryptedFile, u"prod"_s)).kind,
             Kind::NotFound);
    QCOMPARE(errorOf(m_book->replace(u"Prod"_s, kept, std::nullopt)).kind, Kind::SecretMissing);
}

void ConnectionBookTest::staysAsItWasWhenTheSecretCannotBeKept()
{
    const ConnectionProfile before = profileNamed(u"Prod"_s, SecretPlace::EncryptedFile);
    QVERIFY(add(before, "kept"));
    const ConnectionProfile wanted = profileNamed(u"Renamed"_s, SecretPlace::Keychain);
    QCOMPARE(errorOf(m_book->replace(u"Prod"_s, wanted, GivenSecret{"new", {}})).kind,
             Kind::NoKeychain);
    QCOMPARE(resultOf(m_book->list())->value(), QList<ConnectionProfile>{before});
    QCOMPARE(secretOf(u"Prod"_s), u"kept"_s);
}

void ConnectionBookTest::forgetsTheSecretToo()
{
    QVERIFY(add(profileNamed(u"Prod"_s, SecretPlace::EncryptedFile), "kept"));
    QVERIFY(resultOf(m_book->remove(u"prod"_s))->has_value());
    QCOMPARE(errorOf(m_book->secrets().read(SecretPlace::EncryptedFile, u"prod"_s)).kind,
             Kind::NotFound);
    QCOMPARE(errorOf(m_book->remove(u"prod"_s)).kind, Kind::NotFound);
}

void ConnectionBookTest::goesThoughTheFileIsLocked()
{
    QVERIFY(add(profileNamed(u"Prod"_s, SecretPlace::EncryptedFile), "kept"));
    restart();
    const QString left = resultOf(m_book->remove(u"Prod"_s))->value();
    QVERIFY2(left.contains(DataDirectory(m_temporary->path()).secretsFile()), qPrintable(left));
    QVERIFY2(left.contains(u"still sealed"_s), qPrintable(left));
    QVERIFY(resultOf(m_book->list())->value().isEmpty());
}

void ConnectionBookTest::opensWithACertificate()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    const QString path = m_temporary->filePath(u"a.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-keyout"_s,
                                 path + ".key"_L1, u"-out"_s, path + ".crt"_L1, u"-passout"_s,
                                 u"pass:of the key"_s, u"-subj"_s, u"/CN=desk"_s});
    QVERIFY(openssl.waitForFinished());
    QByteArray pem;
    for (const QString &part : {path + ".key"_L1, path + ".crt"_L1}) {
        QFile source(part);
        QVERIFY(source.open(QIODevice::ReadOnly));
        pem += source.readAll();
    }
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    profile.certificateFile = file(u"a.pem"_s, pem);
    QVERIFY(add(profile, "of the key"));
    const Connection connection = resultOf(m_book->open(u"Prod"_s))->value();
    QVERIFY(connection.clientCertificate.has_value());
    QVERIFY(connection.clientSecret.isEmpty());
    m_book->giveForSession(u"Prod"_s, "wrong");
    QCOMPARE(errorOf(m_book->open(u"Prod"_s)).kind, Kind::Certificate);
    restart();
    const StorageError missing = errorOf(m_book->open(u"Prod"_s));
    QCOMPARE(missing.kind, Kind::SecretMissing);
    QVERIFY(missing.forCommands.contains(u"NUMBERDESK_CERTIFICATE_PASSPHRASE"));
    QVERIFY(!missing.message.contains(u"NUMBERDESK"));
}

void ConnectionBookTest::asksForNoPassphraseThatIsNotNeeded()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("openssl is not installed");
    const QString path = m_temporary->filePath(u"open.pem"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                   path, u"-out"_s, path + ".crt"_L1, u"-subj"_s, u"/CN=desk"_s});
    QVERIFY(openssl.waitForFinished());
    QFile key(path);
    QFile certificate(path + ".crt"_L1);
    QVERIFY(key.open(QIODevice::Append) && certificate.open(QIODevice::ReadOnly));
    key.write(certificate.readAll());
    key.close();
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    profile.certificateFile = path;
    QVERIFY(add(profile, {}));
    const auto opened = resultOf(m_book->open(u"Prod"_s));
    QVERIFY(opened->has_value());
    QVERIFY(opened->value().clientCertificate.has_value());
}

void ConnectionBookTest::saysWhichFileIsWrong()
{
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    profile.caFile = m_temporary->filePath(u"missing.pem"_s);
    StorageError error = errorOf(m_book->open(profile, "s"));
    QCOMPARE(error.kind, Kind::FileMissing);
    QVERIFY(error.message.contains(profile.caFile));
    profile.caFile = file(u"ca.pem"_s, "no certificate");
    error = errorOf(m_book->open(profile, "s"));
    QCOMPARE(error.kind, Kind::Unusable);
    QVERIFY(error.message.contains(profile.caFile));
}

void ConnectionBookTest::triesAProfileThatIsNotSaved()
{
    ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Keychain);
    QCOMPARE(resultOf(m_book->open(profile, "typed"))->value().clientSecret, u"typed"_s);
    QCOMPARE(resultOf(m_book->list())->value(), QList<ConnectionProfile>());
    profile.secretPlace = SecretPlace::Session;
    QCOMPARE(errorOf(m_book->open(profile, {})).kind, Kind::SecretMissing);
    QVERIFY(add(profile, "kept"));
    QCOMPARE(resultOf(m_book->open(profile, {}))->value().clientSecret, u"kept"_s);
    profile.clientId.clear();
    QCOMPARE(errorOf(m_book->open(profile, "typed")).kind, Kind::Invalid);
}

void ConnectionBookTest::tellsOfChanges()
{
    QSignalSpy changed(m_book.get(), &ConnectionBook::changed);
    const ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    QVERIFY(add(profile, "s"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!add(profile, "s"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(resultOf(m_book->replace(u"Prod"_s, profile, std::nullopt))->has_value());
    QVERIFY(resultOf(m_book->remove(u"Prod"_s))->has_value());
    QCOMPARE(changed.size(), 3);
}

void ConnectionBookTest::endsItsJobsWhenItGoes()
{
    QList<Kind> ends;
    const auto note = [&ends](const auto &result) {
        ends += result ? Kind::Exists : result.error().kind;
    };
    m_book->list()->then(this, note);
    m_book->open(u"Prod"_s)->then(this, note);
    const ConnectionProfile profile = profileNamed(u"Prod"_s, SecretPlace::Session);
    m_book->add(profile, {"s", {}})->then(this, note);
    m_book->replace(u"Prod"_s, profile, std::nullopt)->then(this, note);
    m_book->remove(u"Prod"_s)->then(this, note);
    m_book.reset();
    QCOMPARE(ends, QList<Kind>(5, Kind::Cancelled));
}

NUMBERDESK_TEST("connectionbook", ConnectionBookTest)
#include "tst_connectionbook.moc"
