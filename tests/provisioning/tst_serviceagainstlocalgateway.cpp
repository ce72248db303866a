// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "net/signin/clientcredentials.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/lists/listjob.h"
#include "provisioning/lists/numberlookup.h"
#include "provisioning/service/provisioningservice.h"
#include "support/clientrig.h"
#include "support/gatewaystock.h"
#include "support/otherdesk.h"
#include "support/testprogram.h"
#include "support/testresources.h"

#include <QSignalSpy>
#include <QTest>

using namespace numberdesk;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The client against the other reading of the contract: the local gateway, over a real socket,
/// signed in.
class TestServiceAgainstLocalGateway : public QObject
{
    Q_OBJECT

private slots:
    void init() { start(false); }
    void cleanup();

    void accountFromBirthToEnd();
    void numberFromBirthToEnd();
    void batches();
    void sampleData();
    void filtersAreUnderstood();
    void errorsKeepTheirCodes();
    void tenThousandRowsAreReadInFewRequests();
    void tenRowsIntoABigAccountAreReadAtOnce();
    void tenThousandPendingNumbersAreConfirmedInFewRequests();

private:
    void start(bool sampleData);
    void createAccount(const QString &name);
    void createSyncedAccount(const QString &name);
    void writeTeamsNumbers(const QString &account, quint64 first);
    void fill(const QString &account, quint64 first, quint64 count);
    template <typename T>
    T value(ApiJob<T> *job);

    std::unique_ptr<LiveGateway> m_gateway;
    std::unique_ptr<ClientCredentialsTokenSource> m_tokens;
    std::unique_ptr<ClientParts> m_parts;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<ProvisioningService> m_service;
};

namespace {

constexpr quint64 base = 441632000000;

} // namespace

void TestServiceAgainstLocalGateway::cleanup()
{
    m_service.reset();
    m_client.reset();
    m_parts.reset();
    m_tokens.reset();
    m_gateway.reset();
}

void TestServiceAgainstLocalGateway::start(bool sampleData)
{
    cleanup();
    localgateway::Options options = LiveGateway::plainOptions(sampleData);
    options.authenticate = true;
    m_gateway = std::make_unique<LiveGateway>(options);
    ClientCredentials credentials;
    credentials.tokenUrl = m_gateway->address().tokenUrl;
    credentials.clientId = m_gateway->address().clientId;
    credentials.clientSecret = m_gateway->address().clientSecret;
    m_tokens = std::make_unique<ClientCredentialsTokenSource>(credentials);
    QVERIFY(
        resultOf(m_tokens->token()).value()); // now: the clock of what follows passes over waits
    m_parts = std::make_unique<ClientParts>();
    m_client = std::make_unique<HttpClient>(m_parts->optionsFor(m_gateway->url()), *m_tokens,
                                            m_parts->budget);
    m_service = std::make_unique<ProvisioningService>(*m_client, u"2024-02-29"_s);
}

template <typename T>
T TestServiceAgainstLocalGateway::value(ApiJob<T> *job)
{
    const auto result = resultOf(job, m_parts->clock, *m_client);
    if (result && !*result)
        qWarning().noquote() << technicalDetails(result->error());
    return result.value().value();
}

void TestServiceAgainstLocalGateway::createAccount(const QString &name)
{
    QVERIFY(value(m_service->putAccount(plainAccount(name), {{}, true})).created);
}

/// An account whose numbers are pending once written.
void TestServiceAgainstLocalGateway::createSyncedAccount(const QString &name)
{
    Account account;
    account.name = name;
    account.services[Service::TeamsOperatorConnect] = AccountService{true, true, {}};
    account.teamsTenantId = u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s;
    value(m_service->putAccount(account, {}));
}

/// A hundred numbers of Operator Connect.
void TestServiceAgainstLocalGateway::writeTeamsNumbers(const QString &account, quint64 first)
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    QList<Number> batch = plainNumbers(account, 100, first);
    for (Number &number : batch) {
        number.services[Service::ZoomPhoneCloudPeering].reset();
        number.services[Service::TeamsOperatorConnect] = NumberService{true, {}, configuration};
    }
    value(m_service->createOrUpdateNumbers(account, batch));
}

void TestServiceAgainstLocalGateway::fill(const QString &account, quint64 first, quint64 count)
{
    for (quint64 i = 0; i < count; i += 100) {
        const auto size = static_cast<int>(std::min<quint64>(100, count - i));
        const QList<Number> batch = plainNumbers(account, size, first + i);
        QCOMPARE(value(m_service->createOrUpdateNumbers(account, batch)).size(), batch.size());
    }
}

void TestServiceAgainstLocalGateway::accountFromBirthToEnd()
{
    Account account;
    account.name = u"contoso_1-x"_s;
    account.correlationId = u"c 1"_s;
    const DirectRoutingConfiguration settings{false, u"contoso"_s, u"MS=1"_s, u"MS=2"_s};
    account.services[Service::TeamsDirectRouting] = AccountService{true, false, {}, settings};
    const auto created = value(m_service->putAccount(account, {{}, true}));
    QVERIFY(created.created);
    QVERIFY(!created.etag.isEmpty());
    auto read = value(m_service->getAccount(account.name));
    QVERIFY(!read.etag.isEmpty());
    QVERIFY(*read.resource.directRouting() == settings);
    QCOMPARE(read.resource.correlationId, u"c 1"_s);
    read.resource.correlationId = u"c 2"_s;
    const auto changed = value(m_service->putAccount(read.resource, {read.etag, false}));
    QVERIFY(!changed.created);
    QVERIFY(changed.etag != read.etag);
    const auto stale = resultOf(m_service->putAccount(account, {read.etag, false})).value();
    QCOMPARE(stale.error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(value(m_service->listAccounts()).items.size(), 1);
    QVERIFY(resultOf(m_service->deleteAccount(account.name, false, changed.etag)).value());
    QVERIFY(resultOf(m_service->deleteAccount(account.name, false)).value());
    QCOMPARE(resultOf(m_service->getAccount(account.name)).value().error().kind,
             ApiError::Kind::NotFound);
}

void TestServiceAgainstLocalGateway::numberFromBirthToEnd()
{
    createAccount(u"contoso"_s);
    Number number = plainNumber(base, u"contoso"_s);
    number.customSipHeader = u"contoso-commsgw"_s;
    const auto created = value(m_service->putNumber(number, {{}, true}));
    QVERIFY(created.created);
    QVERIFY(sameRequest(created.resource, number));
    const auto read = value(m_service->getNumber(u"contoso"_s, number.telephoneNumber));
    QVERIFY(sameRequest(read.resource, number));
    QVERIFY(read.resource.unknownFields.isEmpty());
    const auto again = value(m_service->putNumber(read.resource, {read.etag, false}));
    QVERIFY(!again.created);
    QVERIFY(resultOf(m_service->deleteNumber(u"contoso"_s, number.telephoneNumber)).value());
    QCOMPARE(
        resultOf(m_service->getNumber(u"contoso"_s, number.telephoneNumber)).value().error().kind,
        ApiError::Kind::NotFound);
}

void TestServiceAgainstLocalGateway::batches()
{
    createAccount(u"contoso"_s);
    fill(u"contoso"_s, base, 250);
    ListQuery query;
    query.countRecords = true;
    query.maxPageSize = 100;
    qint64 total = 0;
    QCOMPARE(
        value<qint64>(listAllNumbers(*m_service, u"contoso"_s, query,
                                     [&total](const QList<Number> &, const ListProgress &progress) {
                                         total = progress.total.value_or(-1);
                                     })),
        250);
    QCOMPARE(total, 250);
    QVERIFY(resultOf(m_service->deleteNumbers(u"contoso"_s, numberRange(base, 100))).value());
    QCOMPARE(value(m_service->listNumbers({}, query)).recordCount.value(), 150);
    const auto full = resultOf(m_service->deleteAccount(u"contoso"_s, false)).value();
    QCOMPARE(full.error().code, u"AccountHasNumbers"_s);
    QVERIFY(resultOf(m_service->deleteAccount(u"contoso"_s, true)).value());
}

void TestServiceAgainstLocalGateway::sampleData()
{
    start(true);
    const auto requests = value(m_service->listRequestsForInformation()).items;
    QVERIFY(!requests.isEmpty());
    const QString tenant = requests.first().tenantId;
    QVERIFY(value(m_service->getRequestForInformation(tenant)).resource == requests.first());
    const auto patched = value(m_service->patchRequestForInformation(
        tenant, {u"CustomerContacted"_s, u"rang them"_s, {}}));
    QCOMPARE(patched.resource.relationship.comment, u"rang them"_s);
    bool anyAddress = false;
    bool anyPlan = false;
    for (const Account &account : value(m_service->listAccounts()).items) {
        if (!account.isEnabled(Service::TeamsOperatorConnect))
            continue;
        anyPlan |= !value(m_service->getTeamsCapabilityPlans(account.name)).isEmpty();
        for (const CivicAddress &address :
             value(m_service->listTeamsCivicAddresses(account.name)).items) {
            anyAddress = true;
            QVERIFY(value(m_service->getTeamsCivicAddress(account.name, address.id)).resource ==
                    address);
        }
        const auto numbers = value(m_service->listNumbers(account.name)).items;
        if (!numbers.isEmpty()) {
            value(m_service->getTeamsAvailableCapabilities(account.name,
                                                           {numbers.first().telephoneNumber}));
        }
    }
    QVERIFY(anyPlan);
    QVERIFY(anyAddress);
}

void TestServiceAgainstLocalGateway::filtersAreUnderstood()
{
    createAccount(u"contoso"_s);
    fill(u"contoso"_s, base, 3);
    ListQuery query;
    query.filter = u"telephoneNumber eq '+%1' or telephoneNumber eq '+1'"_s.arg(base + 1);
    const auto page = value(m_service->listNumbers({}, query));
    QCOMPARE(page.items.size(), 1);
    QCOMPARE(page.items.first().telephoneNumber, TelephoneNumber(base + 1));
}

void TestServiceAgainstLocalGateway::errorsKeepTheirCodes()
{
    createAccount(u"a"_s);
    createAccount(u"b"_s);
    fill(u"a"_s, base, 1);
    const auto inUse =
        resultOf(m_service->createOrUpdateNumbers(u"b"_s, {plainNumber(base, u"b"_s)})).value();
    QCOMPARE(inUse.error().kind, ApiError::Kind::Conflict);
    QCOMPARE(inUse.error().code, u"NumberInUse"_s);
    Number direct = plainNumber(base + 1, u"a"_s);
    direct.services[Service::TeamsDirectRouting] = NumberService{true, {}, {}};
    const auto disabled = resultOf(m_service->putNumber(direct, {})).value();
    QCOMPARE(disabled.error().code, u"ServiceNotEnabled"_s);
    ProvisioningService old(*m_client, u"1999-01-01"_s);
    const auto version = resultOf(old.listAccounts()).value();
    QCOMPARE(version.error().code, u"UnsupportedApiVersionValue"_s);
    const auto filter = resultOf(m_service->listNumbers({},
                                                        [] {
                                                            ListQuery query;
                                                            query.filter = u"nonsense ~ 1"_s;
                                                            return query;
                                                        }()))
                            .value();
    QCOMPARE(filter.error().httpStatus, 400);
}

void TestServiceAgainstLocalGateway::tenThousandRowsAreReadInFewRequests()
{
    createAccount(u"empty"_s);
    createAccount(u"other"_s);
    fill(u"other"_s, base, 5000);
    const qint64 before = m_client->requestsSent();
    NumberLookupQuery query;
    query.numbersByAccount = {{u"empty"_s, numberRange(base + 4990, 10'000)}};
    const auto result = value(lookUpNumbers(*m_service, query));
    QCOMPARE(result.found.size(), 10);
    QVERIFY(result.otherAccountsRead);
    QVERIFY(m_client->requestsSent() - before <= 11);
}

void TestServiceAgainstLocalGateway::tenRowsIntoABigAccountAreReadAtOnce()
{
    createAccount(u"big"_s);
    fill(u"big"_s, base, 3000);
    const qint64 before = m_client->requestsSent();
    NumberLookupQuery query;
    query.numbersByAccount = {{u"big"_s, numberRange(base + 2995, 10)}};
    QCOMPARE(value(lookUpNumbers(*m_service, query)).found.size(), 5);
    QCOMPARE(m_client->requestsSent() - before, 3);
}

/// The backend takes them in parts, as it does in life; the poller finds out on its own.
void TestServiceAgainstLocalGateway::tenThousandPendingNumbersAreConfirmedInFewRequests()
{
    constexpr quint64 count = 10'000;
    const auto comesTo = [this](const std::function<bool()> &condition) {
        return m_parts->clock.runUntil(condition, *m_client);
    };
    createSyncedAccount(u"contoso"_s);
    PendingPoller poller(*m_service);
    QSignalSpy idle(&poller, &PendingPoller::idle);
    qsizetype synced = 0;
    connect(&poller, &PendingPoller::numbersRead, this, [&synced](const QList<Number> &numbers) {
        for (const Number &number : numbers)
            synced += number.provisioning.status == ProvisioningStatus::Synced ? 1 : 0;
    });
    for (quint64 i = 0; i < count; i += 100) {
        writeTeamsNumbers(u"contoso"_s, base + i);
        poller.followNumbers(u"contoso"_s, numberRange(base + i, 100));
    }
    const qint64 before = m_client->requestsSent();
    QVERIFY(comesTo([&] { return m_client->requestsSent() > before; }));
    QCOMPARE(synced, 0);
    GatewayStock(*m_gateway).makePendingDue();
    createAccount(u"other"_s); // a change of any kind
    QVERIFY(comesTo([&] { return idle.count() == 1; }));
    QCOMPARE(synced, qsizetype(count));
    const qint64 confirming = m_client->requestsSent() - before - 1;
    QVERIFY2(confirming <= 30, qPrintable(QString::number(confirming)));
}

NUMBERDESK_TEST("serviceagainstlocalgateway", TestServiceAgainstLocalGateway)
#include "tst_serviceagainstlocalgateway.moc"
