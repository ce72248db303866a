// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dice.h"
#include "net/wire/exchange.h"
#include "simulatedgateway.h"

#include <QHash>
#include <QPointer>

#include <optional>

class QNetworkRequest;

namespace numberdesk {

class RequestWatch;
class SimulatedExchange;

/// What a desk has read: the gateway as it was at one time.
struct Reading
{
    std::chrono::milliseconds shows;   ///< when the gateway answered
    std::chrono::milliseconds arrived; ///< when the desk had the answer
    Writer reader = Writer::OtherDesk;
    QByteArray target;
    QByteArray body;
};

/// How often which fault comes, in percent of the requests.
struct FaultRates
{
    /// A seed's own mix: some faults often, some seldom, most never.
    explicit FaultRates(Dice dice);
    FaultRates() = default;

    int delayed = 0;
    int lostBefore = 0;
    int lostAfter = 0;
    int doubled = 0;
    int refused = 0;
    int throttled = 0;
    int unavailable = 0;
    int failing = 0;
    int failingAfter = 0;
};

/// What lies between the desk and the gateway, and does to what passes what a seed says. What has
/// left arrives even when its sender is gone.
class SimulatedNetwork
{
public:
    SimulatedNetwork(World &world, SimulatedGateway &gateway, quint64 seed);

    /// The transport of one life of the desk's process.
    TransportMaker transportOf(Writer writer);

    /// So many of a hundred requests are lost, refused or late, and no others.
    void setFaults(int percent);
    /// Looks at all that passes; must outlive this.
    void watchBy(RequestWatch &watch) { m_watch = &watch; }
    /// What follows is of another job.
    void beginJob();
    /// Nothing more leaves a desk whose process is gone, up to that life.
    void cutOff(Writer last) { m_cutOff = last; }
    /// Called whenever a request has arrived and its reply is under way.
    void onArrival(std::function<void()> arrived) { m_arrived = std::move(arrived); }
    /// Nothing happens to what passes, but for that.
    void onlyFault(const OneFault &one);
    /// From now on everything arrives, and at once.
    void calmDown() { m_calm = true; }
    /// As before that.
    void stirUp() { m_calm = false; }

    /// The answers to GETs that reached the desk.
    const std::vector<Reading> &readings() const { return m_readings; }
    /// When requests of the desk went out.
    const std::vector<Clock::TimePoint> &sent() const { return m_sent; }

private:
    friend class SimulatedExchange;

    /// One try on its way.
    struct Parcel
    {
        int id = 0;
        Sender sender;
        localgateway::Request request;
        QPointer<SimulatedExchange> exchange;
    };
    enum class Fate {
        Arrives,
        Refused,
        LostBefore,
        LostAfter,
        Throttled,
        Unavailable,
        Failing,
        FailsAfter
    };

    /// False when no connection is made, so that it does not leave.
    bool carry(SimulatedExchange *exchange, Writer writer, const localgateway::Request &request);
    Fate throwFate();
    Fate fateOfTheOne();
    std::chrono::milliseconds travelTime();
    localgateway::Reply troubleReply(Fate fate);
    void arrive(const Parcel &parcel, Fate fate, bool isSecond);
    void sendBack(const Parcel &parcel, const localgateway::Reply &reply);
    void breakOff(const Parcel &parcel);
    void noteOrder(int id);
    Sender senderOf(Writer writer, const localgateway::Request &request);

    World &m_world;
    SimulatedGateway &m_gateway;
    Dice m_dice;
    FaultRates m_rates;
    RequestWatch *m_watch = nullptr;
    Writer m_cutOff = Writer::SettingUp;
    std::function<void()> m_arrived;
    QHash<QByteArray, std::chrono::milliseconds> m_firstSent; ///< by repeatability id
    std::vector<Reading> m_readings;
    std::vector<Clock::TimePoint> m_sent;
    int m_lastId = 0;
    int m_newestArrived = 0;
    std::optional<OneFault> m_only;
    std::optional<int> m_percent; ///< see setFaults()
    bool m_isTheOne = false;      ///< the request that it hits
    bool m_calm = false;
};

} // namespace numberdesk
