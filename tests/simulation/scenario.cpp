// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scenario.h"

#include "provisioning/codec/resourcecodec.h"
#include "support/testresources.h"

#include <QUrl>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using localgateway::Method;
using nlohmann::json;

namespace {

constexpr auto tenant = "a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a";
const QStringList headings{
    u"telephoneNumber"_s,
    u"accountName"_s,
    u"serviceDetails_zoomPhoneCloudPeering_enabled"_s,
    u"configuration_customSipHeader"_s,
    u"serviceDetails_teamsOperatorConnect_enabled"_s,
    u"serviceDetails_teamsOperatorConnect_configuration_usage"_s,
    u"serviceDetails_teamsOperatorConnect_configuration_choosableCapabilities"_s,
};

QByteArray numberPath(const QString &account, const QString &number)
{
    return "/accounts/" + QUrl::toPercentEncoding(account) + "/numbers/" +
           QUrl::toPercentEncoding(number);
}

json zoomNumber(const QString &number, const QString &account, const QString &header)
{
    return {{"telephoneNumber", number.toStdString()},
            {"accountName", account.toStdString()},
            {"configuration", {{"customSipHeader", header.toStdString()}}},
            {"serviceDetails", {{"zoomPhoneCloudPeering", {{"enabled", true}}}}}};
}

} // namespace

Scenario::Scenario(World &world, SimulatedGateway &gateway, quint64 seed)
    : m_world(world)
    , m_gateway(gateway)
    , m_dice(seed, 3)
    , m_others(seed, 4)
    , m_nextNumber(firstNumber)
{}

void Scenario::putAccount(const QString &name, bool syncs)
{
    m_accounts.append(name);
    m_gateway.ask(Writer::SettingUp, Method::Put, "/accounts/" + name.toLatin1(),
                  {{"name", name.toStdString()},
                   {"serviceDetails",
                    {{"zoomPhoneCloudPeering", {{"enabled", true}, {"syncEnabled", syncs}}},
                     {"teamsOperatorConnect", {{"enabled", true}, {"syncEnabled", syncs}}},
                     {"teamsTenantId", tenant}}}});
}

void Scenario::setUp()
{
    // Found in a text it would take a third of the run.
    m_table = {u"in.csv"_s, {}, {}, {1, headings}, {}};
    m_hasTeams = m_dice.comes(50);
    m_createsAccounts = m_dice.comes(25);
    putAccount(u"contoso"_s, m_dice.comes(70));
    putAccount(u"fabrikam"_s, m_dice.comes(30));
    const bool isLarge = m_dice.comes(6);
    addRows(u"contoso"_s, isLarge ? m_dice.between(100, 260) : m_dice.between(2, 25), true);
    // A row that stands alone for its account goes another way than those of a batch.
    addRows(u"fabrikam"_s, m_dice.comes(60) ? 1 : m_dice.between(2, 10), true);
    if (m_createsAccounts)
        addRows(u"northwind"_s, m_dice.between(1, 6), false);
}

void Scenario::setUpMany(int count)
{
    constexpr int batch = 100;
    m_table = {u"in.csv"_s, {}, {}, {1, headings}, {}};
    putAccount(u"contoso"_s, false);
    for (int made = 0; made < count; made += batch) {
        json numbers = json::array();
        for (int i = made; i < std::min(count, made + batch); ++i) {
            const QString number = u'+' + QString::number(m_nextNumber++);
            numbers.push_back(zoomNumber(number, u"contoso"_s, u"now"_s));
            m_table.records.append(
                {i + 2, {number, u"contoso"_s, u"true"_s, u"new"_s, {}, {}, {}}});
        }
        m_gateway.ask(Writer::SettingUp, Method::Post, "/accounts/contoso:createOrUpdateNumbers",
                      {{"numbers", numbers}});
    }
}

void Scenario::addRows(const QString &account, int count, bool isThere)
{
    m_stored = json::array();
    for (int i = 0; i < count; ++i) {
        const QString number = u'+' + QString::number(m_nextNumber++);
        m_numbers.append(number);
        const QStringList cells = cellsOf(number, account, isThere && m_dice.comes(60));
        m_table.records.append({m_table.records.size() + 2, cells});
    }
    constexpr std::size_t most = 100;
    for (std::size_t at = 0; at < m_stored.size(); at += most) {
        const json batch(m_stored.begin() + std::ptrdiff_t(at),
                         m_stored.begin() + std::ptrdiff_t(std::min(at + most, m_stored.size())));
        m_gateway.ask(Writer::SettingUp, Method::Post,
                      "/accounts/" + account.toLatin1() + ":createOrUpdateNumbers",
                      {{"numbers", batch}});
    }
}

/// A row of the file, for a number that is there or not.
QStringList Scenario::cellsOf(const QString &number, const QString &account, bool isThere)
{
    const QString now = u"now"_s + QString::number(m_dice.below(3));
    if (isThere)
        m_stored.push_back(zoomNumber(number, account, now));
    const bool staysSame = isThere && m_dice.comes(30);
    const QString header = staysSame ? now : u"new"_s + QString::number(m_dice.below(3));
    const bool isTeams = m_hasTeams && !staysSame && account != "northwind"_L1 && m_dice.comes(40);
    QStringList cells{number, account, u"true"_s, m_dice.comes(85) ? header : QString()};
    // Without a configuration the backend refuses it later.
    if (isTeams && m_dice.comes(70))
        cells += {u"true"_s, u"CallingUserAssignment"_s, u"InboundCalling"_s};
    else
        cells += {isTeams ? u"true"_s : QString(), QString(), QString()};
    return cells;
}

void Scenario::letOthersIn()
{
    if (!m_others.comes(50))
        return;
    for (int i = m_others.between(1, 8); i > 0; --i)
        m_world.schedule.after(m_others.between(0ms, m_others.comes(50) ? 3000ms : 240s),
                               [this] { doSomething(); });
}

void Scenario::letOthersDo(int count)
{
    for (int i = 0; i < count; ++i)
        doSomething();
}

QList<Number> Scenario::someNumbers()
{
    QList<Number> some;
    const int percent = m_dice.between(30, 100);
    for (const json &value : m_gateway.numbers()) {
        if (m_dice.comes(percent))
            some.append(numberFromJson(value).value());
    }
    return some;
}

void Scenario::doSomething()
{
    m_world.note(Fault::OtherDesk);
    const QString number = m_numbers.at(m_others.below(int(m_numbers.size())));
    for (const json &found : m_gateway.numbers()) {
        if (found["telephoneNumber"] == number.toStdString())
            return doTo(number, QString::fromStdString(found["accountName"].get<std::string>()));
    }
    const QString account = m_accounts.at(m_others.below(int(m_accounts.size())));
    m_world.trace.add("other desk creates " + number.toLatin1() + " on " + account.toLatin1());
    m_gateway.ask(Writer::OtherDesk, Method::Put, numberPath(account, number),
                  zoomNumber(number, account, u"theirs"_s));
}

/// To a number that is there: it is taken away, or gets a header or a service.
void Scenario::doTo(const QString &number, const QString &account)
{
    const QByteArray path = numberPath(account, number);
    if (m_others.comes(30)) {
        m_world.trace.add("other desk removes " + number.toLatin1());
        m_gateway.ask(Writer::OtherDesk, Method::Delete, path);
        return;
    }
    json now = json::parse(m_gateway.ask(Writer::OtherDesk, Method::Get, path).body.toStdString());
    m_world.trace.add("other desk changes " + number.toLatin1());
    if (m_others.comes(60)) {
        now["configuration"]["customSipHeader"] = "their" + std::to_string(m_others.below(3));
    } else {
        now["serviceDetails"]["teamsOperatorConnect"] = {
            {"enabled", true},
            {"configuration",
             {{"usage", "CallingUserAssignment"}, {"choosableCapabilities", {"InboundCalling"}}}}};
    }
    m_gateway.ask(Writer::OtherDesk, Method::Put, path, now);
}

} // namespace numberdesk
