// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/jobdesk.h"
#include "session/jobs/numberdeletion.h"
#include "session/session.h"
#include "sessionrig.h"
#include "support/gatewaystock.h"
#include "support/jobresult.h"
#include "support/otherdesk.h"
#include "support/places.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Connection localConnection(bool sampleData = false)
{
    Connection connection;
    connection.profile.name = u"Local gateway"_s;
    connection.local = true;
    connection.profile.requestBudget = 0;
    connection.sampleData = sampleData;
    return connection;
}

/// A session at a gateway whose backend takes what is pending when a test says so.
struct FollowingScene
{
    explicit FollowingScene(bool sampleData = false)
        : gateway(LiveGateway::plainOptions(sampleData))
    {}

    /// Waits until the backend has come to what `isSettled` asks the gateway for, without a poll,
    /// then lets the time pass that the poller takes to find out.
    bool follows(const std::function<bool()> &isSettled, const std::function<bool()> &isShown)
    {
        if (isShown() || isSettled())
            return false;
        GatewayStock(gateway).makePendingDue();
        OtherDesk(gateway).putAccount(u"other"_s, {}); // a change of any kind
        return QTest::qWaitFor(isSettled) && !isShown() && rig.waitFor(isShown);
    }

    LiveGateway gateway;
    SessionRig rig{connectionTo(gateway.url())};
    Session &session = rig.session;
};

bool openWithin(Session &session)
{
    QSignalSpy opened(&session, &Session::opened);
    session.open();
    return !opened.isEmpty() || opened.wait(20000);
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void startsTheLocalGateway();
    void tellsWhyItCannotStart();
    void usesTheGatewayOfAnotherProcessAndTakesOver();
    void loadsAccountsNumbersAndRequests();
    void dropsWhatIsGoneOnTheGateway();
    void refusesToOverwriteAColleague();
    void deletesInBatchesAndTellsWhatWasDone();
    void followsPendingNumbersUntilSynced();
    void followsARelationshipUntilSynced();
    void followsASubdomainUntilProvisioned();
    void theLocalGatewayIsNotPaced();
    void aChosenBudgetHoldsForTheLocalGatewayToo();
    void aLimitOfTheServingProcessIsKept();

private:
    DataDirectory directory() const { return DataDirectory(m_directory->path()); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

void SessionTest::startsTheLocalGateway()
{
    Session session(localConnection(), directory());
    QVERIFY(openWithin(session));
    QVERIFY(session.connection().profile.baseUrl.toString().startsWith(u"http://127.0.0.1:"));
    const auto created = resultOf(session.changes().createAccount(plainAccount(u"contoso"_s)));
    QVERIFY(created && *created);
    QVERIFY(session.data().account(u"contoso"_s) != nullptr);
    QCOMPARE(session.connection().baseDomain(), u"d1e2f3a4b5c6d7e8.commsgw.example"_s);
}

void SessionTest::tellsWhyItCannotStart()
{
    QFile file(m_directory->path() + "/file"_L1);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Session session(localConnection(), DataDirectory(file.fileName() + "/below"_L1));
    QSignalSpy failed(&session, &Session::failed);
    session.open();
    QVERIFY(failed.wait());
    QVERIFY(!session.isOpen());
    const auto error = failed.at(0).at(0).value<SessionError>();
    QCOMPARE(error.kind, SessionError::Kind::DataDirectory);
    QVERIFY(!error.message.isEmpty());
}

void SessionTest::usesTheGatewayOfAnotherProcessAndTakesOver()
{
    QProcess server;
    server.start(programPath(), {u"serve"_s, u"--data-dir"_s, m_directory->path()});
    QVERIFY(server.waitForReadyRead(20000));
    const QString firstLine = QString::fromUtf8(server.readLine()).trimmed();

    Session session(localConnection(), directory());
    QVERIFY(openWithin(session));
    QCOMPARE(u"listening on "_s + session.connection().profile.baseUrl.toString(), firstLine);
    const auto created = resultOf(session.changes().createAccount(plainAccount(u"contoso"_s)));
    QVERIFY(created && *created);

    QSignalSpy opened(&session, &Session::opened);
    server.kill(); // the hard way: no goodbye, the address file stays behind
    QVERIFY(server.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), 20000);
    const auto again = resultOf(session.service().getAccount(u"contoso"_s));
    QVERIFY2(again && *again, "what the other process stored is still there");
}

void SessionTest::loadsAccountsNumbersAndRequests()
{
    Session session(localConnection(true), directory());
    QVERIFY(openWithin(session));
    GatewayData &data = session.data();
    data.refreshAccounts();
    data.refreshNumbers({});
    data.refreshRequests();
    QVERIFY(data.numbersState({}).loading);
    QTRY_VERIFY_WITH_TIMEOUT(!data.numbersState({}).loading, 20000);
    QTRY_VERIFY(!data.accountsState().loading && !data.requestsState().loading);
    QCOMPARE(data.accounts().size(), 12);
    QCOMPARE(data.numbers().size(), 5000);
    QCOMPARE(data.requests().size(), 25);
    QCOMPARE(data.numbersState({}).received, 5000);
    QVERIFY(data.numbersState({}).loadedAt.isValid());
    QVERIFY(std::is_sorted(
        data.accounts().begin(), data.accounts().end(),
        [](const Account &left, const Account &right) { return left.name < right.name; }));
}

void SessionTest::dropsWhatIsGoneOnTheGateway()
{
    Session session(localConnection(), directory());
    QVERIFY(openWithin(session));
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    ProvisioningService &service = session.service();
    QVERIFY(*resultOf(service.createOrUpdateNumbers(u"contoso"_s, plainNumbers(u"contoso"_s, 3))));
    session.data().refreshNumbers(u"contoso"_s);
    QTRY_COMPARE(session.data().numbers().size(), 3);
    // Somebody else deletes one and the account's correlation changes.
    QVERIFY(*resultOf(service.deleteNumbers(u"contoso"_s, {TelephoneNumber(441632960001)})));
    QTRY_VERIFY(!session.data().numbersState(u"contoso"_s).loading);
    session.data().refreshNumbers(u"contoso"_s);
    QTRY_COMPARE(session.data().numbers().size(), 2);
    QCOMPARE(session.data().numbers().find(TelephoneNumber(441632960001)), -1);
}

void SessionTest::refusesToOverwriteAColleague()
{
    Session session(localConnection(), directory());
    QVERIFY(openWithin(session));
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    const auto twice = resultOf(session.changes().createAccount(plainAccount(u"contoso"_s)));
    QVERIFY(twice && !*twice);
    QCOMPARE(twice->error().kind, ApiError::Kind::PreconditionFailed);

    const auto seen = resultOf(session.service().getAccount(u"contoso"_s));
    QVERIFY(seen && *seen);
    Account theirs = (*seen)->resource;
    theirs.correlationId = u"theirs"_s;
    QVERIFY(*resultOf(session.changes().saveAccount(**seen, theirs)));
    Account ours = (*seen)->resource;
    ours.correlationId = u"ours"_s;
    const auto saved = resultOf(session.changes().saveAccount(**seen, ours));
    QVERIFY(saved && !*saved);
    QCOMPARE(saved->error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(session.data().account(u"contoso"_s)->correlationId, u"theirs"_s);
}

void SessionTest::deletesInBatchesAndTellsWhatWasDone()
{
    Session session(localConnection(), directory());
    QVERIFY(openWithin(session));
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    const QList<Number> numbers = plainNumbers(u"contoso"_s, 250);
    for (int at = 0; at < numbers.size(); at += 100) {
        const auto written =
            resultOf(session.service().createOrUpdateNumbers(u"contoso"_s, numbers.mid(at, 100)));
        QVERIFY(written && *written);
        session.data().apply(**written);
    }
    const qint64 before = session.client().writesSent();
    const NumberInventory shown = session.data().numbers();
    DeleteNumbersJob *job = deleteAsShown(session.jobDesk(), shown.numbersOf({}), shown, &session);
    QSignalSpy progressed(job, &DeleteNumbersJob::progressed);
    const auto outcome = resultOf(job);
    QVERIFY(outcome);
    QVERIFY(!outcome->error);
    QCOMPARE(outcome->deleted.size(), 250);
    QCOMPARE(progressed.size(), 3);
    QCOMPARE(session.client().writesSent() - before, 3);
    QVERIFY(session.data().numbers().isEmpty());
}

void SessionTest::followsPendingNumbersUntilSynced()
{
    FollowingScene scene;
    QVERIFY(scene.rig.open());
    Session &session = scene.session;
    Account account = plainAccount(u"contoso"_s, Service::TeamsOperatorConnect);
    account.services[Service::TeamsOperatorConnect]->syncEnabled = true;
    account.teamsTenantId = u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s;
    QVERIFY(*resultOf(session.changes().createAccount(account)));
    QList<Number> numbers = plainNumbers(u"contoso"_s, 2);
    const auto enableTeams = [](Number &number, const QString &usage) {
        TeamsNumberConfiguration configuration;
        configuration.usage = usage;
        configuration.choosableCapabilities = QStringList{u"InboundCalling"_s};
        number.services = {};
        number.services[Service::TeamsOperatorConnect] = NumberService{true, {}, configuration};
    };
    enableTeams(numbers[0], u"CallingUserAssignment"_s);
    enableTeams(numbers[1], QString());
    const auto written = resultOf(session.service().createOrUpdateNumbers(u"contoso"_s, numbers));
    QVERIFY(written && *written);
    session.data().apply(**written);
    const NumberInventory &inventory = session.data().numbers();
    QCOMPARE(inventory.status(0), ProvisioningStatus::Pending);
    const auto isSettled = [&] {
        const auto page = resultOf(session.service().listNumbers(u"contoso"_s));
        const QList<Number> &now = (*page)->items;
        return std::none_of(now.begin(), now.end(), [](const Number &number) {
            return number.provisioning.status == ProvisioningStatus::Pending;
        });
    };
    QVERIFY(scene.follows(isSettled, [&] { return session.poller().isIdle(); }));
    QCOMPARE(inventory.status(0), ProvisioningStatus::Synced);
    QCOMPARE(inventory.status(1), ProvisioningStatus::Failed);
    QCOMPARE(inventory.state(1).errors.constFirst().code, u"InvalidRequest"_s);
}

void SessionTest::followsARelationshipUntilSynced()
{
    FollowingScene scene(true);
    QVERIFY(scene.rig.open());
    Session &session = scene.session;
    session.data().refreshRequests();
    QTRY_COMPARE(session.data().requests().size(), 25);
    const QString tenantId = session.data().requests().constFirst().tenantId;
    const auto seen = resultOf(session.service().getRequestForInformation(tenantId));
    QVERIFY(seen && *seen);
    const auto updated = resultOf(session.changes().updateRelationship(
        **seen, {u"CustomerContacted"_s, u"Called them"_s, {}}));
    QVERIFY(updated && *updated);
    const auto state = [&] { return session.data().request(tenantId)->provisioning.status; };
    QCOMPARE(state(), ProvisioningStatus::Pending);
    const auto isSettled = [&] {
        const auto now = resultOf(session.service().getRequestForInformation(tenantId));
        return (*now)->resource.provisioning.status == ProvisioningStatus::Synced;
    };
    QVERIFY(scene.follows(isSettled, [&] { return state() == ProvisioningStatus::Synced; }));
    QCOMPARE(session.data().request(tenantId)->relationship.comment, u"Called them"_s);
}

void SessionTest::followsASubdomainUntilProvisioned()
{
    FollowingScene scene;
    QVERIFY(scene.rig.open());
    Session &session = scene.session;
    Account account = plainAccount(u"contoso"_s, Service::TeamsDirectRouting);
    account.services[Service::TeamsDirectRouting]->configuration =
        DirectRoutingConfiguration{true, u"contoso"_s, u"MS=ms1"_s, u"MS=ms2"_s};
    QVERIFY(*resultOf(session.changes().createAccount(account)));
    const auto status = [&] {
        return session.data().account(u"contoso"_s)->subdomainState().status;
    };
    QCOMPARE(status(), SubdomainStatus::NotProvisioned);
    const auto isSettled = [&] {
        const auto now = resultOf(session.service().getAccount(u"contoso"_s));
        return (*now)->resource.subdomainState().status == SubdomainStatus::Provisioned;
    };
    QVERIFY(scene.follows(isSettled, [&] { return status() == SubdomainStatus::Provisioned; }));
    QVERIFY(scene.rig.waitFor([&] { return session.poller().isIdle(); }));
}

void SessionTest::theLocalGatewayIsNotPaced()
{
    Connection connection = localConnection();
    connection.profile.requestBudget.reset();
    Session session(connection, directory());
    QVERIFY(openWithin(session));
    QCOMPARE(session.budget().limit(), 0);
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    const QList<Number> numbers = plainNumbers(u"contoso"_s, 1200);
    for (int at = 0; at < numbers.size(); at += 100)
        QVERIFY(
            *resultOf(session.service().createOrUpdateNumbers(u"contoso"_s, numbers.mid(at, 100))));
    QCOMPARE(session.budget().limit(), 0); // and the gateway says so
    QCOMPARE(session.budget().pace().interval, std::chrono::milliseconds(0));

    QList<qsizetype> shown;
    connect(&session.data(), &GatewayData::numbersChanged, this, [&] {
        if (shown.isEmpty() || shown.last() != session.data().numbers().size())
            shown.append(session.data().numbers().size());
    });
    session.data().refreshNumbers({});
    QTRY_VERIFY(!session.data().numbersState({}).loadedAt.isNull());
    QCOMPARE(shown, (QList<qsizetype>{500, 1000, 1200}));
}

void SessionTest::aChosenBudgetHoldsForTheLocalGatewayToo()
{
    Connection connection = localConnection();
    connection.profile.requestBudget = 40;
    Session session(connection, directory());
    QVERIFY(openWithin(session));
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    QCOMPARE(session.budget().limit(), 40);
}

void SessionTest::aLimitOfTheServingProcessIsKept()
{
    QProcess server;
    server.start(programPath(), {u"serve"_s, u"--data-dir"_s, m_directory->path()});
    QVERIFY(server.waitForReadyRead(20000));
    Connection connection = localConnection();
    connection.profile.requestBudget.reset();
    Session session(connection, directory());
    QVERIFY(openWithin(session));
    QVERIFY(*resultOf(session.changes().createAccount(plainAccount(u"contoso"_s))));
    QCOMPARE(session.budget().limit(), 100);
    server.terminate();
    QVERIFY(server.waitForFinished());
}

NUMBERDESK_TEST("session", SessionTest)
#include "tst_session.moc"
