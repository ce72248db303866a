// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/connections/forwardingtokensource.h"
#include "session/connections/gatewayaccess.h"
#include "session/connections/localgatewaylink.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/jobdesk.h"
#include "session/rights.h"
#include "storage/deskdatabase.h"
#include "storage/jobstore.h"

#include <QTimer>

namespace numberdesk {

namespace {

std::unique_ptr<LocalGatewayLink> linkOf(const Connection &connection,
                                         const DataDirectory &directory)
{
    if (!connection.local)
        return nullptr;
    return std::make_unique<LocalGatewayLink>(directory, connection.sampleData);
}

} // namespace

// The order of the members is the order of dependence: what comes later uses what came before.
class Session::Private
{
public:
    Private(Connection c, DataDirectory dir, Clock &clock)
        : connection(std::move(c))
        , directory(std::move(dir))
        , link(linkOf(connection, directory))
        , desk(directory)
        , jobs(desk, directory)
        , budget(requestLimitOf(connection), clock)
        , client(clientOptions(clock), tokens, budget)
        , service(client, connection.profile.apiVersion)
        , poller(service)
        , data(service, poller)
        , changes(service, data)
    {
        if (connection.profile.requestBudget)
            budget.fixLimit(*connection.profile.requestBudget);
        rights.setReadOnly(connection.profile.readOnly, connection.profile.name);
        QObject::connect(&tokens, &TokenSource::rolesChanged, &rights,
                         [this] { rights.setRoles(tokens.roles()); });
    }

    HttpClientOptions clientOptions(Clock &clock) const
    {
        HttpClientOptions options = clientOptionsOf(connection);
        options.clock = &clock;
        options.finder = link.get();
        return options;
    }

    /// The gateway is in another place than before, or found for the first time.
    void goTo(const localgateway::Address &address)
    {
        connection.goTo(address);
        client.setBaseUrl(address.baseUrl);
        useCredentials();
        open = true;
    }

    /// Counts requests together with every other process on the data directory.
    void shareBudget() { budget.useLedger(ledgerOf(connection, directory)); }

    void useCredentials()
    {
        if (connection.profile.tokenUrl.isEmpty()) {
            tokens.setSource(std::make_unique<NoTokenSource>());
            return;
        }
        tokens.setSource(std::make_unique<ClientCredentialsTokenSource>(credentialsOf(connection)));
    }

    Connection connection;
    DataDirectory directory;
    std::unique_ptr<LocalGatewayLink> link; ///< null unless the gateway is the local one
    DeskDatabase desk;
    JobStore jobs;
    Rights rights;
    ForwardingTokenSource tokens;
    RequestBudget budget;
    HttpClient client;
    ProvisioningService service;
    PendingPoller poller;
    GatewayData data;
    GatewayChanges changes;
    bool open = false;
};

Session::Session(Connection connection, DataDirectory directory, Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(connection), std::move(directory), clock))
{}

Session::~Session()
{
    // Whatever still waits must end while everything it refers to lives.
    d->client.cancelAll();
}

void Session::open()
{
    if (!d->connection.local) {
        d->shareBudget();
        d->useCredentials();
        d->open = true;
        QTimer::singleShot(0, this, &Session::opened);
        return;
    }
    if (const Result<void, QString> usable = d->directory.ensure(); !usable) {
        const SessionError error{SessionError::Kind::DataDirectory, usable.error()};
        QTimer::singleShot(0, this, [this, error] { emit failed(error); });
        return;
    }
    d->shareBudget();
    connect(d->link.get(), &LocalGatewayLink::failed, this, &Session::failed);
    connect(d->link.get(), &LocalGatewayLink::sampleDataLoaded, this, &Session::sampleDataLoaded);
    connect(d->link.get(), &LocalGatewayLink::ready, this,
            [this](const localgateway::Address &address) {
                d->goTo(address);
                emit opened();
            });
    d->link->open();
}

bool Session::isOpen() const
{
    return d->open;
}

void Session::loadSampleData()
{
    if (d->link)
        d->link->loadSampleData();
    else
        emit sampleDataLoaded(false);
}

const Connection &Session::connection() const
{
    return d->connection;
}

const DataDirectory &Session::directory() const
{
    return d->directory;
}

HttpClient &Session::client() const
{
    return d->client;
}

RequestBudget &Session::budget() const
{
    return d->budget;
}

ProvisioningService &Session::service() const
{
    return d->service;
}

PendingPoller &Session::poller() const
{
    return d->poller;
}

GatewayData &Session::data() const
{
    return d->data;
}

GatewayChanges &Session::changes() const
{
    return d->changes;
}

JobStore &Session::jobs() const
{
    return d->jobs;
}

JobDesk Session::jobDesk() const
{
    return {d->service,
            d->client,
            d->poller,
            d->data,
            d->jobs,
            d->directory,
            placeOfJobs(d->connection)};
}

JobPlace placeOfJobs(const Connection &connection)
{
    return {connection.isKept ? connection.profile.name : QString(),
            connection.local ? QString() : connection.profile.baseUrl.toString()};
}

Rights &Session::rights() const
{
    return d->rights;
}

} // namespace numberdesk
