// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbergateway.h"
#include "provisioning/lists/numberlookup.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

/// What lookups find and how many requests they take.
class TestNumberLookup : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void findsNothingForNothing();
    void tenRowsIntoAHugeAccount();
    void tenThousandRowsIntoAnEmptyAccount();
    void tenThousandRowsIntoAnEmptyAccountOfALargeGateway();
    void findsNumbersOfOtherAccounts();
    void fallsBackWithoutFilters();
    void fallsBackWithoutCounts();
    void readsFewWithoutFiltersByName();
    void takesAMissingAccountForEmpty();
    void sweepsOneGatewayForManyAccounts();
    void worksWithShortPages();
    void keepsFiltersWithinTwoThousandCharacters();
    void believesNoFilterThatProvesItself_data();
    void believesNoFilterThatProvesItself();
    void readsAgainWhatALyingFilterCalledAbsent();
    void endsWalksThatNeverEnd_data();
    void endsWalksThatNeverEnd();
    void countsAccountsThatWereReadByList();
    void reportsErrors();
    void endsOnCancel();
    void endsWhenTheServiceGoesAway();

private:
    ApiResult<NumberLookupResult> lookUp(const QHash<QString, QList<TelephoneNumber>> &wanted,
                                         int extra = 10);
    qsizetype requests() const { return m_scene->requests(); }

    std::unique_ptr<NumberScene> m_scene;
};

void TestNumberLookup::init()
{
    m_scene = std::make_unique<NumberScene>();
}

ApiResult<NumberLookupResult>
TestNumberLookup::lookUp(const QHash<QString, QList<TelephoneNumber>> &wanted, int extra)
{
    NumberLookupQuery query;
    query.numbersByAccount = wanted;
    query.requestsForOtherAccounts = extra;
    return m_scene->rig.resultOf(lookUpNumbers(m_scene->rig.service, query)).value();
}

void TestNumberLookup::findsNothingForNothing()
{
    const auto result = lookUp({});
    QVERIFY(result && result->found.isEmpty() && result->otherAccountsRead);
    QCOMPARE(requests(), 0);
}

void TestNumberLookup::tenRowsIntoAHugeAccount()
{
    m_scene->gateway.add(u"big"_s, 441000000000, 100'000);
    const auto result = lookUp({{u"big"_s, numberRange(441000099995, 10)}});
    QCOMPARE(result->found.size(), 5);
    QVERIFY(result->otherAccountsRead);
    QCOMPARE(requests(), 3); // a page, the proof on it, the filter
    const auto again = lookUp({{u"big"_s, numberRange(441000099990, 10)}});
    QCOMPARE(again->found.size(), 10);
    QCOMPARE(requests(), 4); // proven once a session
}

void TestNumberLookup::tenThousandRowsIntoAnEmptyAccount()
{
    m_scene->gateway.addAccount(u"empty"_s);
    m_scene->gateway.add(u"other"_s, 441000000000, 5000);
    const auto result = lookUp({{u"empty"_s, numberRange(441000004990, 10'000)}});
    QCOMPARE(result->found.size(), 10);
    QCOMPARE(result->found.value(TelephoneNumber(441000004990)).accountName, u"other"_s);
    QVERIFY(result->otherAccountsRead);
    QVERIFY2(requests() <= 11, qPrintable(QString::number(requests())));
}

void TestNumberLookup::tenThousandRowsIntoAnEmptyAccountOfALargeGateway()
{
    m_scene->gateway.addAccount(u"empty"_s);
    m_scene->gateway.add(u"other"_s, 441000000000, 50'000);
    const auto result = lookUp({{u"empty"_s, numberRange(449000000000, 10'000)}});
    QVERIFY(result->found.isEmpty());
    QVERIFY(!result->otherAccountsRead);
    QCOMPARE(requests(), 2);
}

void TestNumberLookup::findsNumbersOfOtherAccounts()
{
    m_scene->gateway.add(u"a"_s, 441000000000, 10);
    m_scene->gateway.add(u"b"_s, 442000000000, 10);
    const auto result =
        lookUp({{u"a"_s, {TelephoneNumber(442000000001), TelephoneNumber(441000000001)}}});
    QCOMPARE(result->found.value(TelephoneNumber(442000000001)).accountName, u"b"_s);
    QCOMPARE(result->found.value(TelephoneNumber(441000000001)).accountName, u"a"_s);
    QCOMPARE(requests(), 1);
}

void TestNumberLookup::fallsBackWithoutFilters()
{
    m_scene->gateway.filters = NumberGateway::Filters::Refused;
    m_scene->gateway.add(u"a"_s, 441000000000, 1200);
    const auto result = lookUp({{u"a"_s, numberRange(441000001150, 60)}});
    QCOMPARE(result->found.size(), 50);
    QVERIFY(!m_scene->rig.service.understandsFilters());
    const auto before = requests();
    QVERIFY2(before <= 2 + 3, qPrintable(QString::number(before)));
    lookUp({{u"a"_s, numberRange(441000001150, 60)}});
    QCOMPARE(requests() - before, 3);
}

void TestNumberLookup::fallsBackWithoutCounts()
{
    m_scene->gateway.withholdsCounts = true;
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    m_scene->gateway.add(u"a"_s, 441000000000, 1200);
    const auto result = lookUp({{u"a"_s, numberRange(441000001100, 200)}}, 0);
    QCOMPARE(result->found.size(), 100);
    QVERIFY(!result->otherAccountsRead);
    QCOMPARE(requests(), 3);
}

void TestNumberLookup::readsFewWithoutFiltersByName()
{
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    m_scene->gateway.add(u"a"_s, 441000000000, 20'000);
    const auto result = lookUp({{u"a"_s, numberRange(441000019997, 6)}}, 0);
    QCOMPARE(result->found.size(), 3);
    QCOMPARE(requests(), 7);
}

void TestNumberLookup::takesAMissingAccountForEmpty()
{
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    const auto result = lookUp({{u"gone"_s, numberRange(441000000000, 30)}}, 0);
    QVERIFY(result && result->found.isEmpty());
    QCOMPARE(requests(), 2); // and whether the gateway finds anything just now
}

void TestNumberLookup::sweepsOneGatewayForManyAccounts()
{
    QHash<QString, QList<TelephoneNumber>> wanted;
    for (quint64 i = 0; i < 40; ++i) {
        const QString name = u"a%1"_s.arg(i);
        m_scene->gateway.add(name, 441000000000 + i * 1000, 50);
        wanted.insert(name, numberRange(441000000000 + i * 1000, 60));
    }
    const auto result = lookUp(wanted, 0);
    QCOMPARE(result->found.size(), 2000);
    QCOMPARE(requests(), 4);
}

void TestNumberLookup::worksWithShortPages()
{
    m_scene->gateway.longestPage = 100;
    m_scene->gateway.add(u"a"_s, 441000000000, 350);
    const auto result = lookUp({{u"a"_s, numberRange(441000000000, 400)}});
    QCOMPARE(result->found.size(), 350);
    QCOMPARE(requests(), 4);
}

void TestNumberLookup::keepsFiltersWithinTwoThousandCharacters()
{
    m_scene->rig.service.setFilterTrust(FilterTrust::Proven);
    m_scene->gateway.add(u"a"_s, 999999999999900, 72);
    const auto result = lookUp({{u"a"_s, numberRange(999999999999900, 72)}});
    QCOMPARE(result->found.size(), 72);
    QCOMPARE(requests(), 2);
    for (const ScriptedRequest &request : m_scene->gateway.requests()) {
        const QByteArray query = request.query();
        QVERIFY(query.contains("%27%2B99999"));
        QVERIFY(query.size() - query.indexOf("filter=") < 2100);
    }
}

/// A gateway that ignores a filter, or part of it, must not make existing numbers look absent.
void TestNumberLookup::believesNoFilterThatProvesItself_data()
{
    QTest::addColumn<NumberGateway::Filters>("filters");
    QTest::newRow("ignored") << NumberGateway::Filters::Ignored;
    QTest::newRow("first term only") << NumberGateway::Filters::FirstTerm;
    QTest::newRow("nothing found") << NumberGateway::Filters::FindNothing;
    QTest::newRow("refused") << NumberGateway::Filters::Refused;
}

void TestNumberLookup::believesNoFilterThatProvesItself()
{
    QFETCH(NumberGateway::Filters, filters);
    m_scene->gateway.filters = filters;
    m_scene->gateway.add(u"a"_s, 441000000000, 20'000);
    const auto result = lookUp({{u"a"_s, numberRange(441000019995, 10)}});
    QCOMPARE(result->found.size(), 5);
    QCOMPARE(m_scene->rig.service.filterTrust(), FilterTrust::Distrusted);
}

/// Filters that begin to lie after they have proved themselves.
void TestNumberLookup::readsAgainWhatALyingFilterCalledAbsent()
{
    m_scene->gateway.add(u"a"_s, 441000000000, 20'000);
    QVERIFY(lookUp({{u"a"_s, numberRange(441000010000, 3)}}));
    QCOMPARE(m_scene->rig.service.filterTrust(), FilterTrust::Proven);
    m_scene->gateway.liesAfter = 1; // one more answer, which calls everything absent
    const auto result = lookUp({{u"a"_s, numberRange(441000019900, 90)}});
    QCOMPARE(result->found.size(), 90);
    QCOMPARE(m_scene->rig.service.filterTrust(), FilterTrust::Distrusted);
}

void TestNumberLookup::endsWalksThatNeverEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("the same link again and again")
        << QByteArray(R"({"value":[],"nextLink":"/numbers?at=1"})");
    QTest::newRow("empty pages with new links")
        << QByteArray(R"({"value":[],"nextLink":"/numbers?at=%1"})");
    QTest::newRow("more than was counted")
        << QByteArray(R"({"value":[{"telephoneNumber":"+4410000%1","accountName":"a"}],)"
                      R"("nextLink":"/numbers?at=%1"})");
}

void TestNumberLookup::endsWalksThatNeverEnd()
{
    QFETCH(QByteArray, body);
    int page = 100;
    m_scene->gateway.setScript([&](const ScriptedRequest &) {
        ScriptedReply reply = jsonReply(QByteArray(body).replace("%1", QByteArray::number(++page)));
        reply.headers.append(qMakePair(QByteArray("x-ms-record-count"), QByteArray("3")));
        return reply;
    });
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    const auto result = lookUp({{u"a"_s, numberRange(441000000000, 500)}});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::BadReply);
    QVERIFY2(requests() <= 20, qPrintable(QString::number(requests())));
}

/// What a later count is compared with.
void TestNumberLookup::countsAccountsThatWereReadByList()
{
    m_scene->gateway.add(u"a"_s, 441000000000, 700);
    m_scene->gateway.add(u"b"_s, 442000000000, 20);
    const auto result =
        lookUp({{u"a"_s, numberRange(441000000650, 100)}, {u"b"_s, numberRange(443000, 1)}});
    QCOMPARE(result->found.size(), 50);
    QCOMPARE(result->accountCounts.value(u"a"_s, -1), 700);
    QCOMPARE(result->accountCounts.value(u"b"_s, -1), 20);
}

void TestNumberLookup::reportsErrors()
{
    m_scene->gateway.server().enqueue(
        jsonReply(R"({"error":{"code":"x","message":"no role"}})", 403));
    const auto result = lookUp({{u"a"_s, numberRange(441000000000, 3)}});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Forbidden);
}

void TestNumberLookup::endsOnCancel()
{
    m_scene->gateway.server().enqueue({200, {}, {}, ScriptedReply::Delivery::Silent});
    NumberLookupQuery query;
    query.numbersByAccount = {{u"a"_s, numberRange(441000000000, 3)}};
    auto *const job = lookUpNumbers(m_scene->rig.service, query);
    QTRY_COMPARE(requests(), 1);
    job->cancel();
    QCOMPARE(resultOf(job).value().error().kind, ApiError::Kind::Cancelled);
}

void TestNumberLookup::endsWhenTheServiceGoesAway()
{
    auto service = std::make_unique<ProvisioningService>(m_scene->rig.client, u"1"_s);
    m_scene->gateway.server().enqueue({200, {}, {}, ScriptedReply::Delivery::Silent});
    NumberLookupQuery query;
    query.numbersByAccount = {{u"a"_s, numberRange(441000000000, 3)}};
    std::optional<ApiResult<NumberLookupResult>> result;
    lookUpNumbers(*service, query)->then(this, [&result](const auto &value) { result = value; });
    QTRY_COMPARE(requests(), 1);
    service.reset();
    QVERIFY(result);
    QCOMPARE(result->error().kind, ApiError::Kind::Cancelled);
}

NUMBERDESK_TEST("numberlookup", TestNumberLookup)
#include "tst_numberlookup.moc"
