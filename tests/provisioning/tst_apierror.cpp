// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/errorcodec.h"
#include "provisioning/errors/apierror.h"
#include "provisioning/lists/numberfilters.h"
#include "support/testprogram.h"

#include <QSet>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

Q_DECLARE_METATYPE(numberdesk::ApiError::Kind)

class TestApiError : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryShape_data();
    void readsEveryShape();
    void readsDetails();
    void takesTheCodeOfTheHeader();
    void namesTheKindOfEachStatus_data();
    void namesTheKindOfEachStatus();
    void namesTheKindOfEachNetError_data();
    void namesTheKindOfEachNetError();
    void hasASentencePairForEachKind();
    void saysMoreOnKnownCodes();
    void listsTechnicalDetails();
    void tellsFilterRefusals();
};

void TestApiError::readsEveryShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::newRow("azure") << QByteArray(
                                  R"({"error":{"code":"NumberInUse","message":"m","target":"t"}})")
                           << u"NumberInUse"_s << u"m"_s;
    QTest::newRow("problem") << QByteArray(
                                    R"({"type":"x","title":"Bad","status":400,"detail":"why"})")
                             << QString() << u"Bad: why"_s;
    QTest::newRow("bare") << QByteArray(R"({"code":"C","message":"m","details":[]})") << u"C"_s
                          << u"m"_s;
    QTest::newRow("entra") << QByteArray(
                                  R"({"error":"invalid_client","error_description":"AADSTS1"})")
                           << u"invalid_client"_s << u"AADSTS1"_s;
    QTest::newRow("html") << QByteArray("<html><head><title>x</title></head><body><h1>502 Bad\n"
                                        "Gateway</h1></body></html>")
                          << QString() << u"502 Bad Gateway"_s;
    QTest::newRow("empty") << QByteArray() << QString() << QString();
    QTest::newRow("text") << QByteArray("upstream timeout") << QString() << u"upstream timeout"_s;
    QTest::newRow("other json") << QByteArray("[1]") << QString() << u"[1]"_s;
}

void TestApiError::readsEveryShape()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    HttpReply reply;
    reply.status = 400;
    reply.body = body;
    reply.headers = {{"x-ms-request-id", "r1"}};
    const ApiError error = errorFromReply(reply, u"c1"_s);
    QCOMPARE(error.code, code);
    QCOMPARE(error.message, message);
    QCOMPARE(error.httpStatus, 400);
    QCOMPARE(error.clientRequestId, u"c1"_s);
    QCOMPARE(error.serviceRequestId, u"r1"_s);
}

void TestApiError::readsDetails()
{
    HttpReply reply;
    reply.status = 400;
    reply.body = R"({"error":{"code":"Invalid","message":"m","details":[{"code":"A","message":"b",
        "target":"numbers[3].telephoneNumber"}],"innererror":{"code":"x"}}})";
    const ApiError error = errorFromReply(reply, {});
    QCOMPARE(error.details.size(), 1);
    QCOMPARE(error.details.first().target, u"numbers[3].telephoneNumber"_s);
    QByteArray deep(R"({"error":{"code":"d")");
    for (int i = 0; i < 100; ++i)
        deep += R"(,"details":[{"code":"d")";
    for (int i = 0; i < 100; ++i)
        deep += "}]";
    reply.body = deep + "}}";
    QCOMPARE(errorFromReply(reply, {}).code, u"d"_s);
}

void TestApiError::takesTheCodeOfTheHeader()
{
    HttpReply reply;
    reply.status = 503;
    reply.headers = {{"X-MS-Error-Code", "Busy"}};
    QCOMPARE(errorFromReply(reply, {}).code, u"Busy"_s);
}

void TestApiError::namesTheKindOfEachStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    const QList<std::pair<int, Kind>> rows{
        {304, Kind::BadReply},    {400, Kind::Refused},     {401, Kind::Unauthorized},
        {403, Kind::Forbidden},   {404, Kind::NotFound},    {405, Kind::Refused},
        {408, Kind::TimedOut},    {409, Kind::Conflict},    {412, Kind::PreconditionFailed},
        {413, Kind::Refused},     {415, Kind::Refused},     {429, Kind::RateLimited},
        {500, Kind::ServerFault}, {501, Kind::ServerFault}, {503, Kind::ServerFault}};
    for (const auto &[status, kind] : rows)
        QTest::addRow("%d", status) << status << kind;
}

void TestApiError::namesTheKindOfEachStatus()
{
    QFETCH(int, status);
    QFETCH(Kind, kind);
    HttpReply reply;
    reply.status = status;
    QVERIFY(errorFromReply(reply, {}).kind == kind);
}

void TestApiError::namesTheKindOfEachNetError_data()
{
    QTest::addColumn<int>("net");
    QTest::addColumn<Kind>("kind");
    using Net = HttpError::Kind;
    const QList<std::pair<Net, Kind>> rows{{Net::Cancelled, Kind::Cancelled},
                                           {Net::TimedOut, Kind::TimedOut},
                                           {Net::NameNotFound, Kind::Offline},
                                           {Net::ConnectionRefused, Kind::Offline},
                                           {Net::ConnectionLost, Kind::Offline},
                                           {Net::TlsFailed, Kind::TlsFailed},
                                           {Net::SignInFailed, Kind::SignInFailed},
                                           {Net::SignInBusy, Kind::SignInFailed},
                                           {Net::SignInUnreadable, Kind::SignInFailed},
                                           {Net::ReadOnly, Kind::ReadOnly},
                                           {Net::ProxyUnreachable, Kind::Offline},
                                           {Net::ProxySignIn, Kind::Offline},
                                           {Net::ProxyRefused, Kind::Offline},
                                           {Net::ReplyTooLarge, Kind::BadReply},
                                           {Net::Redirected, Kind::BadReply},
                                           {Net::Other, Kind::BadReply},
                                           {Net::Stale, Kind::Stale}};
    for (const auto &[net, kind] : rows)
        QTest::addRow("%d", static_cast<int>(net)) << static_cast<int>(net) << kind;
}

void TestApiError::namesTheKindOfEachNetError()
{
    QFETCH(int, net);
    QFETCH(Kind, kind);
    const ApiError error = errorFromNet({static_cast<HttpError::Kind>(net), u"why"_s}, u"id"_s);
    QVERIFY(error.kind == kind);
    QCOMPARE(error.message, u"why"_s);
    QCOMPARE(error.clientRequestId, u"id"_s);
}

void TestApiError::hasASentencePairForEachKind()
{
    QSet<QString> messages;
    for (int kind = 0; kind <= static_cast<int>(Kind::BadReply); ++kind) {
        ApiError error;
        error.kind = static_cast<Kind>(kind);
        const QString message = userMessage(error);
        QVERIFY2(message.contains(u". "_s) && message.endsWith(u'.'), qPrintable(message));
        messages.insert(message);
    }
    QCOMPARE(messages.size(), static_cast<int>(Kind::BadReply) + 1);
}

void TestApiError::saysMoreOnKnownCodes()
{
    for (const auto &code : {u"NumberInUse"_s, u"AccountHasNumbers"_s, u"TenantIdLocked"_s,
                             u"ServiceNotEnabled"_s, u"UnsupportedApiVersionValue"_s}) {
        ApiError error;
        error.kind = Kind::Conflict;
        const QString plain = userMessage(error);
        error.code = code;
        QVERIFY(userMessage(error) != plain);
    }
}

void TestApiError::listsTechnicalDetails()
{
    ApiError error;
    error.code = u"C"_s;
    error.httpStatus = 409;
    error.target = u"name"_s;
    error.clientRequestId = u"c"_s;
    QCOMPARE(technicalDetails(error),
             u"code: C\ntarget: name\nstatus: 409\nclient request id: c"_s);
}

void TestApiError::tellsFilterRefusals()
{
    ApiError error;
    error.httpStatus = 400;
    QVERIFY(isFilterRefusal(error));
    error.code = u"UnsupportedApiVersionValue"_s;
    QVERIFY(!isFilterRefusal(error));
    error.code.clear();
    error.httpStatus = 403;
    QVERIFY(!isFilterRefusal(error));
    QCOMPARE(filterOnNumbers({TelephoneNumber(4412), TelephoneNumber(4413)}),
             u"telephoneNumber eq '+4412' or telephoneNumber eq '+4413'"_s);
}

NUMBERDESK_TEST("apierror", TestApiError)
#include "tst_apierror.moc"
