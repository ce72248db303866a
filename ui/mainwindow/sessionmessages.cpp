// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/sessionmessages.h"

#include "net/client/httpclient.h"
#include "provisioning/errors/transportwords.h"
#include "session/session.h"
#include "widgets/look/messagebar.h"

#include <QLocale>

namespace numberdesk {

SessionMessages::SessionMessages(Session &session, ConnectionState &state, MessageBar &bar,
                                 QObject *parent)
    : QObject(parent), m_session(session), m_state(state), m_bar(bar)
{
    connect(&state, &ConnectionState::troubleChanged, this, &SessionMessages::present);
    connect(&session.client(), &HttpClient::clockFoundWrong, this,
            [this](std::chrono::seconds ahead) {
                m_bar.showMessage(StatusKind::Warning, clockWords(ahead));
            });
    connect(&bar, &MessageBar::actionTriggered, this, &SessionMessages::act);
}

void SessionMessages::present()
{
    const ConnectionState::Trouble &trouble = m_state.trouble();
    if (const auto *failure = std::get_if<SessionError>(&trouble)) {
        m_bar.showMessage(StatusKind::Bad, failure->message, tr("Retry"));
    } else if (const auto *loss = std::get_if<ConnectionState::Loss>(&trouble)) {
        presentLoss(*loss);
    } else if (const auto *other = std::get_if<ConnectionState::OtherApiVersion>(&trouble)) {
        const ConnectionProfile &profile = m_session.connection().profile;
        m_bar.showMessage(
            StatusKind::Bad,
            tr("%1 does not know the API version %2.").arg(profile.name, profile.apiVersion),
            tr("Use %1").arg(other->version));
    } else {
        m_bar.dismiss();
    }
}

void SessionMessages::presentLoss(const ConnectionState::Loss &loss)
{
    const QDateTime read = m_state.oldestReading();
    const QString age =
        read.isNull()
            ? QString()
            : tr("What is shown was read at %1.")
                  .arg(QLocale().toString(read.toLocalTime().time(), QLocale::ShortFormat));
    m_bar.showError(loss.error,
                    m_state.mayTakeAnotherSecret() ? tr("Enter another secret…") : tr("Reconnect"),
                    age);
}

void SessionMessages::act()
{
    const ConnectionState::Trouble &trouble = m_state.trouble();
    if (std::holds_alternative<SessionError>(trouble)) {
        m_session.open();
    } else if (const auto *other = std::get_if<ConnectionState::OtherApiVersion>(&trouble)) {
        emit apiVersionRequested(other->version);
    } else if (m_state.mayTakeAnotherSecret()) {
        emit secretRequested();
    } else if (m_state.isLost()) {
        m_state.reconnect();
        emit reconnectRequested();
    }
}

} // namespace numberdesk
