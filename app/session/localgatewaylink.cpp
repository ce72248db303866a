// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/localgatewaylink.h"

#include "localgateway/addressfile.h"
#include "localgateway/gatewaythread.h"

#include <QDir>

#include <chrono>
#include <csignal>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// How long a gateway that holds the database may take to say where it listens.
constexpr auto holderPatience = 10s;
constexpr auto holderRetry = 100ms;
/// How soon the end of another process's gateway is noticed.
constexpr auto holderWatch = 500ms;

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

} // namespace

LocalGatewayLink::LocalGatewayLink(const DataDirectory &directory, bool sampleData, QObject *parent)
    : QObject(parent), m_directory(directory), m_sampleData(sampleData)
{
    m_watch.setInterval(holderWatch);
    connect(&m_watch, &QTimer::timeout, this, &LocalGatewayLink::watchHolder);
}

LocalGatewayLink::~LocalGatewayLink() = default;

void LocalGatewayLink::open()
{
    m_attemptsLeft = holderPatience / holderRetry;
    localgateway::Options options;
    options.databaseFile = m_directory.localGatewayDatabase();
    options.sampleData = m_sampleData;
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
        m_holder = 0;
        // Told before ready(): a command that ends with its first answer must still have heard it.
        if (m_sampleData)
            emit sampleDataLoaded(!sampleDataSkipped);
        m_sampleData = false;
        emit ready(*result);
        return;
    }
    // Copied, since the result belongs to the gateway that goes now.
    const localgateway::StartError error = result.error();
    m_gateway.release()->deleteLater();
    if (error.kind == localgateway::StartError::Kind::DatabaseHeld)
        useHolder(error.holderProcess);
    else
        emit failed(errorFrom(error));
}

void LocalGatewayLink::useHolder(qint64 holder)
{
    const localgateway::AddressFile file(m_directory.localGatewayDatabase());
    const std::optional<localgateway::Address> address = file.read();
    if (address && address->process == holder) {
        m_holder = holder;
        m_watch.start();
        if (m_sampleData)
            emit sampleDataLoaded(false);
        m_sampleData = false;
        emit ready(*address);
        return;
    }
    // It may be starting, or ending: look again a little later, for a while.
    if (--m_attemptsLeft > 0) {
        QTimer::singleShot(holderRetry, this, [this, holder] {
            if (isAlive(holder))
                useHolder(holder);
            else
                open();
        });
        return;
    }
    emit failed({SessionError::Kind::DatabaseHeld,
                 tr("The local gateway's database %1 is held by process %2, which does not say "
                    "where it listens. End that process and try again.")
                     .arg(QDir::toNativeSeparators(m_directory.localGatewayDatabase()))
                     .arg(holder)});
}

void LocalGatewayLink::watchHolder()
{
    if (isAlive(m_holder))
        return;
    m_watch.stop();
    open();
}

} // namespace numberdesk
