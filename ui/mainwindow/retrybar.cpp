// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/retrybar.h"

#include "net/httpclient.h"

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto waitWorthTelling = 2s;
constexpr auto countDownTick = 1s;

} // namespace

RetryBar::RetryBar(HttpClient &client, QWidget *parent) : MessageBar(parent)
{
    m_tick.setInterval(countDownTick);
    connect(&m_tick, &QTimer::timeout, this, &RetryBar::countDown);
    connect(&client, &HttpClient::retryScheduled, this, &RetryBar::takeWait);
    connect(this, &MessageBar::actionTriggered, &client, [this, &client] {
        dismiss();
        client.retryNow();
    });
    connect(this, &MessageBar::dismissed, this, [this] {
        m_tick.stop();
        emit waitingChanged();
    });
}

/// The longest wait stands for those of the requests beside it.
void RetryBar::takeWait(std::chrono::milliseconds wait, const QString &reason)
{
    if (wait < waitWorthTelling)
        return;
    if (m_tick.isActive() && m_wait - std::chrono::milliseconds(m_since.elapsed()) >= wait)
        return;
    m_wait = wait;
    m_reason = reason;
    m_since.start();
    m_tick.start();
    showMessage(StatusKind::Warning, words(wait), tr("Retry now"));
    emit waitingChanged();
}

void RetryBar::countDown()
{
    const auto left = m_wait - std::chrono::milliseconds(m_since.elapsed());
    if (left > 0ms)
        setText(words(left));
    else
        dismiss();
}

QString RetryBar::words(std::chrono::milliseconds left) const
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    return tr("%1 Trying again in %Ln second(s).", nullptr, static_cast<int>(seconds))
        .arg(m_reason);
}

} // namespace numberdesk
