// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "net/httpclient.h"
#include "net/requestbudget.h"
#include "provisioning/pendingpoller.h"
#include "provisioning/provisioningservice.h"
#include "session/forwardingtokensource.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/localgatewaylink.h"

#include <QTimer>

namespace numberdesk {

namespace {

/// Microsoft's published limit (Provisioning API integration guide), until a gateway says another.
constexpr int publishedRequestBudget = 100;

HttpClientOptions clientOptions(const Connection &connection)
{
    HttpClientOptions options;
    options.baseUrl = connection.baseUrl;
    options.timeout = connection.timeout;
    options.extraCaPem = connection.extraCaPem;
    return options;
}

} // namespace

// The order of the members is the order of dependence: what comes later uses what came before.
class Session::Private
{
public:
    Private(Connection c, DataDirectory dir)
        : connection(std::move(c))
        , directory(std::move(dir))
        , budget(connection.requestBudget.value_or(publishedRequestBudget))
        , client(clientOptions(connection), tokens, budget)
        , service(client, connection.apiVersion)
        , poller(service)
        , data(service, poller)
        , changes(service, data)
    {
        if (connection.requestBudget)
            budget.fixLimit(*connection.requestBudget);
    }

    void useCredentials()
    {
        if (connection.tokenUrl.isEmpty()) {
            tokens.setSource(std::make_unique<NoTokenSource>());
            return;
        }
        ClientCredentials credentials;
        credentials.tokenUrl = connection.tokenUrl;
        credentials.clientId = connection.clientId;
        credentials.clientSecret = connection.clientSecret;
        credentials.certificate = connection.clientCertificate;
        credentials.scope = connection.scope;
        credentials.extraCaPem = connection.extraCaPem;
        credentials.timeout = connection.timeout;
        tokens.setSource(std::make_unique<ClientCredentialsTokenSource>(std::move(credentials)));
    }

    Connection connection;
    DataDirectory directory;
    ForwardingTokenSource tokens;
    RequestBudget budget;
    HttpClient client;
    ProvisioningService service;
    PendingPoller poller;
    GatewayData data;
    GatewayChanges changes;
    std::unique_ptr<LocalGatewayLink> link;
    bool open = false;
};

Session::Session(Connection connection, DataDirectory directory, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(connection), std::move(directory)))
{}

Session::~Session()
{
    // Whatever still waits must end while everything it refers to lives.
    d->client.cancelAll();
}

void Session::open()
{
    if (!d->connection.local) {
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
    d->link = std::make_unique<LocalGatewayLink>(d->directory, d->connection.sampleData);
    connect(d->link.get(), &LocalGatewayLink::failed, this, &Session::failed);
    connect(d->link.get(), &LocalGatewayLink::sampleDataLoaded, this, &Session::sampleDataLoaded);
    connect(d->link.get(), &LocalGatewayLink::ready, this,
            [this](const localgateway::Address &address) {
                d->connection.baseUrl = address.baseUrl;
                d->connection.tokenUrl = address.tokenUrl;
                d->connection.clientId = address.clientId;
                d->connection.clientSecret = address.clientSecret;
                d->client.setBaseUrl(address.baseUrl);
                d->useCredentials();
                d->open = true;
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

} // namespace numberdesk
