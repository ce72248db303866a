// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/base/timesource.h"

#include <QDateTime>
#include <QTimer>

#include <utility>

namespace numberdesk::localgateway {

namespace {

class SystemWakeUp final : public WakeUp
{
public:
    explicit SystemWakeUp(std::function<void()> rang)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(&m_timer, std::move(rang));
    }

    void start(std::chrono::milliseconds wait) override { m_timer.start(wait); }

private:
    QTimer m_timer;
};

class SystemTime final : public TimeSource
{
public:
    qint64 now() const override { return QDateTime::currentMSecsSinceEpoch(); }
    std::chrono::steady_clock::time_point steadyNow() const override
    {
        return std::chrono::steady_clock::now();
    }
    std::unique_ptr<WakeUp> makeWakeUp(std::function<void()> rang) override
    {
        return std::make_unique<SystemWakeUp>(std::move(rang));
    }
};

} // namespace

TimeSource &systemTime()
{
    static SystemTime time;
    return time;
}

} // namespace numberdesk::localgateway
