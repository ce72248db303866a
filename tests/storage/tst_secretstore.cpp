// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/seal.h"
#include "storage/secretstore.h"
#include "support/directoryprobe.h"
#include "support/jobresult.h"
#include "support/testprogram.h"

#include <QTemporaryDir>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using Kind = StorageError::Kind;

constexpr auto inFile = SecretPlace::EncryptedFile;
const QByteArray passphrase = "correct horse battery staple";
const QByteArray secret = QByteArray("canary-3f9c\0\xff~secret", 19);

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { hideKeychain(); }
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }
    // What was begun on the files goes on, also when nobody waits for it any more.
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); }

    void keepsSecretsInAnEncryptedFile();
    void leavesNoPlainTextBehind();
    void staysLockedWithoutThePassphrase();
    void tellsAWrongPassphraseFromDamage();
    void tellsDamage_data();
    void tellsDamage();
    void refusesANewerFormat();
    void losesNothingOfTwoWriters();
    void findsTheFileThatAnotherMade();
    void forgets();
    void keepsSessionSecretsInMemoryOnly();
    void saysThatThereIsNoKeychain();
    void endsItsJobsWhenItGoes();
    void sealsAfreshEachTime();

private:
    DataDirectory directory() const { return DataDirectory(m_temporary->path()); }
    QString file() const { return directory().secretsFile(); }
    static bool unlock(SecretStore &store, const QByteArray &with = passphrase)
    {
        return resultOf(store.unlock(with))->has_value();
    }
    static bool write(SecretStore &store, const QString &name, const QByteArray &value)
    {
        return resultOf(store.write(inFile, name, value))->has_value();
    }
    template <typename T>
    static StorageError errorOf(StorageJob<T> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? result->error() : StorageError{Kind::Cancelled, {}};
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
};

void SecretStoreTest::keepsSecretsInAnEncryptedFile()
{
    {
        SecretStore store(directory());
        QVERIFY(!store.hasFile() && !store.isUnlocked());
        QVERIFY(unlock(store));
        QVERIFY(store.hasFile() && store.isUnlocked());
        QVERIFY(write(store, u"a"_s, secret));
        QVERIFY(write(store, u"b"_s, "other"));
        QVERIFY(write(store, u"a"_s, secret));
        QCOMPARE(resultOf(store.read(inFile, u"a"_s))->value(), secret);
    }
    SecretStore again(directory());
    QVERIFY(again.hasFile() && !again.isUnlocked());
    QVERIFY(unlock(again));
    QCOMPARE(resultOf(again.read(inFile, u"a"_s))->value(), secret);
    QCOMPARE(resultOf(again.read(inFile, u"b"_s))->value(), QByteArray("other"));
    QCOMPARE(errorOf(again.read(inFile, u"c"_s)).kind, Kind::NotFound);
}

void SecretStoreTest::leavesNoPlainTextBehind()
{
    SecretStore store(directory());
    QVERIFY(unlock(store));
    QVERIFY(write(store, u"a"_s, "canary-3f9c"));
    QCOMPARE(filesOpenToOthers(m_temporary->path()), QStringList());
    QVERIFY(filesIn(m_temporary->path()).contains(file()));
    for (const QByteArray &plain :
         {QByteArray("canary-3f9c"), QByteArray("canary-3f9c").toBase64(), passphrase})
        QCOMPARE(filesHolding(m_temporary->path(), plain), QStringList());
}

void SecretStoreTest::staysLockedWithoutThePassphrase()
{
    SecretStore store(directory());
    QCOMPARE(errorOf(store.write(inFile, u"a"_s, secret)).kind, Kind::Passphrase);
    QVERIFY2(!store.hasFile(), "nothing is written without a passphrase");
    QCOMPARE(errorOf(store.read(inFile, u"a"_s)).kind, Kind::NotFound);
    QCOMPARE(errorOf(store.unlock({})).kind, Kind::Passphrase);
    QVERIFY(!store.hasFile());
    {
        SecretStore other(directory());
        QVERIFY(unlock(other));
    }
    QCOMPARE(errorOf(store.read(inFile, u"a"_s)).kind, Kind::Passphrase);
    QCOMPARE(errorOf(store.remove(inFile, u"a"_s)).kind, Kind::Passphrase);
}

void SecretStoreTest::tellsAWrongPassphraseFromDamage()
{
    SecretStore store(directory());
    QVERIFY(unlock(store));
    QVERIFY(write(store, u"a"_s, secret));
    SecretStore other(directory());
    const StorageError wrong = errorOf(other.unlock("guess"));
    QCOMPARE(wrong.kind, Kind::Passphrase);
    QVERIFY2(wrong.message.contains(u"does not open"), qPrintable(wrong.message));
    QVERIFY(!other.isUnlocked());
    QVERIFY2(!unlock(store, "guess"), "also in a store that is unlocked");
    QCOMPARE(resultOf(store.read(inFile, u"a"_s))->value(), secret);
}

void SecretStoreTest::tellsDamage_data()
{
    QTest::addColumn<int>("at");
    QTest::newRow("magic") << 0;
    QTest::newRow("cost") << 9;
    QTest::newRow("salt") << 15;
    QTest::newRow("check") << 30;
    QTest::newRow("checksum") << 45;
    QTest::newRow("nonce") << 55;
    QTest::newRow("content") << 70;
    QTest::newRow("tag") << -1;
    QTest::newRow("cut off") << -1000;
}

void SecretStoreTest::tellsDamage()
{
    QFETCH(int, at);
    {
        SecretStore store(directory());
        QVERIFY(unlock(store));
        QVERIFY(write(store, u"a"_s, secret));
    }
    QFile sealed(file());
    QVERIFY(sealed.open(QIODevice::ReadWrite));
    QByteArray bytes = sealed.readAll();
    if (at == -1000) {
        sealed.resize(40);
    } else {
        const qsizetype place = at < 0 ? bytes.size() + at : at;
        bytes[place] = char(bytes.at(place) ^ 0x40);
        sealed.seek(0);
        sealed.write(bytes);
    }
    sealed.close();
    SecretStore store(directory());
    const StorageError damaged = errorOf(store.unlock(passphrase));
    QCOMPARE(damaged.kind, Kind::Unusable);
    QVERIFY2(damaged.message.contains(u"damaged"), qPrintable(damaged.message));
}

void SecretStoreTest::refusesANewerFormat()
{
    {
        SecretStore store(directory());
        QVERIFY(unlock(store));
    }
    QFile sealed(file());
    QVERIFY(sealed.open(QIODevice::ReadWrite));
    sealed.seek(8);
    sealed.write("\x02", 1);
    sealed.close();
    SecretStore store(directory());
    QCOMPARE(errorOf(store.unlock(passphrase)).kind, Kind::Newer);
}

void SecretStoreTest::losesNothingOfTwoWriters()
{
    SecretStore left(directory());
    SecretStore right(directory());
    QVERIFY(unlock(left) && unlock(right));
    constexpr int each = 15;
    int done = 0;
    for (int i = 0; i < each; ++i) {
        for (auto [store, side] : {std::pair(&left, 'l'), std::pair(&right, 'r')}) {
            store->write(inFile, QLatin1Char(side) + QString::number(i), "x")
                ->then(this, [&done](const StorageResult<void> &written) {
                    QVERIFY(written.has_value());
                    ++done;
                });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, 2 * each, 60000);
    for (int i = 0; i < each; ++i) {
        QVERIFY(resultOf(left.read(inFile, u"r%1"_s.arg(i)))->has_value());
        QVERIFY(resultOf(right.read(inFile, u"l%1"_s.arg(i)))->has_value());
    }
}

void SecretStoreTest::findsTheFileThatAnotherMade()
{
    SecretStore store(directory());
    QVERIFY(unlock(store));
    QVERIFY(QFile::remove(file()));
    {
        SecretStore other(directory());
        QVERIFY(unlock(other));
        QVERIFY(write(other, u"a"_s, "new"));
    }
    QCOMPARE(resultOf(store.read(inFile, u"a"_s))->value(), QByteArray("new"));
    QVERIFY(QFile::remove(file()));
    QVERIFY(write(store, u"b"_s, "again"));
    SecretStore third(directory());
    QVERIFY(unlock(third));
    QCOMPARE(resultOf(third.read(inFile, u"b"_s))->value(), QByteArray("again"));
}

void SecretStoreTest::forgets()
{
    SecretStore store(directory());
    QVERIFY2(resultOf(store.remove(inFile, u"a"_s))->has_value(), "there is no file");
    QVERIFY(unlock(store));
    QVERIFY(write(store, u"a"_s, secret));
    QVERIFY(resultOf(store.remove(inFile, u"a"_s))->has_value());
    QVERIFY(resultOf(store.remove(inFile, u"a"_s))->has_value());
    QCOMPARE(errorOf(store.read(inFile, u"a"_s)).kind, Kind::NotFound);
}

void SecretStoreTest::keepsSessionSecretsInMemoryOnly()
{
    {
        SecretStore store(directory());
        QVERIFY(resultOf(store.write(SecretPlace::Session, u"a"_s, "canary-3f9c"))->has_value());
        QCOMPARE(resultOf(store.read(SecretPlace::Session, u"a"_s))->value(),
                 QByteArray("canary-3f9c"));
        QVERIFY(resultOf(store.remove(SecretPlace::Session, u"a"_s))->has_value());
        QCOMPARE(errorOf(store.read(SecretPlace::Session, u"a"_s)).kind, Kind::NotFound);
        QVERIFY(resultOf(store.write(SecretPlace::Session, u"a"_s, "canary-3f9c"))->has_value());
    }
    QCOMPARE(filesIn(m_temporary->path()), QStringList());
    SecretStore again(directory());
    QCOMPARE(errorOf(again.read(SecretPlace::Session, u"a"_s)).kind, Kind::NotFound);
}

void SecretStoreTest::saysThatThereIsNoKeychain()
{
    SecretStore store(directory());
    QCOMPARE(resultOf(store.hasKeychain())->value(), false);
    QCOMPARE(resultOf(store.hasKeychain())->value(), false);
    const StorageError error = errorOf(store.write(SecretPlace::Keychain, u"a"_s, secret));
    QCOMPARE(error.kind, Kind::NoKeychain);
    QVERIFY2(error.message.contains(u"encrypted file"), qPrintable(error.message));
    QCOMPARE(errorOf(store.read(SecretPlace::Keychain, u"a"_s)).kind, Kind::NoKeychain);
    QCOMPARE(errorOf(store.remove(SecretPlace::Keychain, u"a"_s)).kind, Kind::NoKeychain);
    QCOMPARE(filesIn(m_temporary->path()), QStringList());
}

void SecretStoreTest::endsItsJobsWhenItGoes()
{
    auto store = std::make_unique<SecretStore>(directory());
    QList<Kind> ends;
    const auto note = [&ends](const auto &result) {
        ends += result ? Kind::Exists : result.error().kind;
    };
    store->unlock(passphrase)->then(this, note);
    store->read(SecretPlace::Keychain, u"a"_s)->then(this, note);
    store->hasKeychain()->then(this, note);
    store->write(SecretPlace::Session, u"a"_s, secret)->then(this, note);
    store.reset();
    QCOMPARE(ends, QList<Kind>(4, Kind::Cancelled));
}

void SecretStoreTest::sealsAfreshEachTime()
{
    const SecretBytes words{QByteArrayView(passphrase)};
    const auto key = SealKey::derive(words, SealParameters::fresh().value());
    const QByteArray one = key->seal(secret).value();
    const QByteArray two = key->seal(secret).value();
    QCOMPARE_NE(one, two);
    QCOMPARE(key->open(one).value(), secret);
    QCOMPARE(key->open(two).value(), secret);
    QCOMPARE_NE(SealParameters::fresh()->salt, SealParameters::fresh()->salt);
}

NUMBERDESK_TEST("secretstore", SecretStoreTest)
#include "tst_secretstore.moc"
