// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/listjob.h"
#include "support/servicerig.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QPointer>
#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

class TestListJob : public QObject
{
    Q_OBJECT

private slots:
    void walksAllPages();
    void walksOtherLists();
    void followsLinksBelowTheBasePath();
    void addsAMissingVersion();
    void refusesLinksElsewhere_data();
    void refusesLinksElsewhere();
    void stopsOnARepeatedLink();
    void toleratesAnOddLastPage_data();
    void toleratesAnOddLastPage();
    void tellsWhatItCannotRead();
    void followsRelativeLinks_data();
    void followsRelativeLinks();
    void reportsAnErrorInTheMiddle();
    void handlerMayDeleteTheJob();
    void endsOnCancel();
    void mayBeDeletedWhileItsReplyIsRead();
};

namespace {

QByteArray accountPage(const QByteArray &name, const QUrl &next)
{
    QByteArray body = R"({"value":[{"name":")" + name + R"("}])";
    if (!next.isEmpty())
        body += R"(,"nextLink":")" + next.toEncoded() + '"';
    return body + '}';
}

} // namespace

void TestListJob::walksAllPages()
{
    ScriptedServiceRig test;
    ScriptedReply first =
        jsonReply(accountPage("a", test.server.url(u"/accounts?api-version=9&token=%2Bx"_s)));
    first.headers.append({"x-ms-record-count", QByteArray("2")});
    test.server.enqueue(first);
    test.server.enqueue(jsonReply(accountPage("b", {})));
    QStringList names;
    QList<qint64> received;
    ListQuery query;
    query.countRecords = true;
    query.maxPageSize = 1;
    const auto result = resultOf(listAllAccounts(
        test.service, query, [&](const QList<Account> &accounts, const ListProgress &progress) {
            names.append(accounts.first().name);
            received.append(progress.received);
            QCOMPARE(progress.total.value_or(-1), 2);
        }));
    QCOMPARE(result.value().value(), 2);
    QCOMPARE(names, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(received, (QList<qint64>{1, 2}));
    QCOMPARE(test.server.requests()[0].target,
             QByteArray("/accounts?api-version=2024-02-29&maxpagesize=1&countRecords=true"));
    QCOMPARE(test.server.requests()[1].target, QByteArray("/accounts?api-version=9&token=%2Bx"));
}

void TestListJob::walksOtherLists()
{
    ScriptedServiceRig test;
    test.server.setHandler([](const ScriptedRequest &) {
        return jsonReply(R"({"value":[{"tenantId":"t","id":"i","telephoneNumber":"+4412"}]})");
    });
    QCOMPARE(resultOf(listAllNumbers(test.service, u"a b"_s, {}, {})).value().value(), 1);
    QCOMPARE(resultOf(listAllNumbers(test.service, {}, {}, {})).value().value(), 1);
    QCOMPARE(resultOf(listAllRequestsForInformation(test.service, {}, {})).value().value(), 1);
    QCOMPARE(resultOf(listAllTeamsCivicAddresses(test.service, u"a"_s, {}, {})).value().value(), 1);
    QByteArrayList paths;
    for (const ScriptedRequest &request : test.server.requests())
        paths.append(request.path());
    QCOMPARE(paths,
             (QByteArrayList{"/accounts/a%20b/numbers", "/numbers", "/teamsRequestsForInformation",
                             "/accounts/a/teamsCivicAddresses"}));
}

void TestListJob::followsLinksBelowTheBasePath()
{
    ScriptedServiceRig test(u"/gateway"_s);
    test.server.enqueue(
        jsonReply(accountPage("a", test.server.url(u"/gateway/accounts?api-version=1&p=2"_s))));
    test.server.enqueue(jsonReply(accountPage("b", {})));
    QCOMPARE(resultOf(listAllAccounts(test.service, {}, {})).value().value(), 2);
    QCOMPARE(test.server.requests()[1].target, QByteArray("/gateway/accounts?api-version=1&p=2"));
}

void TestListJob::addsAMissingVersion()
{
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(accountPage("a", test.server.url(u"/accounts?p=2"_s))));
    test.server.enqueue(jsonReply(accountPage("b", {})));
    resultOf(listAllAccounts(test.service, {}, {}));
    QCOMPARE(test.server.requests()[1].target, QByteArray("/accounts?p=2&api-version=2024-02-29"));
}

void TestListJob::refusesLinksElsewhere_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("host") << u"http://evil.example/accounts?p=2"_s;
    QTest::newRow("port") << u"http://127.0.0.1:1/accounts?p=2"_s;
    QTest::newRow("scheme") << u"https://127.0.0.1/accounts?p=2"_s;
}

void TestListJob::refusesLinksElsewhere()
{
    QFETCH(QString, link);
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(accountPage("a", QUrl(link))));
    const auto result = resultOf(listAllAccounts(test.service, {}, {}));
    QCOMPARE(result.value().error().kind, ApiError::Kind::BadReply);
    QCOMPARE(test.server.requests().size(), 1);
}

void TestListJob::stopsOnARepeatedLink()
{
    ScriptedServiceRig test;
    test.server.setHandler([&test](const ScriptedRequest &) {
        return jsonReply(accountPage("a", test.server.url(u"/accounts?p=2"_s)));
    });
    const auto result = resultOf(listAllAccounts(test.service, {}, {}));
    QCOMPARE(result.value().error().kind, ApiError::Kind::BadReply);
    QCOMPARE(test.server.requests().size(), 2);
}

void TestListJob::toleratesAnOddLastPage_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("items");
    QTest::newRow("204") << 204 << QByteArray() << 0;
    QTest::newRow("null link") << 200 << QByteArray(R"({"value":[{"name":"a"}],"nextLink":null})")
                               << 1;
    QTest::newRow("null value") << 200 << QByteArray(R"({"value":null})") << 0;
    QTest::newRow("one unreadable") << 200 << QByteArray(R"({"value":[{"name":"a"},{},7]})") << 3;
}

void TestListJob::toleratesAnOddLastPage()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, items);
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(body, status));
    QCOMPARE(resultOf(listAllAccounts(test.service, {}, {})).value().value(), items);
}

void TestListJob::tellsWhatItCannotRead()
{
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(R"({"value":[{"name":"a"},{"correlationId":"x"},7]})"));
    ListProgress last;
    const auto take = [&last](const QList<Account> &, const ListProgress &progress) {
        last = progress;
    };
    QVERIFY(resultOf(listAllAccounts(test.service, {}, take)).value().has_value());
    QCOMPARE(last.unreadable.size(), 2);
    QCOMPARE(last.unreadable.at(0).position, 1);
    QCOMPARE(last.unreadable.at(0).name, uR"({"correlationId":"x"})"_s);
    QCOMPARE(last.unreadable.at(1).name, u"7"_s);
}

/// Links count from the address of their page (RFC 3986 section 5.2).
void TestListJob::followsRelativeLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("query") << u"?at=1"_s;
    QTest::newRow("path") << u"/accounts?at=1"_s;
    QTest::newRow("name") << u"accounts?at=1"_s;
    QTest::newRow("dots") << u"./accounts?at=1"_s;
}

void TestListJob::followsRelativeLinks()
{
    QFETCH(QString, link);
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(accountPage("a", QUrl(link))));
    test.server.enqueue(jsonReply(accountPage("b", {})));
    QCOMPARE(resultOf(listAllAccounts(test.service, {}, {})).value().value(), 2);
    QCOMPARE(test.server.requests().last().path(), QByteArray("/accounts"));
    QVERIFY(test.server.requests().last().query().contains("at=1"));
}

void TestListJob::reportsAnErrorInTheMiddle()
{
    ScriptedServiceRig test;
    test.server.enqueue(jsonReply(accountPage("a", test.server.url(u"/accounts?p=2"_s))));
    test.server.enqueue(jsonReply("<html>", 200));
    int pages = 0;
    const auto result = resultOf(listAllAccounts(
        test.service, {}, [&pages](const QList<Account> &, const ListProgress &) { ++pages; }));
    QCOMPARE(result.value().error().kind, ApiError::Kind::BadReply);
    QCOMPARE(pages, 1);
}

void TestListJob::handlerMayDeleteTheJob()
{
    ScriptedServiceRig test;
    test.server.setHandler([&test](const ScriptedRequest &request) {
        return jsonReply(accountPage(
            "a", test.server.url(u"/accounts?p="_s + QString::fromLatin1(request.query()))));
    });
    ListJob<Account> *job = nullptr;
    bool called = false;
    job = listAllAccounts(test.service, {}, [&](const QList<Account> &, const ListProgress &) {
        called = true;
        delete job;
    });
    QTRY_VERIFY(called);
    QVERIFY(test.service.findChildren<Job *>().isEmpty());
}

void TestListJob::endsOnCancel()
{
    ScriptedServiceRig test;
    test.server.enqueue({200, {}, {}, ScriptedReply::Delivery::Silent});
    auto *const job = listAllAccounts(test.service, {}, {});
    QTRY_COMPARE(test.server.requests().size(), 1);
    job->cancel();
    QCOMPARE(resultOf(job).value().error().kind, ApiError::Kind::Cancelled);
}

/// The thread pool reads replies, and whoever asked may be gone by then.
void TestListJob::mayBeDeletedWhileItsReplyIsRead()
{
    ScriptedServiceRig test;
    QByteArray page = R"({"value":[)";
    for (int i = 0; i < 5000; ++i)
        page += R"({"name":"account)" + QByteArray::number(i) + R"("},)";
    page.chop(1);
    page += "]}";
    test.server.setHandler([page](const ScriptedRequest &) { return jsonReply(page); });
    for (int round = 0; round < 20; ++round) {
        const QPointer<Job> job = test.service.listAccounts();
        // The HTTP job goes when its reply is in: from then on the pool works.
        const QPointer<Job> request = test.client.findChild<Job *>();
        QVERIFY(request);
        connect(request, &QObject::destroyed, this, [job] { delete job.data(); });
        QTRY_VERIFY(!request);
        QVERIFY(!job);
        QCOMPARE(test.client.requestsSent(), round + 1);
    }
    const auto after = resultOf(test.service.listAccounts());
    QVERIFY(after && *after);
    QCOMPARE((*after)->items.size(), 5000);
}

NUMBERDESK_TEST("listjob", TestListJob)
#include "tst_listjob.moc"
