// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatednetwork.h"

#include "localgateway/http/apierror.h"
#include "requestwatch.h"
#include "simulatedexchange.h"

#include <QNetworkRequest>

#include <map>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr auto shortestWay = 5ms;
constexpr auto longestWay = 120ms;
constexpr auto lateWay = 20s;
constexpr auto longestDelay = 45s; ///< the desk waits for 30 s
constexpr auto latestDouble = 40s;

class SimulatedTransport final : public Transport
{
public:
    SimulatedTransport(SimulatedNetwork &network, World &world, Writer writer)
        : m_network(network), m_world(world), m_writer(writer)
    {}

    Exchange *makeExchange(const ExchangeLimits &limits, QObject *parent) override
    {
        return new SimulatedExchange(m_network, m_world.clock, m_writer, limits, parent);
    }

private:
    SimulatedNetwork &m_network;
    World &m_world;
    Writer m_writer;
};

QByteArray lineOf(int id, const localgateway::Request &request)
{
    return '#' + QByteArray::number(id) + ' ' + localgateway::methodName(request.method) + ' ' +
           request.path + (request.queryText.isEmpty() ? QByteArray() : '?' + request.queryText) +
           ' ' + QByteArray::number(request.body.size()) + " B " +
           request.headers.value("repeatability-request-id").left(8);
}

} // namespace

FaultRates::FaultRates(Dice dice)
{
    constexpr int present = 35;
    for (int *rate : {&delayed, &lostBefore, &lostAfter, &doubled, &refused, &throttled,
                      &unavailable, &failing, &failingAfter}) {
        if (dice.comes(present))
            *rate = dice.comes(30) ? dice.between(20, 40) : dice.between(2, 15);
    }
}

SimulatedNetwork::SimulatedNetwork(World &world, SimulatedGateway &gateway, quint64 seed)
    : m_world(world), m_gateway(gateway), m_dice(seed, 1), m_rates(Dice(seed, 2))
{}

void SimulatedNetwork::beginJob()
{
    if (m_watch != nullptr)
        m_watch->beginJob();
}

TransportMaker SimulatedNetwork::transportOf(Writer writer)
{
    return [this, writer] { return std::make_shared<SimulatedTransport>(*this, m_world, writer); };
}

/// The time on the way, which is seldom long.
milliseconds SimulatedNetwork::travelTime()
{
    if (m_only && m_isTheOne && m_only->fault == Fault::Delayed)
        return lateWay;
    if (m_calm)
        return shortestWay;
    if (!m_dice.comes(m_rates.delayed))
        return m_dice.between(shortestWay, longestWay);
    m_world.note(Fault::Delayed);
    return m_dice.comes(50) ? m_dice.between(longestWay, 3000ms)
                            : m_dice.between(longestWay, longestDelay);
}

void SimulatedNetwork::onlyFault(const OneFault &one)
{
    m_only = one;
    m_rates = {};
}

/// Each kind as often as the others.
void SimulatedNetwork::setFaults(int percent)
{
    m_rates = {};
    m_percent = percent;
}

SimulatedNetwork::Fate SimulatedNetwork::fateOfTheOne()
{
    const auto count = static_cast<int>(m_sent.size());
    m_isTheOne = count == m_only->nth;
    const std::map<Fault, Fate> fates{
        {Fault::Refused, Fate::Refused},     {Fault::LostBefore, Fate::LostBefore},
        {Fault::LostAfter, Fate::LostAfter}, {Fault::Silent, Fate::LostAfter},
        {Fault::Throttled, Fate::Throttled}, {Fault::Unavailable, Fate::Unavailable},
        {Fault::Failing, Fate::Failing},     {Fault::FailingAfter, Fate::FailsAfter},
        {Fault::Doubled, Fate::Arrives},     {Fault::Delayed, Fate::Arrives}};
    const auto fate = fates.find(m_only->fault);
    if (!m_isTheOne || fate == fates.cend())
        return Fate::Arrives;
    m_world.note(m_only->fault);
    return fate->second;
}

SimulatedNetwork::Fate SimulatedNetwork::throwFate()
{
    if (m_only)
        return fateOfTheOne();
    if (m_percent) {
        constexpr std::array any{Fate::LostBefore,  Fate::LostAfter, Fate::Throttled,
                                 Fate::Unavailable, Fate::Failing,   Fate::FailsAfter};
        return m_dice.comes(*m_percent) ? any.at(std::size_t(m_dice.below(int(any.size()))))
                                        : Fate::Arrives;
    }
    if (m_calm)
        return Fate::Arrives;
    const std::array fates{
        std::tuple{m_rates.refused, Fate::Refused, Fault::Refused},
        std::tuple{m_rates.lostBefore, Fate::LostBefore, Fault::LostBefore},
        std::tuple{m_rates.lostAfter, Fate::LostAfter, Fault::LostAfter},
        std::tuple{m_rates.throttled, Fate::Throttled, Fault::Throttled},
        std::tuple{m_rates.unavailable, Fate::Unavailable, Fault::Unavailable},
        std::tuple{m_rates.failing, Fate::Failing, Fault::Failing},
        std::tuple{m_rates.failingAfter, Fate::FailsAfter, Fault::FailingAfter},
    };
    for (const auto &[rate, fate, fault] : fates) {
        if (!m_dice.comes(rate))
            continue;
        m_world.note(fault);
        return fate;
    }
    return Fate::Arrives;
}

Sender SimulatedNetwork::senderOf(Writer writer, const localgateway::Request &request)
{
    const QByteArray id = request.headers.value("repeatability-request-id");
    if (!id.isEmpty() && !m_firstSent.contains(id))
        m_firstSent.insert(id, m_world.trace.now());
    return {writer, m_firstSent.value(id, m_world.trace.now())};
}

bool SimulatedNetwork::carry(SimulatedExchange *exchange, Writer writer,
                             const localgateway::Request &request)
{
    if (writer <= m_cutOff)
        return true;
    if (m_watch != nullptr)
        m_watch->sees(writer, request);
    const Parcel parcel{++m_lastId, senderOf(writer, request), request, exchange};
    m_sent.push_back(m_world.clock.now());
    m_world.trace.add("desk sends " + lineOf(parcel.id, request));
    const Fate fate = throwFate();
    const milliseconds way = travelTime();
    const auto refuse = [exchange = parcel.exchange] {
        if (exchange)
            exchange->fail(HttpError::Kind::ConnectionRefused);
    };
    const bool isDoubled = m_only ? m_isTheOne && m_only->fault == Fault::Doubled
                                  : !m_calm && m_dice.comes(m_rates.doubled);
    const bool comesTwice = fate == Fate::Arrives && isDoubled;
    if (fate == Fate::Refused)
        m_world.schedule.after(way, refuse);
    else if (fate == Fate::LostBefore)
        m_world.schedule.after(way, [this, parcel] { breakOff(parcel); });
    else
        m_world.schedule.after(way, [this, parcel, fate] { arrive(parcel, fate, false); });
    if (comesTwice) {
        m_world.note(Fault::Doubled);
        m_world.schedule.after(way + m_dice.between(0ms, latestDouble),
                               [this, parcel] { arrive(parcel, Fate::Arrives, true); });
    }
    return fate != Fate::Refused;
}

void SimulatedNetwork::noteOrder(int id)
{
    if (id < m_newestArrived)
        m_world.note(Fault::Reordered);
    m_newestArrived = std::max(m_newestArrived, id);
}

/// What is answered in place of the gateway, or of its answer.
localgateway::Reply SimulatedNetwork::troubleReply(Fate fate)
{
    constexpr int tooMany = 429;
    constexpr int unavailable = 503;
    constexpr int failed = 500;
    constexpr int gatewayTimeout = 504;
    localgateway::Reply reply =
        localgateway::errorReply({localgateway::ErrorCode::InternalError, u"Simulated."_s});
    if (fate == Fate::FailsAfter)
        reply.status = m_dice.comes(50) ? failed : gatewayTimeout;
    else if (fate == Fate::Throttled)
        reply.status = tooMany;
    else
        reply.status = fate == Fate::Unavailable ? unavailable : failed;
    if (reply.status == tooMany || (reply.status == unavailable && m_dice.comes(50)))
        reply.add("Retry-After", QByteArray::number(m_dice.between(1, 20)));
    return reply;
}

void SimulatedNetwork::arrive(const Parcel &parcel, Fate fate, bool isSecond)
{
    noteOrder(parcel.id);
    if (fate == Fate::Throttled || fate == Fate::Unavailable || fate == Fate::Failing) {
        sendBack(parcel, troubleReply(fate));
        return;
    }
    const localgateway::Reply reply = m_gateway.answer(parcel.sender, parcel.request);
    m_world.trace.add("gateway answers #" + QByteArray::number(parcel.id) + ' ' +
                      QByteArray::number(reply.status) + (isSecond ? " (doubled)" : ""));
    if (fate == Fate::FailsAfter)
        sendBack(parcel, troubleReply(fate));
    else if (fate == Fate::LostAfter)
        breakOff(parcel);
    else if (!isSecond)
        sendBack(parcel, reply);
    if (m_arrived)
        m_arrived();
}

void SimulatedNetwork::sendBack(const Parcel &parcel, const localgateway::Reply &reply)
{
    const milliseconds answered = m_world.trace.now();
    m_world.schedule.after(travelTime(), [this, parcel, reply, answered] {
        if (!parcel.exchange)
            return;
        if (parcel.request.method == localgateway::Method::Get && reply.status == 200)
            m_readings.push_back({answered, m_world.trace.now(), parcel.sender.writer,
                                  parcel.request.path + '?' + parcel.request.queryText,
                                  reply.body});
        if (m_watch != nullptr)
            m_watch->seesAnswer(parcel.sender.writer, parcel.request, reply);
        m_world.trace.add("desk gets #" + QByteArray::number(parcel.id) + ' ' +
                          QByteArray::number(reply.status));
        parcel.exchange->answer(reply);
    });
}

/// The desk sees the connection break, or hears nothing until it does not want to wait any more.
void SimulatedNetwork::breakOff(const Parcel &parcel)
{
    const bool silently = m_only ? m_only->fault == Fault::Silent : m_dice.comes(50);
    m_world.note(silently ? Fault::Silent : Fault::Broken);
    m_world.trace.add('#' + QByteArray::number(parcel.id) + (silently ? " is lost" : " breaks"));
    if (silently)
        return;
    m_world.schedule.after(travelTime(), [exchange = parcel.exchange] {
        if (exchange)
            exchange->fail(HttpError::Kind::ConnectionLost);
    });
}

} // namespace numberdesk
