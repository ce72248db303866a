// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/dispatcher.h"
#include "localgateway/store/backendsync.h"
#include "localgateway/store/database.h"
#include "world.h"

#include <nlohmann/json.hpp>

#include <QMap>

#include <optional>
#include <vector>

namespace numberdesk {

/// Who wrote something: the setting up, somebody else, or a life of the desk's process from 1 on.
enum class Writer { SettingUp = 0, OtherDesk = -1 };

constexpr Writer deskLife(int life)
{
    return static_cast<Writer>(life);
}

/// What the gateway's store has of a number.
struct StoredNumber
{
    QByteArray account;
    QByteArray body; ///< JSON of the writable fields

    bool operator==(const StoredNumber &) const = default;
};

/// What one request changed of one number.
struct Effect
{
    std::chrono::milliseconds at;        ///< when the gateway did it
    std::chrono::milliseconds firstSent; ///< when the request went out for the first time
    Writer writer = Writer::OtherDesk;
    bool isConditional = false; ///< the request had a precondition
    QString number;
    std::optional<StoredNumber> before;
    std::optional<StoredNumber> after;
    QByteArray requestId; ///< empty: the request had none
    int arrival = 0;      ///< counts the requests that arrived
};

/// Who sends a request, and when it was first sent.
struct Sender
{
    Writer writer = Writer::OtherDesk;
    std::chrono::milliseconds firstSent{0};
};

/// The local gateway without its socket and its threads: in memory, on the world's clock, and with
/// a log of what each request changed. It outlives the processes of the desk.
class SimulatedGateway
{
public:
    explicit SimulatedGateway(World &world);

    /// The answer to a request that has arrived, in the gateway's rate limit.
    localgateway::Reply answer(const Sender &sender, const localgateway::Request &request);

    /// Somebody who is at the gateway at once, outside of its rate limit.
    localgateway::Reply ask(Writer writer, localgateway::Method method, const QByteArray &target,
                            const nlohmann::json &body = {});

    /// Takes down nothing more of what happens to numbers, which costs time with many of them.
    void stopLogging() { m_isLogging = false; }
    /// What happened to numbers so far, in its order.
    const std::vector<Effect> &effects() const { return m_effects; }
    /// What the store has, by number.
    QMap<QString, StoredNumber> stored();
    /// All numbers as the API shows them.
    nlohmann::json numbers();

private:
    localgateway::Reply carryOut(localgateway::Dispatcher &dispatcher, const Sender &sender,
                                 const localgateway::Request &request);
    localgateway::Dispatcher dispatcherWith(int rateLimit);

    /// The world's clock as the gateway sees it.
    class Time final : public localgateway::TimeSource
    {
    public:
        explicit Time(VirtualClock &clock) : m_clock(clock) {}
        qint64 now() const override { return m_clock.timeOfDay().toMSecsSinceEpoch(); }
        std::chrono::steady_clock::time_point steadyNow() const override { return m_clock.now(); }
        std::unique_ptr<localgateway::WakeUp> makeWakeUp(std::function<void()> rang) override;

    private:
        VirtualClock &m_clock;
    };

    World &m_world;
    Time m_time;
    std::unique_ptr<localgateway::Database> m_database;
    localgateway::TokenService m_tokens;
    localgateway::BackendSync m_sync;
    localgateway::Dispatcher m_door;
    localgateway::Dispatcher m_backDoor; ///< without a rate limit
    QMap<QString, StoredNumber> m_known;
    int m_arrivals = 0;
    bool m_isLogging = true;
    std::vector<Effect> m_effects;
};

} // namespace numberdesk
