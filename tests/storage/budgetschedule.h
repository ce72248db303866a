// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/sharedbudgetledger.h"

#include <QFile>

#include <array>
#include <memory>
#include <random>
#include <vector>

namespace numberdesk {

using namespace std::chrono_literals;
using TimePoint = Clock::TimePoint;

/// A schedule of two processes with one file: whatever they do, and in whichever order.
class Schedule
{
public:
    Schedule(QString path, quint32 seed) : m_path(std::move(path)), m_random(seed)
    {
        QFile::remove(m_path);
        m_limit = upTo(2) == 0 ? 100 : 1 + upTo(150);
        restart(0);
        restart(1);
    }

    void run()
    {
        constexpr int steps = 120;
        for (int step = 0; step < steps; ++step)
            act(*m_ledgers[static_cast<std::size_t>(upTo(1))]);
    }

    int limit() const { return m_limit; }
    const std::vector<TimePoint> &sent() const { return m_sent; }

private:
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }

    void restart(std::size_t process)
    {
        m_ledgers[process].reset();
        m_ledgers[process] = std::make_unique<SharedBudgetLedger>(m_path);
    }

    void act(SharedBudgetLedger &ledger)
    {
        switch (upTo(11)) {
        case 0:
            restart(static_cast<std::size_t>(upTo(1)));
            return;
        case 1:
            ledger.pauseUntil(m_now + std::chrono::milliseconds(upTo(5000)), m_now);
            break;
        case 2:
            ledger.resume(m_now);
            break;
        case 3:
            ledger.slowDown(m_now);
            break;
        case 4:
            ledger.announce(static_cast<Priority>(upTo(2)), m_now);
            break;
        case 5:
            m_now += std::chrono::milliseconds(upTo(70'000));
            break;
        default:
            send(ledger, upTo(3) == 0 ? upTo(40) : upTo(4));
        }
        m_now += std::chrono::microseconds(upTo(900'000));
    }

    /// Sends so many and retries of some, at the moments that the ledger names or at others.
    void send(SharedBudgetLedger &ledger, int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto priority = static_cast<Priority>(upTo(2));
            // Two processes read the clock, and then come to the file in another order.
            const TimePoint asked = m_now - std::chrono::microseconds(upTo(2000));
            if (const auto later = ledger.take(priority, m_limit, asked)) {
                if (upTo(1) == 0)
                    m_now = std::max(m_now, *later);
            } else {
                m_sent.push_back(m_now);
                ledger.recover(m_now);
            }
        }
    }

    QString m_path;
    std::mt19937 m_random;
    std::array<std::unique_ptr<SharedBudgetLedger>, 2> m_ledgers;
    TimePoint m_now{2h};
    int m_limit = 0;
    std::vector<TimePoint> m_sent;
};

} // namespace numberdesk
