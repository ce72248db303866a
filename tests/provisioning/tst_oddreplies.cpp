// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/servicerig.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

/// Replies that no Provisioning API should give, and that proxies, login pages and broken services
/// give all the same: none is taken for success, none does harm.
class TestOddReplies : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_test = std::make_unique<ScriptedServiceRig>(); }

    void refusesWhatIsNoPage_data();
    void refusesWhatIsNoPage();
    void takesNoWebPageForSuccess_data();
    void takesNoWebPageForSuccess();
    void tellsAFirewallFromAMissingRole();
    void takesJsonOfAnyContentType();
    void takesAnEmptyListOfAnAction();
    void namesTheRoleThatAnOperationNeeds();
    void namesTheHostOfEveryError();
    void refusesTooMuch();
    void sendsNoChangeWhenReadOnly();

private:
    std::unique_ptr<ScriptedServiceRig> m_test;
};

namespace {

const TelephoneNumber number(441632960000);
const ScriptedReply webPage{
    200, {{"Content-Type", "text/html; charset=utf-8"}}, "<!DOCTYPE html><p>Log in", {}};

Account anAccount()
{
    Account account;
    account.name = u"contoso"_s;
    return account;
}

/// The error that a call of any kind ends with.
template <typename Job>
std::optional<ApiError> errorOf(Job *job)
{
    const auto result = resultOf(job);
    if (!result || *result)
        return {};
    return result->error();
}

/// One operation of each way in which replies are read.
struct Operation
{
    const char *name;
    std::optional<ApiError> (*run)(ProvisioningService &service);
};

const QList<Operation> operations{
    {"list", [](ProvisioningService &s) { return errorOf(s.listAccounts()); }},
    {"get", [](ProvisioningService &s) { return errorOf(s.getAccount(u"a"_s)); }},
    {"put", [](ProvisioningService &s) { return errorOf(s.putAccount(anAccount(), {})); }},
    {"delete", [](ProvisioningService &s) { return errorOf(s.deleteAccount(u"a"_s, false)); }},
    {"batch",
     [](ProvisioningService &s) {
         return errorOf(s.createOrUpdateNumbers(u"a"_s, {plainNumber(4412, u"a"_s)}));
     }},
    {"batch delete",
     [](ProvisioningService &s) { return errorOf(s.deleteNumbers(u"a"_s, {number})); }},
    {"action", [](ProvisioningService &s) { return errorOf(s.getTeamsCapabilityPlans(u"a"_s)); }},
};

} // namespace

void TestOddReplies::refusesWhatIsNoPage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("broken") << QByteArray(R"({"value":[{"name":"a"}])");
    QTest::newRow("trailing comma") << QByteArray(R"({"value":[{"name":"a"},]})");
    QTest::newRow("no UTF-8") << QByteArray("{\"value\":[{\"name\":\"\xff\xfe\"}]}");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no value") << QByteArray(R"({"nextLink":"x"})");
    QTest::newRow("an object for value") << QByteArray(R"({"value":{"name":"a"}})");
    QTest::newRow("a text for value") << QByteArray(R"({"value":"a"})");
    QTest::newRow("a million levels") << QByteArray("{\"value\":[") + QByteArray(1'000'000, '[') +
                                             QByteArray(1'000'000, ']') + "]}";
}

void TestOddReplies::refusesWhatIsNoPage()
{
    QFETCH(QByteArray, body);
    m_test->server.enqueue(jsonReply(body));
    const auto error = errorOf(m_test->service.listAccounts());
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::BadReply);
    QCOMPARE(m_test->server.requests().size(), 1);
}

void TestOddReplies::takesNoWebPageForSuccess_data()
{
    QTest::addColumn<int>("operation");
    for (int i = 0; i < operations.size(); ++i)
        QTest::newRow(operations[i].name) << i;
}

void TestOddReplies::takesNoWebPageForSuccess()
{
    QFETCH(int, operation);
    m_test->server.enqueue(webPage);
    const auto error = operations[operation].run(m_test->service);
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::BadReply);
    QVERIFY(error->webPage);
    QVERIFY2(userMessage(*error).contains(u"web page"), qPrintable(userMessage(*error)));
    QCOMPARE(m_test->server.requests().size(), 1);
}

void TestOddReplies::tellsAFirewallFromAMissingRole()
{
    m_test->server.enqueue({403, {}, "<html>Blocked by policy</html>", {}});
    const auto blocked = errorOf(m_test->service.listAccounts());
    m_test->server.enqueue(jsonReply(R"({"error":{"code":"Forbidden","message":"m"}})", 403));
    const auto forbidden = errorOf(m_test->service.listAccounts());
    QVERIFY(blocked && forbidden);
    QVERIFY(userMessage(*blocked).contains(u"firewall"));
    QVERIFY(userMessage(*forbidden).contains(u"ProvisioningAPI.Read"));
    // Gone is only what the gateway itself says is gone.
    m_test->server.setHandler([](const ScriptedRequest &) {
        return ScriptedReply{404, {}, "<html>No such site</html>", {}};
    });
    QVERIFY(errorOf(m_test->service.deleteAccount(u"a"_s, false)));
}

void TestOddReplies::takesJsonOfAnyContentType()
{
    m_test->server.enqueue({200, {{"Content-Type", "text/plain"}}, R"({"value":[]})", {}});
    QVERIFY(resultOf(m_test->service.listAccounts()).value());
}

void TestOddReplies::takesAnEmptyListOfAnAction()
{
    m_test->server.setHandler([](const ScriptedRequest &) {
        return ScriptedReply{204, {}, {}, {}};
    });
    QVERIFY(resultOf(m_test->service.getTeamsCapabilityPlans(u"a"_s)).value()->isEmpty());
    QVERIFY(resultOf(m_test->service.getTeamsAvailableCapabilities(u"a"_s, {number}))
                .value()
                ->isEmpty());
}

void TestOddReplies::namesTheRoleThatAnOperationNeeds()
{
    m_test->server.setHandler([](const ScriptedRequest &) { return jsonReply({}, 403); });
    const QList<QString> needed{u"Read"_s,  u"Read"_s,   u"Write"_s, u"Delete"_s,
                                u"Write"_s, u"Delete"_s, u"Read"_s};
    for (int i = 0; i < operations.size(); ++i) {
        const auto error = operations[i].run(m_test->service);
        QVERIFY(error);
        QCOMPARE(error->neededRole, u"ProvisioningAPI."_s + needed[i]);
        QVERIFY(userMessage(*error).contains(error->neededRole));
    }
}

void TestOddReplies::namesTheHostOfEveryError()
{
    m_test->server.enqueue(jsonReply({}, 409));
    QVERIFY(errorOf(m_test->service.listAccounts())->host.startsWith(u"127.0.0.1:"_s));
    m_test->server.enqueue(webPage);
    QVERIFY(errorOf(m_test->service.listAccounts())->host.startsWith(u"127.0.0.1:"_s));
    HttpClient nobody(m_test->optionsFor(QUrl(u"http://127.0.0.1:1"_s)), m_test->tokens,
                      m_test->budget);
    ProvisioningService service(nobody, u"1"_s);
    const auto refused = errorOf(service.listAccounts());
    QVERIFY(refused->host.startsWith(u"127.0.0.1:"_s));
    QCOMPARE(refused->transport->kind, HttpError::Kind::ConnectionRefused);
}

void TestOddReplies::refusesTooMuch()
{
    HttpClientOptions options = m_test->optionsFor(m_test->server.url());
    options.maxReplyBytes = 10'000;
    HttpClient client(options, m_test->tokens, m_test->budget);
    ProvisioningService service(client, u"1"_s);
    m_test->server.enqueue(jsonReply("{\"value\":[" + QByteArray(20'000, ' ') + "]}"));
    const auto error = errorOf(service.listAccounts());
    QVERIFY(error);
    QCOMPARE(error->transport->kind, HttpError::Kind::ReplyTooLarge);
}

void TestOddReplies::sendsNoChangeWhenReadOnly()
{
    HttpClientOptions options = m_test->optionsFor(m_test->server.url());
    options.readOnly = true;
    HttpClient client(options, m_test->tokens, m_test->budget);
    ProvisioningService service(client, u"1"_s);
    m_test->server.setHandler([](const ScriptedRequest &) { return jsonReply({}, 409); });
    int refused = 0;
    for (const Operation &operation : operations)
        refused += operation.run(service)->kind == Kind::ReadOnly ? 1 : 0;
    QCOMPARE(refused, 4); // put, delete and the two batches
    QCOMPARE(m_test->server.requests().size(), operations.size() - 4);
    QVERIFY(resultOf(service.patchRequestForInformation(u"t"_s, {}))->error().kind ==
            Kind::ReadOnly);
    QCOMPARE(m_test->server.requests().size(), operations.size() - 4);
}

NUMBERDESK_TEST("oddreplies", TestOddReplies)
#include "tst_oddreplies.moc"
