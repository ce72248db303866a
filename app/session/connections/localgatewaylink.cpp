// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/localgatewaylink.h"

#include "localgateway/addressfile.h"
#include "localgateway/gatewaythread.h"
#include "net/wire/httpexchange.h"
#include "net/wire/transport.h"

#include <QDir>

#include <chrono>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto searchStep = 50ms;
/// How soon the end of another process's gateway is noticed while nothing is asked of it.
constexpr auto holderWatch = 500ms;

/// A hint only: the process may live where this one cannot see it, as in another container.
bool isAlive(qint64 process)
{
    return ::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM;
}

SessionError errorFrom(const localgateway::StartError &error)
{
    using Kind = localgateway::StartError::Kind;
    SessionError::Kind kind = SessionError::Kind::DatabaseUnusable;
    if (error.kind == Kind::PortTaken)
        kind = SessionError::Kind::PortTaken;
    else if (error.kind == Kind::DatabaseHeld)
        kind = SessionError::Kind::DatabaseHeld;
    return {kind, error.message};
}

/// Every reply of a local gateway, of any status, carries its limit.
bool isOfLocalGateway(const HttpResult &result)
{
    return result && !result->header("x-ratelimit-limit").isEmpty();
}

} // namespace

LocalGatewayLink::LocalGatewayLink(DataDirectory directory, bool sampleData, QObject *parent)
    : GatewayFinder(parent), m_directory(std::move(directory)), m_sampleData(sampleData)
{
    m_watch.setInterval(holderWatch);
    connect(&m_watch, &QTimer::timeout, this, &LocalGatewayLink::watchHolder);
}

LocalGatewayLink::~LocalGatewayLink() = default;

void LocalGatewayLink::open()
{
    beginSearch();
}

void LocalGatewayLink::look()
{
    if (m_searching)
        return;
    if (m_serves) // in this very process: nobody else is to be found
        QTimer::singleShot(0, this, &LocalGatewayLink::lost);
    else
        beginSearch();
}

void LocalGatewayLink::beginSearch()
{
    m_watch.stop();
    m_searching = true;
    m_searchEnd.setRemainingTime(longestLook);
    tryToServe();
}

void LocalGatewayLink::tryToServe()
{
    localgateway::Options options;
    options.databaseFile = m_directory.localGatewayDatabase();
    options.sampleData = m_sampleData;
    options.rateLimit = 0; // nobody but this desk is served, and it has nothing to spare
    m_gateway = std::make_unique<localgateway::GatewayThread>(options);
    connect(m_gateway.get(), &localgateway::GatewayThread::started, this,
            &LocalGatewayLink::handleStarted);
    connect(m_gateway.get(), &localgateway::GatewayThread::sampleDataLoaded, this,
            &LocalGatewayLink::sampleDataLoaded);
    m_gateway->start();
}

void LocalGatewayLink::loadSampleData()
{
    if (m_gateway)
        m_gateway->loadSampleData();
    else
        emit sampleDataLoaded(false);
}

void LocalGatewayLink::handleStarted(
    const Result<localgateway::Address, localgateway::StartError> &result, bool sampleDataSkipped)
{
    if (result) {
        m_serves = true;
        // Told before ready(): a command that ends with its first answer must still have heard it.
        if (m_sampleData)
            emit sampleDataLoaded(!sampleDataSkipped);
        m_sampleData = false;
        use(*result);
        return;
    }
    // Copied, since the result belongs to the gateway that goes now.
    localgateway::StartError error = result.error();
    m_gateway.release()->deleteLater();
    if (error.kind == localgateway::StartError::Kind::DatabaseHeld)
        askHolder(error);
    else
        giveUp(errorFrom(error));
}

/// Somebody else has the database. Its address is asked whether it is there: it may be starting,
/// ending or standing still.
void LocalGatewayLink::askHolder(const localgateway::StartError &held)
{
    const localgateway::AddressFile file(m_directory.localGatewayDatabase());
    const std::optional<localgateway::Address> address = file.read();
    if (!address || !isLoopback(address->baseUrl)) {
        searchOn(silentHolder(held.holderProcess));
        return;
    }
    if (!address->isHere()) {
        searchOn(errorFrom(held));
        return;
    }
    const std::chrono::milliseconds patience(std::max<qint64>(m_searchEnd.remainingTime(), 1));
    m_question = new HttpExchange(makeNetworkManager(), {patience, 65536}, this);
    connect(m_question, &HttpExchange::finished, this, [this, address = *address] {
        const bool answers = isOfLocalGateway(m_question->result());
        m_question->deleteLater();
        if (answers)
            takeAnswer(address);
        else
            searchOn(silentHolder(address.process));
    });
    // A path that needs no token and counts for no limit, whether the gateway knows it or not.
    m_question->start(makeNetworkRequest(QUrl(address->baseUrl.toString() + "/health"_L1), {}),
                      "GET", {});
}

void LocalGatewayLink::takeAnswer(const localgateway::Address &address)
{
    if (isAlive(address.process)) // else only a request can notice its end
        m_watch.start();
    if (m_sampleData)
        emit sampleDataLoaded(false);
    m_sampleData = false;
    use(address);
}

void LocalGatewayLink::use(const localgateway::Address &address)
{
    m_searching = false;
    if (m_address != address) {
        m_address = address;
        emit ready(address);
    }
    emit found();
}

void LocalGatewayLink::searchOn(const SessionError &error)
{
    if (m_searchEnd.hasExpired())
        giveUp(error);
    else
        QTimer::singleShot(searchStep, this, &LocalGatewayLink::tryToServe);
}

/// Requests in want of the gateway end. Whoever has worked with it may ask again later; only a
/// session that never had it is told that it has none.
void LocalGatewayLink::giveUp(const SessionError &error)
{
    m_searching = false;
    emit lost();
    if (m_address)
        m_watch.start();
    else
        emit failed(error);
}

SessionError LocalGatewayLink::silentHolder(qint64 process) const
{
    const QString file = QDir::toNativeSeparators(m_directory.localGatewayDatabase());
    if (process == 0) {
        return {SessionError::Kind::DatabaseHeld,
                tr("The local gateway's database %1 is held by a process that does not say where "
                   "it listens. End that process and try again.")
                    .arg(file)};
    }
    return {SessionError::Kind::DatabaseHeld,
            tr("The local gateway's database %1 is held by process %2, which does not answer. End "
               "that process and try again.")
                .arg(file)
                .arg(process)};
}

void LocalGatewayLink::watchHolder()
{
    if (m_searching || (m_address && isAlive(m_address->process)))
        return;
    beginSearch();
}

} // namespace numberdesk
