// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/errorcodec.h"
#include "provisioning/errors/apierror.h"
#include "provisioning/errors/apiversions.h"
#include "provisioning/errors/signinhints.h"
#include "support/testprogram.h"

#include <QSet>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

/// Every fault has a sentence and a remedy of its own.
class TestErrorWords : public QObject
{
    Q_OBJECT

private slots:
    void hasOwnWordsForEachFault();
    void hasOwnWordsForEachSignInCode();
    void namesTheHost();
    void tellsTheGatewayFromTheSignInService();
    void quotesTheEndpointWithoutAHint();
    void joinsBothIntoOneMessage();
    void offersAnotherApiVersion_data();
    void offersAnotherApiVersion();
};

namespace {

const QString host = u"provapi.contoso.example"_s;

HttpError transportFault(HttpError::Kind kind, TlsFault tls = TlsFault::None)
{
    HttpError error;
    error.kind = kind;
    error.host = host;
    error.tlsFault = tls;
    return error;
}

QList<HttpError> transportFaults()
{
    QList<HttpError> faults;
    for (int kind = 0; kind <= static_cast<int>(HttpError::Kind::Other); ++kind) {
        const auto known = static_cast<HttpError::Kind>(kind);
        if (known != HttpError::Kind::TlsFailed)
            faults.append(transportFault(known));
    }
    for (int tls = 0; tls <= static_cast<int>(TlsFault::Other); ++tls)
        faults.append(transportFault(HttpError::Kind::TlsFailed, static_cast<TlsFault>(tls)));
    HttpError slowSignIn = transportFault(HttpError::Kind::TimedOut);
    slowSignIn.atTokenEndpoint = true;
    faults.append(slowSignIn);
    return faults;
}

QList<ApiError> replyFaults()
{
    QList<ApiError> faults;
    for (const Kind kind : {Kind::Unauthorized, Kind::Forbidden, Kind::NotFound, Kind::Conflict,
                            Kind::PreconditionFailed, Kind::RateLimited, Kind::Refused,
                            Kind::ServerFault, Kind::BadReply}) {
        ApiError error;
        error.kind = kind;
        error.host = host;
        faults.append(error);
    }
    for (const auto &code :
         {u"NumberInUse"_s, u"AccountHasNumbers"_s, u"TenantIdLocked"_s, u"ServiceNotEnabled"_s,
          u"UnsupportedApiVersionValue"_s, u"MissingApiVersionParameter"_s}) {
        ApiError error = faults.first();
        error.code = code;
        faults.append(error);
    }
    ApiError webPage = faults.first();
    webPage.webPage = true;
    faults.append(webPage);
    for (const auto &role : {u"ProvisioningAPI.Read"_s, u"ProvisioningAPI.Write"_s}) {
        ApiError error;
        error.kind = Kind::Forbidden;
        error.neededRole = role;
        faults.append(error);
    }
    return faults;
}

bool isSentence(const QString &text)
{
    return text.size() > 8 && text.at(0).isUpper() && text.endsWith(u'.') &&
           !text.contains(u"%1"_s);
}

} // namespace

void TestErrorWords::hasOwnWordsForEachFault()
{
    QList<ApiError> faults = replyFaults();
    for (const HttpError &error : transportFaults())
        faults.append(errorFromNet(error, {}));
    QSet<QString> messages;
    for (const ApiError &error : std::as_const(faults)) {
        const ErrorWords words = errorWords(error);
        QVERIFY2(isSentence(words.what), qPrintable(words.what));
        QVERIFY2(isSentence(words.remedy), qPrintable(words.remedy));
        QVERIFY2(!messages.contains(userMessage(error)), qPrintable(userMessage(error)));
        messages.insert(userMessage(error));
    }
}

void TestErrorWords::hasOwnWordsForEachSignInCode()
{
    const QList<int> expected{
        28002,  50012,   50013,   50027,   50049,   50059,   50105,   50194,   50196,  53003,
        65001,  65005,   70000,   70001,   70002,   70003,   70011,   90002,   90006,  90012,
        90013,  90014,   90019,   90023,   90024,   90033,   90055,   90094,   90100,  500011,
        500133, 501051,  530032,  650052,  650057,  700011,  700016,  700021,  700022, 700023,
        700024, 700025,  700027,  700030,  900021,  900023,  900144,  900382,  900384, 900439,
        901002, 1002012, 7000112, 7000215, 7000216, 7000218, 7000222, 7000229, 9001023};
    QCOMPARE(signInHintCodes(), expected);
    QSet<QString> sentences;
    for (const int code : expected) {
        const ErrorWords words = signInHint(code).value();
        QVERIFY2(isSentence(words.what), qPrintable(words.what));
        QVERIFY2(isSentence(words.remedy), qPrintable(words.remedy));
        sentences.insert(words.what);
        sentences.insert(words.remedy);
        HttpError error = transportFault(HttpError::Kind::SignInFailed);
        error.signInCode = code;
        QCOMPARE(errorWords(errorFromNet(error, {})), words);
    }
    QCOMPARE(sentences.size(), 2 * expected.size());
    QVERIFY(signInHint(7000215)->remedy.contains(u"value"));
    QVERIFY(!signInHint(0));
    QVERIFY(!signInHint(12345));
}

void TestErrorWords::namesTheHost()
{
    for (const HttpError &error : transportFaults()) {
        if (error.kind == HttpError::Kind::Cancelled)
            continue;
        const QString what = errorWords(errorFromNet(error, {})).what;
        QVERIFY2(what.contains(host), qPrintable(what));
    }
    for (const Kind kind : {Kind::ServerFault, Kind::RateLimited, Kind::Unauthorized}) {
        ApiError error;
        error.kind = kind;
        error.host = host;
        QVERIFY(userMessage(error).contains(host));
        error.host.clear();
        QVERIFY(userMessage(error).startsWith(u"The gateway "_s));
    }
}

void TestErrorWords::tellsTheGatewayFromTheSignInService()
{
    HttpError error = transportFault(HttpError::Kind::NameNotFound);
    QVERIFY(errorWords(errorFromNet(error, {})).what.startsWith(u"The gateway "_s + host));
    error.atTokenEndpoint = true;
    QVERIFY(errorWords(errorFromNet(error, {})).what.startsWith(u"The sign-in service "_s + host));
}

void TestErrorWords::quotesTheEndpointWithoutAHint()
{
    HttpError error = transportFault(HttpError::Kind::SignInFailed);
    error.detail = u"invalid_request: AADSTS12345:\n 50% of %1"_s;
    error.signInCode = 12345;
    error.atTokenEndpoint = true;
    const ErrorWords words = errorWords(errorFromNet(error, {}));
    QVERIFY2(words.what.contains(u"invalid_request: AADSTS12345: 50% of %1"_s),
             qPrintable(words.what));
    QVERIFY(isSentence(words.remedy));
}

void TestErrorWords::joinsBothIntoOneMessage()
{
    ApiError error;
    error.kind = Kind::ServerFault;
    const ErrorWords words = errorWords(error);
    QCOMPARE(userMessage(error), words.what + u' ' + words.remedy);
}

void TestErrorWords::offersAnotherApiVersion_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("other"); // empty: none
    const QString ga = u"2024-02-29"_s;
    const QString preview = u"2024-02-29-preview"_s;
    const QString code = u"UnsupportedApiVersionValue"_s;
    QTest::newRow("lists none") << 400 << code << u"no"_s << ga << preview;
    QTest::newRow("back again") << 400 << code << u"no"_s << preview << ga;
    QTest::newRow("lists the other")
        << 400 << code << u"Not '2024-02-29'; use '2024-02-29-preview'."_s << ga << preview;
    QTest::newRow("lists both") << 400 << code << u"2024-02-29, 2024-02-29-preview"_s
                                << u"2023-01-01"_s << ga;
    QTest::newRow("lists strangers")
        << 400 << code << u"Not 2024-02-29; use 2031-01-01"_s << ga << QString();
    QTest::newRow("mentioned only")
        << 400 << u"BadRequest"_s << u"The API-Version is odd"_s << ga << preview;
    QTest::newRow("none was sent") << 400 << u"MissingApiVersionParameter"_s
                                   << u"api-version is required"_s << ga << QString();
    QTest::newRow("another fault") << 400 << u"BadRequest"_s << u"name"_s << ga << QString();
    QTest::newRow("another status") << 404 << code << u"no"_s << ga << QString();
}

void TestErrorWords::offersAnotherApiVersion()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(QString, current);
    QFETCH(QString, other);
    ApiError error;
    error.kind = Kind::Refused;
    error.httpStatus = status;
    error.code = code;
    error.message = message;
    QCOMPARE(otherApiVersionFor(error, current).value_or(QString()), other);
}

NUMBERDESK_TEST("errorwords", TestErrorWords)
#include "tst_errorwords.moc"
