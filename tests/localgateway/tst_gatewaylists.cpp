// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/testgateway.h"
#include "support/testprogram.h"

using namespace numberdesk::localgateway::test;

namespace {

QByteArrayList keysOf(const Response &page, const char *key = "telephoneNumber")
{
    QByteArrayList keys;
    const Json body = page.json();
    for (const Json &item : body["value"])
        keys.append(text(item[key]));
    return keys;
}

QByteArray filterQuery(const QByteArray &filter, const QByteArray &list = "/numbers")
{
    return list + "?countRecords=true&filter=" + filter.toPercentEncoding();
}

} // namespace

class GatewayLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = runningGateway({"contoso", "fabrikam"});
        QVERIFY(gateway);
    }

    void itemsComeByKeyAndOnPagesOfTwoHundred()
    {
        fill(250);
        const Response first = gateway->get("/numbers");
        QCOMPARE(first.json()["value"].size(), 200u);
        const Response second = gateway->next(first);
        QCOMPARE(second.json()["value"].size(), 50u);
        QVERIFY(!second.json().contains("nextLink"));
        const QByteArrayList keys = keysOf(first) + keysOf(second);
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()).size(), 250);
    }

    void aPageHoldsAtMostFiveHundred()
    {
        fill(600);
        QCOMPARE(gateway->get("/numbers?maxpagesize=5000").json()["value"].size(), 500u);
        QCOMPARE(gateway->get("/numbers?maxpagesize=99999999999").json()["value"].size(), 500u);
        QCOMPARE(gateway->get("/numbers?maxpagesize=7").json()["value"].size(), 7u);
    }

    void pagesLoseAndRepeatNothingWhileOthersWrite()
    {
        fill(20);
        const Response first = gateway->get("/accounts/contoso/numbers?maxpagesize=8");
        gateway->send("DELETE", numberPath("contoso", 2));
        gateway->send("DELETE", numberPath("contoso", 7));
        const Response second = gateway->next(first);
        QCOMPARE(keysOf(second).first(), QByteArray::fromStdString(line(8)));
        gateway->send("PUT", numberPath("contoso", 21), zoomNumber("contoso", 21));
        const Response third = gateway->next(second);
        QCOMPARE(keysOf(third).last(), QByteArray::fromStdString(line(21)));
    }

    void skipAndTopApplyBeforePagingAndTheCountBeforeBoth()
    {
        fill(30);
        const Response first =
            gateway->get("/numbers?skip=5&top=12&maxpagesize=10&countRecords=true");
        QCOMPARE(first.header("x-ms-record-count"), "30");
        QCOMPARE(first.json()["value"].size(), 10u);
        QCOMPARE(keysOf(first).first(), QByteArray::fromStdString(line(5)));
        const Response second = gateway->next(first);
        QCOMPARE(second.json()["value"].size(), 2u);
        QCOMPARE(second.header("x-ms-record-count"), "30");
        QVERIFY(!second.json().contains("nextLink"));
        QCOMPARE(gateway->get("/numbers?top=0").json()["value"].size(), 0u);
        QCOMPARE(gateway->get("/numbers?skip=100").json()["value"].size(), 0u);
        QVERIFY(!gateway->get("/numbers").has("x-ms-record-count"));
    }

    void aWrongPagingValueIsRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("negative top") << QByteArray("top=-1") << QByteArray("top");
        QTest::newRow("top no number") << QByteArray("top=ten") << QByteArray("top");
        QTest::newRow("empty skip") << QByteArray("skip=") << QByteArray("skip");
        QTest::newRow("signed skip") << QByteArray("skip=%2B1") << QByteArray("skip");
        QTest::newRow("too big") << QByteArray("skip=2147483648") << QByteArray("skip");
        QTest::newRow("empty filter") << QByteArray("filter=") << QByteArray("filter");
        QTest::newRow("page of none") << QByteArray("maxpagesize=0") << QByteArray("maxpagesize");
        QTest::newRow("count") << QByteArray("countRecords=1") << QByteArray("countRecords");
        QTest::newRow("token") << QByteArray("continuationToken=abc")
                               << QByteArray("continuationToken");
    }

    void aWrongPagingValueIsRefused()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, target);
        const Response refused = gateway->get("/numbers?" + query);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.target(), target);
    }

    void everyListHasTheSameParameters()
    {
        for (const char *path :
             {"/accounts", "/numbers", "/accounts/contoso/numbers",
              "/accounts/contoso/teamsCivicAddresses", "/teamsRequestsForInformation"}) {
            const Response page = gateway->get(QByteArray(path) + "?top=1&countRecords=true");
            QCOMPARE(page.status, 200);
            QVERIFY(page.has("x-ms-record-count"));
            QVERIFY(!page.has("etag"));
        }
    }

    void aFilterSelects_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<int>("count");
        const auto row = [](const char *filter, int count) {
            QTest::newRow(filter) << QByteArray(filter) << count;
        };
        row("telephoneNumber eq '+441632960001'", 1);
        row("telephoneNumber ne '+441632960001'", 5);
        row("accountName eq 'contoso'", 4);
        row("accountName eq 'CONTOSO'", 0);
        row("serviceProvisioningStatus eq 'pending'", 2);
        row("serviceDetails/zoomPhoneCloudPeering/enabled eq true", 4);
        row("serviceDetails/zoomPhoneCloudPeering/enabled ne true", 2);
        row("serviceDetails/zoomPhoneCloudPeering/enabled eq false", 0);
        row("serviceDetails/teamsOperatorConnect/configuration/usage eq 'CallingUserAssignment'",
            2);
        // `and` binds first: otherwise this is 1.
        row("accountName eq 'fabrikam' or accountName eq 'contoso' and telephoneNumber eq "
            "'+441632960001'",
            3);
        row("(accountName eq 'fabrikam' or accountName eq 'contoso') and telephoneNumber eq "
            "'+441632960001'",
            1);
        row("((accountName eq 'fabrikam'))", 2);
        row("configuration/customSipHeader eq 'it''s'", 0);
        row("accountName eq ''' or 1=1 --'", 0);
    }

    void aFilterSelects()
    {
        QFETCH(QByteArray, filter);
        QFETCH(int, count);
        fill(4);
        gateway->send("PUT", numberPath("fabrikam", 10), teamsNumber("fabrikam", 10));
        gateway->send("PUT", numberPath("fabrikam", 11), teamsNumber("fabrikam", 11));
        const Response page = gateway->get(filterQuery(filter));
        QCOMPARE(page.status, 200);
        QCOMPARE(page.header("x-ms-record-count").toInt(), count);
    }

    void everyServiceCanBeFilteredBy()
    {
        int number = 0;
        for (const auto &service : numberdesk::localgateway::services) {
            Json body = zoomNumber("contoso", ++number);
            body["serviceDetails"] = {{service.name, {{"enabled", true}}}};
            if (service.teams)
                body["serviceDetails"][service.name]["assignmentStatus"] = "assigned";
            QCOMPARE(gateway->send("PUT", numberPath("contoso", number), body).status, 201);
        }
        const auto count = [this](const QByteArray &list, const QByteArray &filter) {
            const Response page = gateway->get(filterQuery(filter, list));
            return page.status == 200 ? page.header("x-ms-record-count").toInt() : -1;
        };
        for (const auto &service : numberdesk::localgateway::services) {
            const QByteArray path = QByteArray("serviceDetails/") + service.name + '/';
            QCOMPARE(count("/numbers", path + "enabled eq true"), 1);
            QCOMPARE(count("/numbers", path + "assignmentStatus eq 'assigned'"),
                     service.teams ? 1 : -1);
            QCOMPARE(count("/accounts", path + "enabled eq true"), 2);
            QCOMPARE(count("/accounts", path + "syncEnabled eq true"), !service.takesSyncEnabled
                                                                           ? -1
                                                                       : service.teams ? 2
                                                                                       : 0);
            QCOMPARE(count("/accounts", path + "subdomainStatus eq 'notProvisioned'"),
                     service.hasSubdomain ? 2 : -1);
        }
    }

    void aFilterThatIsNotUnderstoodIsRefused_data()
    {
        QTest::addColumn<QByteArray>("filter");
        for (const char *filter : {"colour eq 'red'",
                                   "accountName",
                                   "accountName eq",
                                   "accountName eq contoso",
                                   "accountName gt 'a'",
                                   "not accountName eq 'a'",
                                   "accountName eq 'a' and",
                                   "(accountName eq 'a'",
                                   "accountName eq 'a')",
                                   "accountName eq 'a",
                                   "eq eq eq",
                                   "accountName EQ 'a'",
                                   "accountName eq true",
                                   "accountName eq null",
                                   "serviceDetails/zoomPhoneCloudPeering/enabled eq 'true'",
                                   "contains(accountName,'a')",
                                   "accountName eq 'a' accountName eq 'b'",
                                   "()",
                                   "accountName eq \"a\"",
                                   "serviceDetails.zoomPhoneCloudPeering.enabled eq true"})
            QTest::newRow(filter) << QByteArray(filter);
        QTest::newRow("deep") << QByteArray(QByteArray(200, '(') + "accountName eq 'a'" +
                                            QByteArray(200, ')'));
    }

    void aFilterThatIsNotUnderstoodIsRefused()
    {
        QFETCH(QByteArray, filter);
        const Response refused = gateway->get(filterQuery(filter));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), "InvalidFilter");
        QCOMPARE(refused.target(), "filter");
    }

    void aFilterStaysInForceOnTheNextPage()
    {
        fill(10);
        gateway->send("PUT", numberPath("fabrikam", 5), zoomNumber("fabrikam", 5));
        const Response first =
            gateway->get("/numbers?maxpagesize=6&filter=accountName%20eq%20'contoso'");
        const Response second = gateway->next(first);
        QCOMPARE(keysOf(second).size(), 4);
        for (const QByteArray &account : keysOf(second, "accountName"))
            QCOMPARE(account, "contoso");
    }

    void aPublicAddressIsTheBaseOfTheNextLink()
    {
        gateway->options.publicUrl = QUrl(QStringLiteral("https://desk.example/gateway/"));
        QVERIFY(gateway->restart());
        fill(3);
        const QByteArray link = text(gateway->get("/numbers?maxpagesize=1").json()["nextLink"]);
        QVERIFY(link.startsWith("https://desk.example/gateway/numbers?"));
    }

private:
    void fill(int count)
    {
        for (int first = 0; first < count; first += 100)
            gateway->send("POST", "/accounts/contoso:createOrUpdateNumbers",
                          zoomBatch("contoso", first, std::min(count - first, 100)));
    }

    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewaylists", GatewayLists)
#include "tst_gatewaylists.moc"
