// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbergateway.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/lists/pageorder.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QSignalSpy>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPendingPoller : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void followsOneNumberUntilItIsSynced();
    void reportsFailuresAndDeletions();
    void asksOncePerPoll();
    void confirmsTenThousandInFewRequests();
    void confirmsTenThousandWithoutFilters();
    void confirmsFewWithoutFilters();
    void fallsBackWhenFiltersAreRefused();
    void fallsBackWhenFiltersAreIgnored();
    void waitsForTheOthersBeforeABulk();
    void goesOnAfterAFailure();
    void tellsOfAPollThatWasAnsweredInFull();
    void aGatewayThatFindsNothingLosesNoNumber_data();
    void aGatewayThatFindsNothingLosesNoNumber();
    void forgets();
    void doesNotJudgeWhatIsWrittenAnew();
    void putsPollsOffOnlySoLong();
    void followsAccountsAndRequests();
    void pageOrder_data();
    void pageOrder();

private:
    /// Lets time pass, the waits between polls included, until `condition` holds.
    bool comesTo(const std::function<bool()> &condition) { return m_scene->rig.comesTo(condition); }
    qsizetype requests() const { return m_scene->requests(); }

    std::unique_ptr<NumberScene> m_scene;
    std::unique_ptr<PendingPoller> m_poller;
    QList<Number> m_read;
    QList<TelephoneNumber> m_gone;
};

namespace {

constexpr quint64 base = 441000000000;

} // namespace

void TestPendingPoller::init()
{
    m_scene = std::make_unique<NumberScene>();
    // What a proof costs is tested beside it (tst_numberlookup).
    m_scene->rig.service.setFilterTrust(FilterTrust::Proven);
    m_read.clear();
    m_gone.clear();
    m_poller = std::make_unique<PendingPoller>(m_scene->rig.service);
    connect(m_poller.get(), &PendingPoller::numbersRead, this,
            [this](const QList<Number> &numbers, const QList<TelephoneNumber> &gone) {
                m_read += numbers;
                m_gone += gone;
            });
}

void TestPendingPoller::cleanup()
{
    m_poller.reset();
}

void TestPendingPoller::followsOneNumberUntilItIsSynced()
{
    m_scene->gateway.add(u"a"_s, base, 1, u"pending"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 1));
    QCOMPARE(m_poller->pendingNumbers(), 1);
    QVERIFY(comesTo([&] { return requests() >= 3; }));
    QVERIFY(m_read.isEmpty());
    QVERIFY(!m_poller->isIdle());
    m_scene->gateway.add(u"a"_s, base, 1, u"synced"_s);
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 1);
    QCOMPARE(m_read.first().provisioning.status, ProvisioningStatus::Synced);
    QVERIFY(m_poller->isIdle());
}

void TestPendingPoller::reportsFailuresAndDeletions()
{
    m_scene->gateway.add(u"a"_s, base, 3, u"failed"_s);
    m_scene->gateway.others.removeNumber(u"+441000000001"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 3));
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 2);
    QCOMPARE(m_read.first().provisioning.status, ProvisioningStatus::Failed);
    QCOMPARE(m_gone, numberRange(base + 1, 1));
    QCOMPARE(requests(), 2);
}

void TestPendingPoller::asksOncePerPoll()
{
    m_scene->gateway.add(u"a"_s, base, 900, u"pending"_s);
    m_poller->followNumbers(u"a"_s, numberRange(base, 900));
    m_poller->pollNow();
    QVERIFY(comesTo([&] { return requests() == 1; }));
    const QByteArray target = m_scene->gateway.requests().first().target;
    QVERIFY(target.startsWith("/accounts/a/numbers?"));
    QVERIFY(target.contains("filter=serviceProvisioningStatus%20eq%20%27pending%27"));
    QVERIFY(target.contains("maxpagesize=500"));
    QVERIFY(target.contains("countRecords=true"));
    m_scene->gateway.add(u"b"_s, base + 5000, 1, u"pending"_s);
    m_poller->followNumbers(u"b"_s, numberRange(base + 5000, 1));
    m_scene->gateway.server().forgetRequests();
    QVERIFY(comesTo([&] { return !m_scene->gateway.requests().isEmpty(); }));
    QVERIFY(
        comesTo([&] { return m_scene->gateway.requests().last().target.startsWith("/numbers?"); }));
}

void TestPendingPoller::confirmsTenThousandInFewRequests()
{
    m_scene->gateway.add(u"a"_s, base, 10'000, u"pending"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 10'000));
    QVERIFY(comesTo([&] { return requests() >= 2; }));
    m_scene->gateway.add(u"a"_s, base, 4'000, u"synced"_s);
    const auto before = requests();
    QVERIFY(comesTo([&] { return requests() >= before + 2; }));
    m_scene->gateway.add(u"a"_s, base, 10'000, u"synced"_s);
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 10'000);
    QVERIFY2(requests() <= 30, qPrintable(QString::number(requests())));
}

void TestPendingPoller::confirmsTenThousandWithoutFilters()
{
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    m_scene->gateway.add(u"a"_s, base, 10'000, u"pending"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 10'000));
    QVERIFY(comesTo([&] { return requests() >= 1; }));
    m_scene->gateway.add(u"a"_s, base, 5'200, u"synced"_s);
    QVERIFY(comesTo([&] { return m_read.size() == 5'200; }));
    m_scene->gateway.add(u"a"_s, base, 10'000, u"synced"_s);
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 10'000);
    QVERIFY2(requests() <= 24, qPrintable(QString::number(requests())));
}

void TestPendingPoller::confirmsFewWithoutFilters()
{
    m_scene->rig.service.setFilterTrust(FilterTrust::Distrusted);
    m_scene->gateway.add(u"a"_s, base, 8, u"pending"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 9));
    QVERIFY(comesTo([&] { return m_gone == numberRange(base + 8, 1); }));
    m_scene->gateway.add(u"a"_s, base, 8, u"synced"_s);
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 8);
}

void TestPendingPoller::fallsBackWhenFiltersAreRefused()
{
    m_scene->gateway.filters = NumberGateway::Filters::Refused;
    m_scene->gateway.add(u"a"_s, base, 700, u"synced"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 701));
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QVERIFY(!m_scene->rig.service.understandsFilters());
    QCOMPARE(m_read.size(), 700);
    QCOMPARE(m_gone.size(), 1);
    QCOMPARE(requests(), 3);
}

/// What a gateway answers that ignores a filter says nothing of numbers that are missing in it.
void TestPendingPoller::fallsBackWhenFiltersAreIgnored()
{
    m_scene->gateway.filters = NumberGateway::Filters::Ignored;
    m_scene->gateway.add(u"a"_s, base, 3000, u"synced"_s);
    m_scene->gateway.add(u"a"_s, base + 2500, 40, u"pending"_s);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base + 2500, 41));
    QVERIFY(comesTo([&] { return !m_scene->rig.service.understandsFilters(); }));
    m_scene->gateway.add(u"a"_s, base + 2500, 40, u"synced"_s);
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(m_read.size(), 41);
    QVERIFY(m_gone.isEmpty());
}

void TestPendingPoller::waitsForTheOthersBeforeABulk()
{
    m_scene->gateway.add(u"a"_s, base, 400, u"pending"_s);
    m_poller->followNumbers(u"a"_s, numberRange(base, 400));
    m_scene->gateway.add(u"a"_s, base, 300, u"synced"_s);
    QVERIFY(comesTo([&] { return requests() >= 3; }));
    QVERIFY(m_read.isEmpty());
    m_scene->gateway.add(u"a"_s, base, 20, u"pending"_s);
    m_scene->gateway.add(u"a"_s, base + 20, 320, u"pending"_s);
    m_scene->gateway.add(u"a"_s, base, 20, u"synced"_s);
    QVERIFY(comesTo([&] { return m_read.size() == 20; })); // few: at once
    m_scene->gateway.add(u"a"_s, base, 400, u"synced"_s);
    QVERIFY(comesTo([&] { return m_poller->isIdle(); }));
    QCOMPARE(m_read.size(), 400);
}

void TestPendingPoller::goesOnAfterAFailure()
{
    m_scene->gateway.add(u"a"_s, base, 1, u"synced"_s);
    m_scene->gateway.server().enqueue(jsonReply("{}", 403));
    QSignalSpy failed(m_poller.get(), &PendingPoller::failed);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 1));
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<ApiError>().kind, ApiError::Kind::Forbidden);
}

void TestPendingPoller::aGatewayThatFindsNothingLosesNoNumber_data()
{
    QTest::addColumn<FilterTrust>("trust");
    QTest::addColumn<quint64>("count");
    QTest::newRow("few, filters") << FilterTrust::Proven << quint64(2);
    QTest::newRow("many, filters") << FilterTrust::Proven << quint64(600);
    QTest::newRow("few, one by one") << FilterTrust::Distrusted << quint64(2);
    QTest::newRow("many, by list") << FilterTrust::Distrusted << quint64(600);
}

/// A proxy's maintenance page, or a gateway that starts, answers everything with 404.
void TestPendingPoller::aGatewayThatFindsNothingLosesNoNumber()
{
    QFETCH(FilterTrust, trust);
    QFETCH(quint64, count);
    m_scene->rig.service.setFilterTrust(trust);
    m_scene->gateway.add(u"a"_s, base, count, u"pending"_s);
    m_scene->gateway.server().setHandler(
        [](const ScriptedRequest &) { return jsonReply(R"({"error":{"code":"x"}})", 404); });
    QSignalSpy failed(m_poller.get(), &PendingPoller::failed);
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, count));
    QVERIFY(comesTo([&] { return failed.count() >= 3; }));
    QVERIFY(m_gone.isEmpty());
    QCOMPARE(m_poller->pendingNumbers(), qsizetype(count));
}

void TestPendingPoller::tellsOfAPollThatWasAnsweredInFull()
{
    m_scene->gateway.add(u"a"_s, base, 1, u"pending"_s);
    m_scene->gateway.server().enqueue(jsonReply("{}", 403));
    QSignalSpy failed(m_poller.get(), &PendingPoller::failed);
    QSignalSpy answered(m_poller.get(), &PendingPoller::answered);
    m_poller->followNumbers(u"a"_s, numberRange(base, 1));
    QVERIFY(comesTo([&] { return failed.count() == 1; }));
    QCOMPARE(answered.count(), 0);
    QVERIFY(comesTo([&] { return answered.count() == 1; }));
    QCOMPARE(failed.count(), 1);
    QVERIFY(m_read.isEmpty()); // still pending
}

void TestPendingPoller::forgets()
{
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followNumbers(u"a"_s, numberRange(base, 5));
    m_poller->forgetNumbers(numberRange(base, 2));
    QCOMPARE(m_poller->pendingNumbers(), 3);
    QCOMPARE(idle.count(), 0);
    m_poller->forgetNumbers(numberRange(base + 2, 3));
    QCOMPARE(idle.count(), 1);
    QVERIFY(m_poller->isIdle());
    m_poller->pollNow();
    QCOMPARE(requests(), 0);
}

void TestPendingPoller::doesNotJudgeWhatIsWrittenAnew()
{
    // The list is made before the number is written again, and read after.
    m_scene->gateway.add(u"a"_s, base, 1, u"synced"_s);
    m_poller->followNumbers(u"a"_s, numberRange(base, 1));
    const auto connection =
        connect(&m_scene->gateway.server(), &ScriptedServer::received, this, [this] {
            if (requests() == 1) {
                m_scene->gateway.add(u"a"_s, base, 1, u"pending"_s);
                m_poller->followNumbers(u"a"_s, numberRange(base, 1));
            }
        });
    QVERIFY(comesTo([&] { return requests() >= 3; }));
    disconnect(connection);
    QVERIFY(m_read.isEmpty());
    QCOMPARE(m_poller->pendingNumbers(), 1);
    for (const ScriptedRequest &request : m_scene->gateway.requests())
        QVERIFY(!request.target.contains("telephoneNumber"));
}

/// Write upon write would put off a poll that comes soon after a write; no longer than a minute.
void TestPendingPoller::putsPollsOffOnlySoLong()
{
    m_scene->gateway.add(u"a"_s, base, 1, u"pending"_s);
    const auto write = m_scene->rig.clock.makeAlarm();
    connect(write.get(), &Alarm::rang, this, [this, &write] {
        m_poller->followNumbers(u"a"_s, numberRange(base, 1));
        write->start(1s);
    });
    write->start(0s);
    const auto begun = m_scene->rig.clock.now();
    QVERIFY(comesTo([&] { return m_scene->rig.clock.now() - begun >= 605s; }));
    QCOMPARE(requests(), 10);
}

void TestPendingPoller::followsAccountsAndRequests()
{
    QByteArray status = "pending";
    m_scene->gateway.setScript([&status](const ScriptedRequest &request) {
        const QByteArray state = R"("serviceProvisioningStatus":")" + status + R"("})";
        if (request.path() == "/accounts/a")
            return jsonReply(R"({"name":"a",)" + state);
        if (request.path() == "/accounts")
            return jsonReply(R"({"value":[{"name":"a",)" + state + R"(,{"name":"b",)" + state +
                             "]}");
        if (request.path() == "/teamsRequestsForInformation")
            return jsonReply(R"({"value":[{"tenantId":"t",)" + state + "]}");
        if (request.path() == "/teamsRequestsForInformation/t")
            return jsonReply(R"({"tenantId":"t",)" + state);
        return jsonReply("{}", 404);
    });
    QStringList accounts;
    QStringList gone;
    int rfis = 0;
    connect(m_poller.get(), &PendingPoller::accountsRead, this,
            [&](const QList<Account> &read, const QStringList &missing) {
                gone += missing;
                for (const Account &account : read) {
                    if (account.provisioning.status == ProvisioningStatus::Synced)
                        accounts.append(account.name);
                }
            });
    connect(m_poller.get(), &PendingPoller::requestsRead, this,
            [&](const QList<RequestForInformation> &read, const QStringList &missing) {
                rfis += static_cast<int>(read.size());
                gone += missing;
            });
    QSignalSpy idle(m_poller.get(), &PendingPoller::idle);
    m_poller->followAccount(u"a"_s);
    QVERIFY(comesTo([&] { return requests() == 1; }));
    QCOMPARE(m_scene->gateway.requests().last().path(), QByteArray("/accounts/a"));
    m_poller->followAccount(u"b"_s);
    m_poller->followAccount(u"deleted"_s);
    m_poller->followRequest(u"t"_s);
    m_poller->followRequest(u"withdrawn"_s);
    QVERIFY(comesTo([&] { return rfis > 0; }));
    status = "synced";
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    accounts.sort();
    QCOMPARE(accounts, (QStringList{u"a"_s, u"b"_s}));
    gone.sort();
    QCOMPARE(gone, (QStringList{u"deleted"_s, u"withdrawn"_s}));
}

void TestPendingPoller::pageOrder_data()
{
    QTest::addColumn<QList<quint64>>("page");
    QTest::addColumn<quint64>("number");
    QTest::addColumn<bool>("covered");
    const QList<quint64> byValue{15, 20, 100};
    const QList<quint64> byText{100, 15, 20};
    QTest::newRow("value, before") << byValue << quint64(50) << true;
    QTest::newRow("value, after") << byValue << quint64(101) << false;
    QTest::newRow("text, before") << byText << quint64(199) << true;
    QTest::newRow("text, after") << byText << quint64(21) << false;
    QTest::newRow("both: only what both cover") << QList<quint64>{15, 20} << quint64(100) << false;
    QTest::newRow("no order") << QList<quint64>{20, 15, 100, 16} << quint64(1) << false;
    QTest::newRow("one") << QList<quint64>{20} << quint64(1) << false;
}

void TestPendingPoller::pageOrder()
{
    QFETCH(QList<quint64>, page);
    QFETCH(quint64, number);
    QFETCH(bool, covered);
    QList<Number> numbers;
    for (const quint64 digits : page)
        numbers.append(plainNumber(digits, u"a"_s));
    QCOMPARE(pageCovers(numbers, TelephoneNumber(number)), covered);
}

NUMBERDESK_TEST("pendingpoller", TestPendingPoller)
#include "tst_pendingpoller.moc"
