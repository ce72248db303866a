// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/import/syncwait.h"

#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

/// Between two signs of life.
constexpr auto signOfLife = 30s;

} // namespace

SyncWait::SyncWait(Session &session, Output &output, std::function<qint64()> undecided,
                   QObject *parent)
    : QObject(parent), m_session(session), m_output(output), m_undecided(std::move(undecided))
{}

void SyncWait::start(std::chrono::seconds timeout)
{
    m_isWaiting = true;
    Clock &clock = m_session.service().clock();
    m_end = clock.makeAlarm();
    connect(m_end.get(), &Alarm::rang, this, &SyncWait::end);
    m_end->start(timeout);
    connect(&m_session.poller(), &PendingPoller::failed, this, [this](const ApiError &error) {
        m_output.say("numberdesk: "_L1 + userMessage(error));
    });
    m_sign = clock.makeAlarm();
    connect(m_sign.get(), &Alarm::rang, this, &SyncWait::giveSign);
    m_sign->start(signOfLife);
    m_session.poller().pollNow();
}

void SyncWait::giveSign()
{
    m_sign->start(signOfLife);
    m_output.say(tr("%n row(s) pending.", nullptr, static_cast<int>(m_undecided())));
}

void SyncWait::look()
{
    if (m_isWaiting && m_undecided() == 0)
        end();
}

void SyncWait::end()
{
    if (std::exchange(m_isWaiting, false))
        emit ended();
}

} // namespace numberdesk
