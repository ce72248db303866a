// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/connectiontest.h"

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/clientcredentials.h"
#include "net/wire/transport.h"
#include "provisioning/codec/errorcodec.h"
#include "provisioning/errors/roles.h"
#include "provisioning/service/apirequests.h"
#include "provisioning/service/provisioningservice.h"
#include "session/connections/gatewayaccess.h"
#include "session/connections/localgatewaylink.h"

#include <QTimer>

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

using Code = ConnectionReport::Code;
using Step = ConnectionReport::Step;

ListQuery oneAccount()
{
    ListQuery query;
    query.maxPageSize = 1;
    return query;
}

bool holdsARole(const QStringList &tokenRoles)
{
    return std::any_of(tokenRoles.begin(), tokenRoles.end(),
                       [](const QString &role) { return role.startsWith(roles::prefix); });
}

class RunningTest final : public ConnectionTestJob
{
public:
    RunningTest(Connection connection, DataDirectory directory, QObject *parent);

    void cancel() override;

private:
    void start();
    void findLocalGateway();
    void findGateway();
    void probe();
    void signIn();
    void checkRoles();
    void askForAnAccount();
    std::unique_ptr<HttpClient> makeClient(TokenSource &tokens);

    void enter(Step step);
    void tookTooLong();
    void fail(const ApiError &error);
    void fail(const HttpError &error) { fail(errorFromNet(error, {})); }
    void succeed();
    void end(ConnectionReport report);

    Connection m_connection;
    DataDirectory m_directory;
    RequestBudget m_budget;
    NoTokenSource m_noTokens;
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<LocalGatewayLink> m_link;
    std::unique_ptr<HttpClient> m_probeClient;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<ProvisioningService> m_service;
    QTimer m_limit; ///< of the stretch under way, waiting for a place in the budget included
    Step m_step = Step::FindName;
    /// The context of all that is waited for; last, so that nothing is heard once the rest goes.
    QObject m_listener;
};

RunningTest::RunningTest(Connection connection, DataDirectory directory, QObject *parent)
    : ConnectionTestJob(parent)
    , m_connection(std::move(connection))
    , m_directory(std::move(directory))
    , m_budget(requestLimitOf(m_connection))
{
    if (m_connection.profile.requestBudget)
        m_budget.fixLimit(*m_connection.profile.requestBudget);
    m_budget.useLedger(ledgerOf(m_connection, m_directory));
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, &m_listener, [this] { tookTooLong(); });
    QMetaObject::invokeMethod(
        &m_listener, [this] { start(); }, Qt::QueuedConnection);
}

void RunningTest::cancel()
{
    QMetaObject::invokeMethod(
        &m_listener, [this] { fail(HttpError{HttpError::Kind::Cancelled}); }, Qt::QueuedConnection);
}

void RunningTest::start()
{
    if (isFinished())
        return;
    emit stepStarted(m_step);
    if (m_connection.local)
        findLocalGateway();
    else
        findGateway();
}

void RunningTest::findLocalGateway()
{
    if (const Result<void, QString> usable = m_directory.ensure(); !usable) {
        end({Step::FindName, Code::UnexpectedReply, usable.error(),
             tr("Correct that, then test again.")});
        return;
    }
    m_link = std::make_unique<LocalGatewayLink>(m_directory, m_connection.sampleData);
    connect(m_link.get(), &LocalGatewayLink::failed, &m_listener,
            [this](const SessionError &error) {
                end({Step::Connect, Code::Refused, error.message,
                     tr("Correct that, then test again.")});
            });
    connect(m_link.get(), &LocalGatewayLink::ready, &m_listener,
            [this](const localgateway::Address &address) {
                if (isFinished() || m_client)
                    return;
                m_connection.goTo(address);
                findGateway();
            });
    m_link->open();
}

void RunningTest::findGateway()
{
    if (m_connection.profile.tokenUrl.isEmpty()) {
        m_client = makeClient(m_noTokens);
        askForAnAccount();
        return;
    }
    ClientCredentials credentials = credentialsOf(m_connection);
    credentials.mostTries = 1;
    m_tokens = std::make_unique<ClientCredentialsTokenSource>(std::move(credentials));
    m_client = makeClient(*m_tokens);
    probe();
}

std::unique_ptr<HttpClient> RunningTest::makeClient(TokenSource &tokens)
{
    HttpClientOptions options = clientOptionsOf(m_connection);
    options.retries = false;
    auto client = std::make_unique<HttpClient>(options, tokens, m_budget);
    connect(client.get(), &HttpClient::connecting, &m_listener, [this] { enter(Step::Connect); });
    connect(client.get(), &HttpClient::secured, &m_listener, [this] { enter(Step::Secure); });
    return client;
}

/// Asks without a token: whatever is answered, the way there is free.
void RunningTest::probe()
{
    m_limit.start(m_connection.profile.timeout);
    m_probeClient = makeClient(m_noTokens);
    const HttpRequest request =
        ApiRequests(m_connection.profile.apiVersion).list("/accounts", oneAccount());
    m_probeClient->send(request)->then(&m_listener, [this](const HttpResult &result) {
        if (isFinished())
            return;
        if (result)
            signIn();
        else
            fail(result.error());
    });
}

void RunningTest::signIn()
{
    enter(Step::SignIn);
    m_limit.start(m_connection.profile.timeout);
    m_tokens->token()->then(&m_listener, [this](const TokenResult &token) {
        if (isFinished())
            return;
        if (token)
            checkRoles();
        else
            fail(token.error());
    });
}

void RunningTest::checkRoles()
{
    enter(Step::Roles);
    const auto granted = m_tokens->roles();
    if (!granted || holdsARole(*granted)) {
        enter(Step::ApiVersion);
        askForAnAccount();
        return;
    }
    ConnectionReport report;
    report.step = Step::Roles;
    report.code = Code::NoRoles;
    report.message = tr("The sign-in succeeded, but gives no role on the Provisioning API.");
    report.remedy = tr("Ask an administrator to grant the application %1 or more, with admin "
                       "consent.")
                        .arg(roles::read);
    report.details = u"roles: "_s + granted->join(", "_L1);
    end(std::move(report));
}

void RunningTest::askForAnAccount()
{
    m_limit.start(m_connection.profile.timeout);
    m_service = std::make_unique<ProvisioningService>(*m_client, m_connection.profile.apiVersion);
    m_service->listAccounts(oneAccount())
        ->then(&m_listener, [this](const ApiResult<Page<Account>> &page) {
            if (isFinished())
                return;
            if (page)
                succeed();
            else
                fail(page.error());
        });
}

/// Tells of every stretch up to `step` that has not been told of.
void RunningTest::enter(Step step)
{
    while (m_step < step && !isFinished()) {
        m_step = static_cast<Step>(static_cast<int>(m_step) + 1);
        emit stepStarted(m_step);
    }
}

void RunningTest::tookTooLong()
{
    if (m_budget.waiting() > 0) {
        end({m_step, Code::TimedOut,
             tr("The request budget of this gateway is used up, so that the test was not sent."),
             tr("Wait a minute, then test again.")});
        return;
    }
    HttpError error;
    error.kind = HttpError::Kind::TimedOut;
    error.atTokenEndpoint = m_step == Step::SignIn;
    error.host = hostAndPort(error.atTokenEndpoint ? m_connection.profile.tokenUrl
                                                   : m_connection.profile.baseUrl);
    fail(error);
}

void RunningTest::fail(const ApiError &error)
{
    ConnectionReport report = reportOf(error, m_step, m_connection.profile.apiVersion);
    enter(report.step);
    end(std::move(report));
}

void RunningTest::succeed()
{
    enter(Step::ApiVersion);
    ConnectionReport report;
    report.message = tr("The gateway %1 accepts this connection.")
                         .arg(hostAndPort(m_connection.profile.baseUrl));
    end(std::move(report));
}

void RunningTest::end(ConnectionReport report)
{
    m_limit.stop();
    report.untested = untestedSteps(m_connection);
    if (m_tokens) {
        const auto roles = m_tokens->roles();
        report.roles = roles.value_or(QStringList());
        if (!roles && m_step > Step::Roles)
            report.untested += Step::Roles;
    }
    finish(std::move(report));
}

} // namespace

QList<ConnectionReport::Step> untestedSteps(const Connection &connection)
{
    QList<Step> untested;
    if (connection.local || connection.profile.baseUrl.scheme() == "http"_L1)
        untested += Step::Secure;
    if (!connection.local && connection.profile.tokenUrl.isEmpty())
        untested += {Step::SignIn, Step::Roles};
    return untested;
}

ConnectionTestJob *testConnection(const Connection &connection, const DataDirectory &directory,
                                  QObject *parent)
{
    return new RunningTest(connection, directory, parent);
}

} // namespace numberdesk
