// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/otherdesk.h"

#include "localgateway/base/limits.h"
#include "localgateway/base/services.h"
#include "support/apirequests.h"

#include <QUrl>

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

const QByteArray version = "api-version=2024-02-29";
constexpr auto tenant = "a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a";

QByteArray accountPath(const QString &account)
{
    return "/accounts/" + QUrl::toPercentEncoding(account);
}

QByteArray numberPath(const json &number)
{
    const auto text = [&number](const char *key) {
        return QString::fromStdString(number[key].get<std::string>());
    };
    return accountPath(text("accountName")) + "/numbers/" +
           QUrl::toPercentEncoding(text("telephoneNumber"));
}

QByteArray dumped(const json &body)
{
    return QByteArray::fromStdString(body.dump());
}

} // namespace

ScriptedReply OtherDesk::send(const QByteArray &method, const QByteArray &target,
                              const QByteArray &body)
{
    ScriptedRequest request;
    request.method = method;
    request.target = target + (target.contains('?') ? '&' : '?') + version;
    request.body = body;
    if (!body.isEmpty())
        request.headers = {{"Content-Type", "application/json"}};
    ScriptedReply reply = m_gateway.send(request);
    if (reply.status >= 300) // NOLINT(readability-magic-numbers)
        qFatal("%s %s: %d %s", method.constData(), request.target.constData(), reply.status,
               reply.body.constData());
    return reply;
}

void OtherDesk::putAccount(const QString &name, const QStringList &services, bool sync)
{
    json details = json::object();
    for (const localgateway::Service &service : localgateway::services) {
        if (!services.contains(QLatin1String(service.name)))
            continue;
        details[service.name]["enabled"] = true;
        if (service.takesSyncEnabled)
            details[service.name]["syncEnabled"] = sync;
        if (service.teams)
            details["teamsTenantId"] = tenant;
    }
    send("PUT", accountPath(name),
         dumped({{"name", name.toStdString()}, {"serviceDetails", details}}));
}

void OtherDesk::putNumbers(const QString &account, const json &numbers)
{
    constexpr auto most = std::size_t(localgateway::limits::batchItems);
    for (std::size_t at = 0; at < numbers.size(); at += most) {
        json batch = json::array();
        for (std::size_t i = at; i < std::min(at + most, numbers.size()); ++i)
            batch.push_back(numbers[i]);
        send("POST", accountPath(account) + ":createOrUpdateNumbers", dumped({{"numbers", batch}}));
    }
}

void OtherDesk::addNumbers(const QString &account, quint64 first, int count,
                           const std::string &header)
{
    json numbers = json::array();
    for (int i = 0; i < count; ++i) {
        numbers.push_back(
            {{"telephoneNumber", '+' + std::to_string(first + static_cast<quint64>(i))},
             {"accountName", account.toStdString()},
             {"configuration", {{"customSipHeader", header}}},
             {"serviceDetails", {{"zoomPhoneCloudPeering", {{"enabled", true}}}}}});
    }
    putNumbers(account, numbers);
}

json OtherDesk::number(const QString &telephoneNumber)
{
    const QString filter = u"telephoneNumber eq '%1'"_s.arg(telephoneNumber);
    const json found =
        bodyOf(send("GET", "/numbers?filter=" + QUrl::toPercentEncoding(filter)))["value"];
    return found.empty() ? json() : found.front();
}

void OtherDesk::changeNumber(const QString &telephoneNumber,
                             const std::function<void(json &number)> &change)
{
    json now = number(telephoneNumber);
    if (now.is_null())
        qFatal("There is no number %s", qPrintable(telephoneNumber));
    change(now);
    send("PUT", numberPath(now), dumped(now));
}

void OtherDesk::handToTeams(const QString &telephoneNumber)
{
    changeNumber(telephoneNumber, [](json &number) {
        number["serviceDetails"]["teamsOperatorConnect"] = {
            {"enabled", true},
            {"assignmentStatus", "assigned"},
            {"configuration",
             {{"usage", "CallingUserAssignment"}, {"choosableCapabilities", {"InboundCalling"}}}}};
    });
}

void OtherDesk::removeNumber(const QString &telephoneNumber)
{
    send("DELETE", numberPath(number(telephoneNumber)));
}

qint64 OtherDesk::numberCount()
{
    HttpReply headersOnly;
    headersOnly.headers = send("GET", "/numbers?maxpagesize=1&countRecords=true").headers;
    return headersOnly.header("x-ms-record-count").toLongLong();
}

} // namespace numberdesk
