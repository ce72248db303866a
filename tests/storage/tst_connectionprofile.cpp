// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/connectionprofile.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

ConnectionProfile goodProfile()
{
    ConnectionProfile profile;
    profile.name = u"Production"_s;
    profile.baseUrl = apiUrlOf(u"a1b2.commsgw.azure.com"_s);
    profile.tokenUrl = tokenUrlOf(u"contoso.onmicrosoft.com"_s);
    profile.clientId = u"0f8fad5b"_s;
    profile.secretPlace = SecretPlace::Keychain;
    return profile;
}

using Change = void (*)(ConnectionProfile &);

} // namespace
Q_DECLARE_METATYPE(Change)

class ConnectionProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void makesTheApiAddressOfADomain();
    void makesTheTokenAddressOfATenant();
    void readsWhatItWrites();
    void acceptsGoodProfiles_data();
    void acceptsGoodProfiles();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void comparesNamesLikePeople();
};

void ConnectionProfileTest::makesTheApiAddressOfADomain()
{
    QCOMPARE(apiUrlOf(u"provapi.a1b2.commsgw.azure.com"_s), apiUrlOf(u"a1b2.commsgw.azure.com"_s));
    QCOMPARE(apiUrlOf(u" a1b2.commsgw.azure.com "_s),
             QUrl(u"https://provapi.a1b2.commsgw.azure.com"_s));
    QCOMPARE(baseDomainOf(QUrl(u"https://provapi.a1b2.commsgw.azure.com/"_s)),
             u"a1b2.commsgw.azure.com"_s);
    for (const QString &none : {u""_s, u"a b"_s, u"a/b"_s, u"user@a"_s, u"a:1"_s, u".a"_s})
        QVERIFY2(apiUrlOf(none).isEmpty(), qPrintable(none));
    for (const QString &other :
         {u""_s, u"https://gateway.example"_s, u"http://provapi.a.example"_s,
          u"https://provapi.a.example:444"_s, u"https://provapi.a.example/path"_s})
        QVERIFY2(baseDomainOf(QUrl(other)).isEmpty(), qPrintable(other));
}

void ConnectionProfileTest::makesTheTokenAddressOfATenant()
{
    const QUrl url = tokenUrlOf(u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s);
    QCOMPARE(url, QUrl(u"https://login.microsoftonline.com/a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"
                       "/oauth2/v2.0/token"_s));
    QCOMPARE(tenantOf(url), u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s);
    QVERIFY(tokenUrlOf(u"contoso/other"_s).isEmpty());
    QVERIFY(tenantOf(QUrl(u"https://login.example/contoso/oauth2/v2.0/token"_s)).isEmpty());
}

void ConnectionProfileTest::readsWhatItWrites()
{
    for (int i = 0; i <= int(ConnectionColour::Purple); ++i) {
        const auto colour = static_cast<ConnectionColour>(i);
        QVERIFY(!toText(colour).isEmpty());
        QCOMPARE(connectionColourFrom(toText(colour).toUpper()), colour);
    }
    for (int i = 0; i <= int(SecretPlace::Session); ++i) {
        const auto place = static_cast<SecretPlace>(i);
        QCOMPARE(secretPlaceFrom(toText(place)), place);
    }
    QVERIFY(!connectionColourFrom(u"pink"_s));
    QVERIFY(!secretPlaceFrom(u"under the mat"_s));
}

void ConnectionProfileTest::acceptsGoodProfiles_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("as it is", [](ConnectionProfile &) {});
    row("no sign-in", [](ConnectionProfile &p) {
        p.tokenUrl = {};
        p.clientId.clear();
        p.secretPlace = SecretPlace::None;
    });
    row("http on this computer",
        [](ConnectionProfile &p) { p.baseUrl = QUrl(u"http://localhost:8080"_s); });
    row("certificate without a passphrase", [](ConnectionProfile &p) {
        p.certificateFile = u"/tmp/a.pem"_s;
        p.secretPlace = SecretPlace::None;
    });
    row("no proxy", [](ConnectionProfile &p) { p.proxy = u"none"_s; });
    row("http proxy", [](ConnectionProfile &p) { p.proxy = u"http://proxy.example:3128"_s; });
    row("socks proxy", [](ConnectionProfile &p) { p.proxy = u"socks5://[::1]:1080"_s; });
    row("longest name", [](ConnectionProfile &p) { p.name = QString(60, u'n'); });
}

void ConnectionProfileTest::acceptsGoodProfiles()
{
    QFETCH(Change, change);
    ConnectionProfile profile = goodProfile();
    change(profile);
    QCOMPARE(faultOf(profile), QString());
}

void ConnectionProfileTest::namesWhatIsWrong_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, Change change, const QString &word) {
        QTest::newRow(name) << change << word;
    };
    row(
        "no name", [](ConnectionProfile &p) { p.name.clear(); }, u"name"_s);
    row(
        "blank at its end", [](ConnectionProfile &p) { p.name += u' '; }, u"blanks"_s);
    row(
        "too long", [](ConnectionProfile &p) { p.name = QString(61, u'n'); }, u"60"_s);
    row(
        "control character", [](ConnectionProfile &p) { p.name += u'\n' + u"a"_s; }, u"shown"_s);
    row(
        "the local gateway's", [](ConnectionProfile &p) { p.name = u"LOCAL gateway"_s; },
        u"this computer's"_s);
    row(
        "no address", [](ConnectionProfile &p) { p.baseUrl = {}; }, u"address"_s);
    row(
        "http elsewhere", [](ConnectionProfile &p) { p.baseUrl = QUrl(u"http://a.example"_s); },
        u"https://"_s);
    row(
        "user name", [](ConnectionProfile &p) { p.baseUrl = QUrl(u"https://me:pw@a.example"_s); },
        u"user name"_s);
    row(
        "query", [](ConnectionProfile &p) { p.baseUrl = QUrl(u"https://a.example?x"_s); },
        u"query"_s);
    row(
        "token over http", [](ConnectionProfile &p) { p.tokenUrl = QUrl(u"http://a.example/t"_s); },
        u"token URL"_s);
    row(
        "no client", [](ConnectionProfile &p) { p.clientId.clear(); }, u"client ID"_s);
    row(
        "client without sign-in", [](ConnectionProfile &p) { p.tokenUrl = {}; }, u"tenant"_s);
    row(
        "no place for the secret", [](ConnectionProfile &p) { p.secretPlace = SecretPlace::None; },
        u"where it is kept"_s);
    row(
        "no version", [](ConnectionProfile &p) { p.apiVersion = u" "_s; }, u"2024-02-29"_s);
    row(
        "proxy without port", [](ConnectionProfile &p) { p.proxy = u"http://proxy.example"_s; },
        u"HOST:PORT"_s);
    row(
        "proxy with a password",
        [](ConnectionProfile &p) { p.proxy = u"http://me:pw@proxy.example:1"_s; }, u"HOST:PORT"_s);
    row(
        "unknown proxy", [](ConnectionProfile &p) { p.proxy = u"ftp://proxy.example:1"_s; },
        u"HOST:PORT"_s);
    row(
        "budget below none", [](ConnectionProfile &p) { p.requestBudget = -1; }, u"budget"_s);
    row(
        "no time", [](ConnectionProfile &p) { p.timeout = std::chrono::milliseconds(0); },
        u"1 second"_s);
}

void ConnectionProfileTest::namesWhatIsWrong()
{
    QFETCH(Change, change);
    QFETCH(QString, word);
    ConnectionProfile profile = goodProfile();
    change(profile);
    const QString fault = faultOf(profile);
    QVERIFY2(fault.contains(word), qPrintable(fault));
    QVERIFY2(!fault.contains(u"pw@"), "no password is repeated");
}

void ConnectionProfileTest::comparesNamesLikePeople()
{
    QCOMPARE(connectionKey(u" Übung "_s), connectionKey(u"U\u0308BUNG"_s));
    QCOMPARE_NE(connectionKey(u"Test 1"_s), connectionKey(u"Test 2"_s));
}

NUMBERDESK_TEST("connectionprofile", ConnectionProfileTest)
#include "tst_connectionprofile.moc"
