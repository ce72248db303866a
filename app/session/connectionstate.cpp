// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connectionstate.h"

#include "net/client/httpclient.h"
#include "provisioning/errors/apiversions.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaydata.h"
#include "session/session.h"

#include <utility>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto waitWorthTelling = 2s;

} // namespace

bool ConnectionState::Loss::isSignInRefused() const
{
    return error.transport && error.transport->kind == HttpError::Kind::SignInFailed;
}

ConnectionState::ConnectionState(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_waitEnd(clock().makeAlarm())
{
    m_kind = presentKind();
    m_since = clock().timeOfDay();
    connect(&session, &Session::opened, this, [this] { setTrouble({}); });
    connect(&session, &Session::failed, this,
            [this](const SessionError &error) { setTrouble(error); });
    followLoads();
    connect(&session.poller(), &PendingPoller::failed, this, &ConnectionState::takeError);
    connect(&session.client(), &HttpClient::retryScheduled, this, &ConnectionState::takeWait);
    connect(m_waitEnd.get(), &Alarm::rang, this, &ConnectionState::forgetWait);
}

ConnectionState::~ConnectionState() = default;

void ConnectionState::followLoads()
{
    GatewayData &data = m_session.data();
    connect(&data, &GatewayData::accountsStateChanged, this,
            [this] { follow(m_session.data().accountsState()); });
    connect(&data, &GatewayData::numbersStateChanged, this, [this](const QString &accountName) {
        follow(m_session.data().numbersState(accountName));
    });
    connect(&data, &GatewayData::requestsStateChanged, this,
            [this] { follow(m_session.data().requestsState()); });
}

void ConnectionState::follow(const LoadState &state)
{
    const auto *loss = std::get_if<Loss>(&m_trouble);
    if (state.error && !state.loading)
        return takeError(*state.error);
    // What comes in shows that the gateway is there again; what was read before shows nothing.
    const bool comesIn = state.loading && state.received > 0 && !state.error;
    if (loss != nullptr && (comesIn || (!state.loading && state.loadedAt >= loss->at)))
        setTrouble({});
    else
        update();
}

/// Told once for all that fails together; nothing is polled until somebody asks for it.
void ConnectionState::takeError(const ApiError &error)
{
    if (isConnectionTrouble(error)) {
        m_session.poller().setPaused(true);
        const auto *loss = std::get_if<Loss>(&m_trouble);
        return setTrouble(Loss{error, loss != nullptr ? loss->at : clock().timeOfDay()});
    }
    if (const auto other = otherApiVersionFor(error, m_session.connection().profile.apiVersion))
        setTrouble(OtherApiVersion{*other});
}

/// The longest wait stands for those of the requests beside it.
void ConnectionState::takeWait(std::chrono::milliseconds wait, const QString &reason)
{
    if (wait < waitWorthTelling || (m_wait && waitLeft() >= wait))
        return;
    m_wait = Wait{reason, clock().now() + wait};
    m_waitEnd->start(wait);
    update();
    emit waitChanged();
}

void ConnectionState::forgetWait()
{
    if (!m_wait)
        return;
    m_wait.reset();
    m_waitEnd->stop();
    update();
    emit waitChanged();
}

void ConnectionState::setTrouble(Trouble trouble)
{
    m_trouble = std::move(trouble);
    update();
    emit troubleChanged();
}

bool ConnectionState::mayTakeAnotherSecret() const
{
    const auto *loss = std::get_if<Loss>(&m_trouble);
    const Connection &connection = m_session.connection();
    return loss != nullptr && loss->isSignInRefused() && connection.isKept &&
           !connection.clientSecret.isEmpty();
}

QDateTime ConnectionState::oldestReading() const
{
    const GatewayData &data = m_session.data();
    QDateTime oldest;
    for (const QDateTime &read : {data.accountsState().loadedAt, data.numbersState({}).loadedAt,
                                  data.requestsState().loadedAt}) {
        if (!read.isNull() && (oldest.isNull() || read < oldest))
            oldest = read;
    }
    return oldest;
}

std::chrono::milliseconds ConnectionState::waitLeft() const
{
    if (!m_wait)
        return 0ms;
    return std::chrono::ceil<std::chrono::milliseconds>(m_wait->end - clock().now());
}

Clock &ConnectionState::clock() const
{
    return m_session.client().clock();
}

void ConnectionState::reconnect()
{
    m_session.poller().setPaused(false);
}

void ConnectionState::retryNow()
{
    forgetWait();
    m_session.client().retryNow();
}

ConnectionState::Kind ConnectionState::presentKind() const
{
    if (!m_session.isOpen())
        return std::holds_alternative<SessionError>(m_trouble) ? Kind::Failed : Kind::Opening;
    if (const auto *loss = std::get_if<Loss>(&m_trouble))
        return loss->isSignInRefused() ? Kind::SignInRefused : Kind::Lost;
    if (m_wait)
        return Kind::Waiting;
    return m_session.data().hasRead() ? Kind::Connected : Kind::Connecting;
}

void ConnectionState::update()
{
    const Kind kind = presentKind();
    if (kind == m_kind)
        return;
    m_kind = kind;
    m_since = clock().timeOfDay();
    emit changed();
}

} // namespace numberdesk
