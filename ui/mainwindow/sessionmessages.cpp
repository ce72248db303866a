// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/sessionmessages.h"

#include "net/httpclient.h"
#include "provisioning/apiversions.h"
#include "provisioning/pendingpoller.h"
#include "provisioning/transportwords.h"
#include "session/session.h"
#include "widgets/messagebar.h"

#include <QLocale>

namespace numberdesk {

SessionMessages::SessionMessages(Session &session, MessageBar &bar, QObject *parent)
    : QObject(parent), m_session(session), m_bar(bar)
{
    connect(&session, &Session::opened, this, [this] {
        m_bar.dismiss();
        setOffer(Offer::None);
    });
    connect(&session, &Session::failed, this, [this](const SessionError &error) {
        m_bar.showMessage(StatusKind::Bad, error.message, tr("Retry"));
        setOffer(Offer::Reopen);
    });
    GatewayData &data = session.data();
    connect(&data, &GatewayData::accountsStateChanged, this,
            [this] { follow(m_session.data().accountsState()); });
    connect(&data, &GatewayData::numbersStateChanged, this, [this](const QString &accountName) {
        follow(m_session.data().numbersState(accountName));
    });
    connect(&data, &GatewayData::requestsStateChanged, this,
            [this] { follow(m_session.data().requestsState()); });
    connect(&session.poller(), &PendingPoller::failed, this, &SessionMessages::takeError);
    connect(&session.client(), &HttpClient::clockFoundWrong, this,
            [this](std::chrono::seconds ahead) {
                m_bar.showMessage(StatusKind::Warning, clockWords(ahead));
            });
    connect(&bar, &MessageBar::actionTriggered, this, &SessionMessages::act);
}

void SessionMessages::follow(const LoadState &state)
{
    if (state.loading) {
        // What comes in shows that the gateway is there again.
        if (isLost() && state.received > 0 && !state.error) {
            m_bar.dismiss();
            setOffer(Offer::None);
        }
        return;
    }
    if (state.error)
        takeError(*state.error);
    else if (isLost() && state.loadedAt >= m_lostAt) {
        m_bar.dismiss();
        setOffer(Offer::None);
    }
}

void SessionMessages::takeError(const ApiError &error)
{
    if (isConnectionTrouble(error)) {
        showLost(error);
        return;
    }
    const auto other = otherApiVersionFor(error, m_session.connection().profile.apiVersion);
    if (!other)
        return;
    m_otherApiVersion = *other;
    m_bar.showMessage(
        StatusKind::Bad,
        tr("%1 does not know the API version %2.")
            .arg(m_session.connection().profile.name, m_session.connection().profile.apiVersion),
        tr("Use %1").arg(*other));
    setOffer(Offer::ApiVersion);
}

/// A refused client secret may have been mistyped; what else is refused has to be mended elsewhere.
bool SessionMessages::mayTakeAnotherSecret(const ApiError &error) const
{
    const Connection &connection = m_session.connection();
    return m_signInRefused && connection.isKept && !connection.clientSecret.isEmpty() &&
           error.transport.has_value();
}

/// Said once for all that fails together; nothing is sent again unless somebody asks for it.
void SessionMessages::showLost(const ApiError &error)
{
    m_session.poller().setPaused(true);
    m_signInRefused = error.transport && error.transport->kind == HttpError::Kind::SignInFailed;
    const bool takesSecret = mayTakeAnotherSecret(error);
    const QDateTime read = oldestReading();
    const QString age =
        read.isNull()
            ? QString()
            : tr("What is shown was read at %1.")
                  .arg(QLocale().toString(read.toLocalTime().time(), QLocale::ShortFormat));
    m_bar.showError(error, takesSecret ? tr("Enter another secret…") : tr("Reconnect"), age);
    if (!isLost())
        m_lostAt = QDateTime::currentDateTimeUtc();
    setOffer(takesSecret ? Offer::Secret : Offer::Reconnect);
}

void SessionMessages::act()
{
    switch (m_offer) {
    case Offer::Reopen:
        m_session.open();
        break;
    case Offer::Reconnect:
        m_session.poller().setPaused(false);
        emit reconnectRequested();
        break;
    case Offer::Secret:
        emit secretRequested();
        break;
    case Offer::ApiVersion:
        emit apiVersionRequested(m_otherApiVersion);
        break;
    case Offer::None:
        break;
    }
}

void SessionMessages::setOffer(Offer offer)
{
    const bool wasLost = isLost();
    m_offer = offer;
    if (wasLost != isLost())
        emit lostChanged();
}

QDateTime SessionMessages::oldestReading() const
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

} // namespace numberdesk
