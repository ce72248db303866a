// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatedgateway.h"

#include <QUrl>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int requestsPerMinute = 100;
constexpr auto syncDelay = 5s;

std::unique_ptr<localgateway::Database> emptyDatabase()
{
    auto opened = localgateway::Database::openInMemory();
    if (!opened)
        qFatal("No database: %s", qPrintable(opened.error()));
    return std::move(*opened);
}

class ClockWakeUp final : public localgateway::WakeUp
{
public:
    ClockWakeUp(VirtualClock &clock, std::function<void()> rang) : m_alarm(clock.makeAlarm())
    {
        QObject::connect(m_alarm.get(), &Alarm::rang, m_alarm.get(), std::move(rang));
    }

    void start(std::chrono::milliseconds wait) override { m_alarm->start(wait); }

private:
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace

std::unique_ptr<localgateway::WakeUp> SimulatedGateway::Time::makeWakeUp(std::function<void()> rang)
{
    return std::make_unique<ClockWakeUp>(m_clock, std::move(rang));
}

SimulatedGateway::SimulatedGateway(World &world)
    : m_world(world)
    , m_time(world.clock)
    , m_database(emptyDatabase())
    , m_tokens({u"Admin"_s}, 1h)
    , m_sync(*m_database, m_time)
    , m_door(dispatcherWith(requestsPerMinute))
    , m_backDoor(dispatcherWith(0))
{
    m_tokens.acceptAnyone();
    m_sync.schedule();
}

localgateway::Dispatcher SimulatedGateway::dispatcherWith(int rateLimit)
{
    return {localgateway::Backend{*m_database, syncDelay, m_time}, m_tokens, rateLimit, QUrl(),
            [this] { m_sync.reschedule(); }};
}

localgateway::Reply SimulatedGateway::answer(const Sender &sender,
                                             const localgateway::Request &request)
{
    return carryOut(m_door, sender, request);
}

localgateway::Reply SimulatedGateway::ask(Writer writer, localgateway::Method method,
                                          const QByteArray &target, const nlohmann::json &body)
{
    localgateway::Request request;
    request.method = method;
    const QByteArray version = "api-version=2024-02-29";
    const bool isWhole = target.contains(version); // as a nextLink is
    localgateway::setTarget(
        request, isWhole ? target : target + (target.contains('?') ? '&' : '?') + version);
    request.headers.insert("host", "127.0.0.1");
    if (!body.is_null()) {
        request.headers.insert("content-type", "application/json");
        request.body = QByteArray::fromStdString(body.dump());
    }
    const auto reply = carryOut(m_backDoor, {writer, m_world.trace.now()}, request);
    constexpr int refused = 400;
    if (writer == Writer::SettingUp && reply.status >= refused)
        qFatal("%s: %s", target.constData(), reply.body.constData());
    return reply;
}

QMap<QString, StoredNumber> SimulatedGateway::stored()
{
    QMap<QString, StoredNumber> numbers;
    localgateway::Statement row(
        *m_database, u"SELECT telephone_number, account, CAST(body AS BLOB) FROM numbers"_s);
    while (row.next())
        numbers.insert(row.text(0), {row.utf8(1), row.blob(2)});
    return numbers;
}

localgateway::Reply SimulatedGateway::carryOut(localgateway::Dispatcher &dispatcher,
                                               const Sender &sender,
                                               const localgateway::Request &request)
{
    ++m_arrivals;
    localgateway::Reply reply = dispatcher.handle(request);
    if (request.method == localgateway::Method::Get || !m_isLogging)
        return reply;
    const QMap<QString, StoredNumber> before = std::exchange(m_known, stored());
    const bool isConditional =
        request.headers.contains("if-match") || request.headers.contains("if-none-match");
    const auto valueIn = [](const QMap<QString, StoredNumber> &numbers, const QString &number) {
        const auto found = numbers.constFind(number);
        return found != numbers.cend() ? std::optional(*found) : std::nullopt;
    };
    QStringList names = before.keys() + m_known.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &number : std::as_const(names)) {
        Effect effect{m_world.trace.now(),
                      sender.firstSent,
                      sender.writer,
                      isConditional,
                      number,
                      valueIn(before, number),
                      valueIn(m_known, number),
                      request.headers.value("repeatability-request-id"),
                      m_arrivals};
        if (effect.before != effect.after)
            m_effects.push_back(std::move(effect));
    }
    return reply;
}

nlohmann::json SimulatedGateway::numbers()
{
    nlohmann::json all = nlohmann::json::array();
    QByteArray target = "/numbers";
    while (!target.isEmpty()) {
        const auto reply = ask(Writer::OtherDesk, localgateway::Method::Get, target);
        const auto page = nlohmann::json::parse(reply.body.toStdString());
        all.insert(all.end(), page["value"].begin(), page["value"].end());
        const QUrl next(QString::fromStdString(page.value("nextLink", "")));
        target = next.isEmpty() ? QByteArray()
                                : next.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }
    return all;
}

} // namespace numberdesk
