// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/retrybar.h"

#include "session/connectionstate.h"

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto countDownTick = 1s;

} // namespace

RetryBar::RetryBar(ConnectionState &state, QWidget *parent)
    : MessageBar(parent), m_state(state), m_tick(state.clock().makeAlarm())
{
    connect(m_tick.get(), &Alarm::rang, this, &RetryBar::countDown);
    connect(&state, &ConnectionState::waitChanged, this, &RetryBar::present);
    connect(this, &MessageBar::actionTriggered, &state, &ConnectionState::retryNow);
    connect(this, &MessageBar::dismissed, &state, &ConnectionState::forgetWait);
}

RetryBar::~RetryBar() = default;

void RetryBar::present()
{
    if (!m_state.wait()) {
        m_tick->stop();
        dismiss();
        return;
    }
    showMessage(StatusKind::Warning, words(), tr("Retry now"));
    m_tick->start(countDownTick);
}

void RetryBar::countDown()
{
    if (m_state.waitLeft() <= 0ms)
        return; // the state tells of its end
    setText(words());
    m_tick->start(countDownTick);
}

QString RetryBar::words() const
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_state.waitLeft()).count();
    return tr("%1 Trying again in %Ln second(s).", nullptr, static_cast<int>(seconds))
        .arg(m_state.wait()->reason);
}

} // namespace numberdesk
