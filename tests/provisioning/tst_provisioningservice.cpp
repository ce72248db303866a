// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/servicerig.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

/// What each of the 18 operations sends, and what it makes of the reply.
class TestProvisioningService : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_test = std::make_unique<ScriptedServiceRig>(); }

    void reads_data();
    void reads();
    void putsAnAccount();
    void createsOnlyWhatIsNew();
    void deletesAnAccount();
    void putsAndDeletesANumber();
    void sendsABatch();
    void deletesABatch();
    void asksForCapabilities();
    void patchesARelationship();
    void encodesAFilter();
    void sendsTheSamePairOnEachTry();
    void goesWithoutRepeatabilityOnce();
    void leavesAPostThatIsNotRepeatable();
    void sendsPlainJsonWhenMergePatchIsRefused();
    void settlesAPutThatTookEffect();
    void reportsAPutThatOthersOvertook();
    void reportsA412ToAFirstTry();
    void settlesADelete();
    void settlesAPatch();
    void takesAnEmptyPatchReply();
    void reportsErrors();
    void readsOnAnotherThreadAndEndsHere();
    void endsOnCancelWhileReading();

private:
    const ScriptedRequest &seen(qsizetype index = 0) const
    {
        return m_test->server.requests()[index];
    }
    void checkWrite(const ScriptedRequest &request) const;

    std::unique_ptr<ScriptedServiceRig> m_test;
};

namespace {

const TelephoneNumber number(firstNumber);
const QByteArray version = "?api-version=2024-02-29";

const QByteArray accountBody =
    R"({"name":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true,"syncEnabled":false}}})";
const QByteArray numberBody =
    R"({"accountName":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true}},"telephoneNumber":"+441632960000"})";

} // namespace

/// Ids and dates that every write carries.
void TestProvisioningService::checkWrite(const ScriptedRequest &request) const
{
    static const QRegularExpression guid(u"^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"_s);
    static const QRegularExpression imfFixdate(
        u"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z][a-z] \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$"_s);
    const auto text = [&request](QByteArrayView name) {
        return QString::fromLatin1(request.header(name));
    };
    QVERIFY(guid.match(text("x-ms-client-request-id")).hasMatch());
    QVERIFY(guid.match(text("Repeatability-Request-ID")).hasMatch());
    QVERIFY(imfFixdate.match(text("Repeatability-First-Sent")).hasMatch());
}

void TestProvisioningService::reads_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("operation");
    const QList<QByteArray> targets{
        "/accounts" + version,
        "/accounts/contoso" + version,
        "/accounts/contoso/numbers" + version,
        "/accounts/contoso/numbers/%2B441632960000" + version,
        "/accounts/contoso/teamsCivicAddresses" + version,
        "/accounts/contoso/teamsCivicAddresses/a%2Fb" + version,
        "/numbers" + version,
        "/teamsRequestsForInformation" + version,
        "/teamsRequestsForInformation/t" + version,
    };
    for (int i = 0; i < targets.size(); ++i)
        QTest::newRow(targets[i].constData()) << targets[i] << i;
}

void TestProvisioningService::reads()
{
    QFETCH(QByteArray, target);
    QFETCH(int, operation);
    m_test->server.setHandler([](const ScriptedRequest &) {
        return ScriptedReply{200,
                             {{"ETag", "12345"}},
                             R"({"value":[],"name":"n","id":"i","tenantId":"t",)"
                             R"("telephoneNumber":"+4412"})",
                             ScriptedReply::Delivery::Whole};
    });
    ProvisioningService &service = m_test->service;
    const auto ok = [](auto *job) { return resultOf(job).value().has_value(); };
    const auto etag = [](auto *job) { return resultOf(job).value().value().etag == "12345"; };
    const QString name = u"contoso"_s;
    const QList<std::function<bool()>> operations{
        [&] { return ok(service.listAccounts()); },
        [&] { return etag(service.getAccount(name)); },
        [&] { return ok(service.listNumbers(name)); },
        [&] { return etag(service.getNumber(name, number)); },
        [&] { return ok(service.listTeamsCivicAddresses(name)); },
        [&] { return etag(service.getTeamsCivicAddress(name, u"a/b"_s)); },
        [&] { return ok(service.listNumbers({})); },
        [&] { return ok(service.listRequestsForInformation()); },
        [&] { return etag(service.getRequestForInformation(u"t"_s)); },
    };
    QVERIFY(operations[operation]());
    QCOMPARE(seen().method, QByteArray("GET"));
    QCOMPARE(seen().target, target);
    QVERIFY(!seen().header("x-ms-client-request-id").isEmpty());
    QVERIFY(seen().header("Repeatability-Request-ID").isEmpty());
    QCOMPARE(m_test->client.writesSent(), 0);
}

void TestProvisioningService::putsAnAccount()
{
    m_test->server.enqueue({201, {{"ETag", "\"9\""}}, accountBody, {}});
    const auto result =
        m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {"12345", false}))
            .value();
    QVERIFY(result->created);
    QCOMPARE(result->etag, QByteArray("\"9\""));
    QCOMPARE(result->resource.name, u"contoso"_s);
    QCOMPARE(seen().method, QByteArray("PUT"));
    QCOMPARE(seen().target, "/accounts/contoso" + version);
    QCOMPARE(seen().body, accountBody);
    QCOMPARE(seen().header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen().header("If-Match"), QByteArray("12345"));
    checkWrite(seen());
    QCOMPARE(m_test->client.writesSent(), 1);
}

void TestProvisioningService::createsOnlyWhatIsNew()
{
    m_test->server.enqueue(jsonReply("{}", 412));
    const auto result =
        m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {{}, true}))
            .value();
    QCOMPARE(result.error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(seen().header("If-None-Match"), QByteArray("*"));
    QVERIFY(seen().header("If-Match").isEmpty());
    QCOMPARE(m_test->server.requests().size(), 1);
}

void TestProvisioningService::deletesAnAccount()
{
    m_test->server.enqueue(jsonReply({}, 204));
    QVERIFY(m_test->resultOf(m_test->service.deleteAccount(u"contoso"_s, true, "7")).value());
    QCOMPARE(seen().method, QByteArray("DELETE"));
    QCOMPARE(seen().target, "/accounts/contoso" + version + "&deleteNumbers=true");
    QCOMPARE(seen().header("If-Match"), QByteArray("7"));
    checkWrite(seen());
    m_test->server.enqueue(jsonReply({}, 404));
    m_test->server.enqueue(jsonReply(R"({"value":[]})")); // the gateway answers, so it is gone
    QVERIFY(m_test->resultOf(m_test->service.deleteAccount(u"contoso"_s, false)).value());
    QCOMPARE(seen(1).target, "/accounts/contoso" + version);
    m_test->server.enqueue(
        jsonReply(R"({"error":{"code":"AccountHasNumbers","message":"m"}})", 409));
    const auto refused =
        m_test->resultOf(m_test->service.deleteAccount(u"contoso"_s, false)).value();
    QCOMPARE(refused.error().code, u"AccountHasNumbers"_s);
}

void TestProvisioningService::putsAndDeletesANumber()
{
    const QByteArray target = "/accounts/contoso/numbers/%2B441632960000" + version;
    m_test->server.enqueue({200, {{"ETag", "2"}}, numberBody, {}});
    const auto put = m_test->resultOf(
        m_test->service.putNumber(plainNumber(number.digits(), u"contoso"_s), {"1", false}));
    QVERIFY(!put.value()->created);
    QCOMPARE(seen().target, target);
    QCOMPARE(seen().body, numberBody);
    QCOMPARE(seen().header("If-Match"), QByteArray("1"));
    checkWrite(seen());
    m_test->server.enqueue(jsonReply({}, 204));
    QVERIFY(m_test->resultOf(m_test->service.deleteNumber(u"contoso"_s, number, "2")).value());
    QCOMPARE(seen(1).method, QByteArray("DELETE"));
    QCOMPARE(seen(1).target, target);
    checkWrite(seen(1));
}

void TestProvisioningService::sendsABatch()
{
    m_test->server.enqueue(jsonReply("{\"numbers\":[" + numberBody + "]}"));
    const auto result = m_test->resultOf(m_test->service.createOrUpdateNumbers(
        u"contoso"_s, {plainNumber(number.digits(), u"contoso"_s)}));
    QCOMPARE(result.value()->size(), 1);
    QCOMPARE(seen().method, QByteArray("POST"));
    QCOMPARE(seen().target, "/accounts/contoso:createOrUpdateNumbers" + version);
    QCOMPARE(seen().body, "{\"numbers\":[" + numberBody + "]}");
    checkWrite(seen());
    QCOMPARE(m_test->client.writesSent(), 1);
}

void TestProvisioningService::deletesABatch()
{
    m_test->server.enqueue(jsonReply({}, 204));
    QVERIFY(m_test->resultOf(m_test->service.deleteNumbers(u"contoso"_s, {number})).value());
    QCOMPARE(seen().target, "/accounts/contoso:deleteNumbers" + version);
    QCOMPARE(seen().body, QByteArray(R"({"numbers":[{"telephoneNumber":"+441632960000"}]})"));
    checkWrite(seen());
}

void TestProvisioningService::asksForCapabilities()
{
    m_test->server.enqueue(jsonReply(R"({"capabilityPlans":[{"name":"p","usage":"u"}]})"));
    const auto plans = m_test->resultOf(m_test->service.getTeamsCapabilityPlans(u"contoso"_s));
    QCOMPARE(plans.value()->first().usage, u"u"_s);
    QCOMPARE(seen().target, "/accounts/contoso:getTeamsCapabilityPlans" + version);
    QVERIFY(seen().body.isEmpty());
    checkWrite(seen());
    m_test->server.enqueue(jsonReply(R"({"availableCapabilities":["UserAssignment"]})"));
    const auto available =
        m_test->resultOf(m_test->service.getTeamsAvailableCapabilities(u"contoso"_s, {number}));
    QCOMPARE(available.value().value(), QStringList{u"UserAssignment"_s});
    QCOMPARE(seen(1).target, "/accounts/contoso:getTeamsAvailableCapabilities" + version);
    QCOMPARE(seen(1).body, QByteArray(R"({"numbers":[{"telephoneNumber":"+441632960000"}]})"));
    QCOMPARE(m_test->client.writesSent(), 0);
}

void TestProvisioningService::patchesARelationship()
{
    m_test->server.enqueue(jsonReply(
        R"({"tenantId":"t","customerRelationship":{"status":"AgreementSigned","comment":"ok"}})"));
    const auto result = m_test->resultOf(m_test->service.patchRequestForInformation(
        u"t"_s, {u"AgreementSigned"_s, u"ok"_s, {}}, "3"));
    QCOMPARE(result.value()->resource.relationship.comment, u"ok"_s);
    QCOMPARE(seen().method, QByteArray("PATCH"));
    QCOMPARE(seen().target, "/teamsRequestsForInformation/t" + version);
    QCOMPARE(seen().header("Content-Type"), QByteArray("application/merge-patch+json"));
    QCOMPARE(seen().header("If-Match"), QByteArray("3"));
    QCOMPARE(seen().body,
             QByteArray(R"({"customerRelationship":{"comment":"ok","status":"AgreementSigned"}})"));
    checkWrite(seen());
}

void TestProvisioningService::encodesAFilter()
{
    m_test->server.enqueue(jsonReply(R"({"value":[]})"));
    ListQuery query;
    query.top = 5;
    query.skip = 10;
    query.filter = u"telephoneNumber eq '+44' & x"_s;
    m_test->resultOf(m_test->service.listNumbers({}, query));
    QCOMPARE(seen().target,
             "/numbers" + version +
                 "&top=5&skip=10&filter=telephoneNumber%20eq%20%27%2B44%27%20%26%20x");
}

void TestProvisioningService::sendsTheSamePairOnEachTry()
{
    m_test->server.enqueue(jsonReply({}, 503));
    m_test->server.enqueue({200, {}, {}, ScriptedReply::Delivery::Truncated});
    m_test->server.enqueue(jsonReply({}, 429));
    m_test->server.enqueue(jsonReply({}, 204));
    QVERIFY(m_test->resultOf(m_test->service.deleteNumbers(u"contoso"_s, {number})).value());
    QSet<QByteArray> ids;
    QSet<QByteArray> dates;
    for (const ScriptedRequest &request : m_test->server.requests()) {
        ids.insert(request.header("Repeatability-Request-ID"));
        dates.insert(request.header("Repeatability-First-Sent"));
    }
    QVERIFY(m_test->server.requests().size() >= 4);
    QCOMPARE(ids.size(), 1);
    QCOMPARE(dates.size(), 1);
}

void TestProvisioningService::goesWithoutRepeatabilityOnce()
{
    m_test->server.enqueue(jsonReply({}, 501));
    m_test->server.enqueue(jsonReply(accountBody));
    QVERIFY(m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {})).value());
    QVERIFY(seen(1).header("Repeatability-Request-ID").isEmpty());
    QVERIFY(seen(1).header("Repeatability-First-Sent").isEmpty());
    m_test->server.enqueue(jsonReply({}, 501));
    m_test->server.enqueue(jsonReply({}, 501));
    QVERIFY(!m_test->resultOf(m_test->service.deleteNumber(u"contoso"_s, number)).value());
    QCOMPARE(m_test->server.requests().size(), 4);
}

void TestProvisioningService::leavesAPostThatIsNotRepeatable()
{
    m_test->server.enqueue(jsonReply({}, 501));
    const auto result =
        m_test->resultOf(m_test->service.deleteNumbers(u"contoso"_s, {number})).value();
    QCOMPARE(result.error().httpStatus, 501);
    QCOMPARE(m_test->server.requests().size(), 1);
}

void TestProvisioningService::sendsPlainJsonWhenMergePatchIsRefused()
{
    m_test->server.enqueue(jsonReply({}, 415));
    m_test->server.enqueue(jsonReply(R"({"tenantId":"t"})"));
    QVERIFY(m_test->resultOf(m_test->service.patchRequestForInformation(u"t"_s, {})).value());
    QCOMPARE(seen(1).header("Content-Type"), QByteArray("application/json"));
}

void TestProvisioningService::settlesAPutThatTookEffect()
{
    m_test->server.enqueue(jsonReply({}, 500));
    m_test->server.enqueue(jsonReply({}, 412));
    m_test->server.enqueue({200, {{"ETag", "8"}}, accountBody, {}});
    const auto result =
        m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {"7", false}))
            .value();
    QVERIFY(result);
    QCOMPARE(result->etag, QByteArray("8"));
    QCOMPARE(seen(2).method, QByteArray("GET"));
}

void TestProvisioningService::reportsAPutThatOthersOvertook()
{
    m_test->server.enqueue(jsonReply({}, 500));
    m_test->server.enqueue(jsonReply(R"({"error":{"code":"Changed","message":"m"}})", 412));
    m_test->server.enqueue(jsonReply(R"({"name":"contoso","correlationId":"theirs"})"));
    const auto result =
        m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {"7", false}))
            .value();
    QCOMPARE(result.error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(result.error().code, u"Changed"_s);
}

void TestProvisioningService::reportsA412ToAFirstTry()
{
    m_test->server.enqueue(jsonReply({}, 412));
    const auto result =
        m_test->resultOf(m_test->service.putAccount(plainAccount(u"contoso"_s), {"7", false}))
            .value();
    QCOMPARE(result.error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(m_test->server.requests().size(), 1);
}

void TestProvisioningService::settlesADelete()
{
    m_test->server.enqueue(jsonReply({}, 504));
    m_test->server.enqueue(jsonReply({}, 412));
    m_test->server.enqueue(jsonReply({}, 404));
    QVERIFY(m_test->resultOf(m_test->service.deleteNumber(u"contoso"_s, number, "7")).value());
    QCOMPARE(m_test->server.requests().size(), 3);
}

void TestProvisioningService::settlesAPatch()
{
    m_test->server.enqueue(jsonReply({}, 502));
    m_test->server.enqueue(jsonReply({}, 412));
    m_test->server.enqueue(jsonReply(
        R"({"tenantId":"t","customerRelationship":{"status":"AgreementSigned","comment":"ok"}})"));
    QVERIFY(m_test
                ->resultOf(m_test->service.patchRequestForInformation(
                    u"t"_s, {u"AgreementSigned"_s, u"ok"_s, {}}, "3"))
                .value());
}

void TestProvisioningService::takesAnEmptyPatchReply()
{
    m_test->server.enqueue({204, {}, {}, {}});
    ScriptedReply stored = jsonReply(
        R"({"tenantId":"t","customerRelationship":{"status":"ConsentDeclined","comment":"no"}})");
    stored.headers.append(qMakePair(QByteArray("ETag"), QByteArray("5")));
    m_test->server.enqueue(stored); // read back: an empty reply shows nothing
    const auto result = m_test->resultOf(
        m_test->service.patchRequestForInformation(u"t"_s, {u"ConsentDeclined"_s, u"no"_s, {}}));
    QCOMPARE(result.value()->resource.relationship.status, u"ConsentDeclined"_s);
    QCOMPARE(result.value()->etag, QByteArray("5"));
}

void TestProvisioningService::reportsErrors()
{
    m_test->server.enqueue(
        {409,
         {{"x-ms-request-id", "srv"}},
         R"({"error":{"code":"NumberInUse","message":"m","target":"numbers[0]"}})",
         {}});
    const auto refused =
        m_test->resultOf(m_test->service.deleteNumbers(u"contoso"_s, {number})).value();
    QCOMPARE(refused.error().kind, ApiError::Kind::Conflict);
    QCOMPARE(refused.error().target, u"numbers[0]"_s);
    QCOMPARE(refused.error().serviceRequestId, u"srv"_s);
    QCOMPARE(refused.error().clientRequestId.toLatin1(), seen().header("x-ms-client-request-id"));
    m_test->server.enqueue(jsonReply("<html>portal</html>"));
    const auto html = m_test->resultOf(m_test->service.listAccounts()).value();
    QCOMPARE(html.error().kind, ApiError::Kind::BadReply);
    QCOMPARE(html.error().httpStatus, 200);
    m_test->server.stop();
    auto *const job = m_test->service.listAccounts();
    // The kept connection still answers once; a new client finds nobody.
    HttpClient other(m_test->optionsFor(QUrl(u"http://127.0.0.1:1"_s)), m_test->tokens,
                     m_test->budget);
    ProvisioningService offline(other, u"1"_s);
    QCOMPARE(resultOf(offline.listAccounts()).value().error().kind, ApiError::Kind::Offline);
    delete job;
}

void TestProvisioningService::readsOnAnotherThreadAndEndsHere()
{
    QByteArray items;
    for (quint64 i = 0; i < 20'000; ++i) {
        items += R"({"telephoneNumber":"+)" + QByteArray::number(441000000000 + i) +
                 R"(","accountName":"a"},)";
    }
    items.chop(1);
    m_test->server.enqueue(jsonReply("{\"value\":[" + items + "]}"));
    QThread *endedIn = nullptr;
    auto *const job = m_test->service.listNumbers({});
    job->then(this, [&endedIn](const ApiResult<Page<Number>> &page) {
        QCOMPARE(page->items.size(), 20'000);
        endedIn = QThread::currentThread();
    });
    QTRY_COMPARE(endedIn, thread());
}

void TestProvisioningService::endsOnCancelWhileReading()
{
    m_test->server.enqueue(jsonReply(R"({"value":[]})"));
    auto *const job = m_test->service.listNumbers({});
    // By the time the reply is here it is being read on another thread, or has been just now.
    connect(&m_test->client, &HttpClient::requestSent, job, [job] { job->cancel(); });
    const auto result = resultOf(job);
    QCOMPARE(result.value().error().kind, ApiError::Kind::Cancelled);
}

NUMBERDESK_TEST("provisioningservice", TestProvisioningService)
#include "tst_provisioningservice.moc"
