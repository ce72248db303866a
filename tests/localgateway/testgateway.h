// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/services.h"
#include "localgateway/localgateway.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <nlohmann/json.hpp>

/// A local gateway on a database of its own and a blocking client over a real socket.
namespace numberdesk::localgateway::test {

using Json = nlohmann::json;
using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// A string as it is, anything else as compact JSON: for comparisons that print well.
inline QByteArray text(const Json &value)
{
    return QByteArray::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

struct Response
{
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case

    Json json() const { return Json::parse(body.toStdString(), nullptr, false); }
    QByteArray header(const char *name) const { return headers.value(name); }
    bool has(const char *name) const { return headers.contains(name); }
    QByteArray code() const { return header("x-ms-error-code"); }

    /// `target` of the error body.
    QByteArray target() const
    {
        const Json error = json().value("error", Json::object());
        return QByteArray::fromStdString(error.value("target", std::string()));
    }
};

class TestGateway
{
public:
    Options options;
    Address address;

    TestGateway()
    {
        options.databaseFile = m_folder.filePath(QStringLiteral("gateway.sqlite"));
        options.rateLimit = 0;
        options.authenticate = false;
        options.syncDelay = std::chrono::milliseconds(60'000);
    }

    bool start()
    {
        m_gateway = std::make_unique<LocalGateway>(options);
        const auto started = m_gateway->start();
        if (started)
            address = *started;
        return started.has_value();
    }

    void stop() { m_gateway.reset(); }

    bool restart()
    {
        stop();
        return start();
    }

    LocalGateway &gateway() { return *m_gateway; }
    QString folder() const { return m_folder.path(); }

    /// @param target path, with a query of its own when it has one; api-version is added
    Response send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const Headers &headers = {})
    {
        const QByteArray mark = target.contains('?') ? "&" : "?";
        return sendExactly(method, target + mark + "api-version=2024-02-29", body, headers);
    }

    Response send(const QByteArray &method, const QByteArray &target, const Json &body,
                  const Headers &headers = {})
    {
        return send(method, target, QByteArray::fromStdString(body.dump()), headers);
    }

    Response get(const QByteArray &target, const Headers &headers = {})
    {
        return send("GET", target, QByteArray(), headers);
    }

    /// Follows the link of a page of a list; status 0 when it has none.
    Response next(const Response &page)
    {
        const QByteArray link = text(page.json().value("nextLink", std::string()));
        const QByteArray base = address.baseUrl.toEncoded();
        return link.startsWith(base) ? sendExactly("GET", link.mid(base.size())) : Response();
    }

    Response sendExactly(const QByteArray &method, const QByteArray &target,
                         const QByteArray &body = {}, const Headers &headers = {})
    {
        QNetworkRequest request(QUrl::fromEncoded(address.baseUrl.toEncoded() + target));
        if (!body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader,
                              method == "PATCH" ? QByteArray("application/merge-patch+json")
                                                : QByteArray("application/json"));
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        // As a custom verb, HEAD would wait for a body.
        return finish(method == "HEAD" ? m_network.head(request)
                                       : m_network.sendCustomRequest(request, method, body));
    }

    Response requestToken(const QByteArray &form)
    {
        QNetworkRequest request(
            QUrl::fromEncoded(address.baseUrl.toEncoded() + "/oauth2/v2.0/token"));
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QByteArray("application/x-www-form-urlencoded"));
        return finish(m_network.post(request, form));
    }

    /// The header that signs a request in.
    Headers signIn()
    {
        const Response token = requestToken(
            "grant_type=client_credentials&client_id=local&scope=api%3A%2F%2Fx%2F.default"
            "&client_secret=" +
            address.clientSecret.toLatin1());
        return {{"Authorization", "Bearer " + QByteArray::fromStdString(token.json().value(
                                                  "access_token", std::string()))}};
    }

private:
    static Response finish(QNetworkReply *reply)
    {
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20'000))
            qWarning("no reply within 20 s");
        Response response;
        response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        response.body = reply->readAll();
        for (const auto &[name, value] : reply->rawHeaderPairs())
            response.headers.insert(name.toLower(), value);
        reply->deleteLater();
        return response;
    }

    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    std::unique_ptr<LocalGateway> m_gateway;
};

/// An account with all services; those that Teams manages sync when @p sync.
inline Json anAccount(const std::string &name, bool sync = true)
{
    Json details{{"teamsTenantId", "a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"}};
    for (const Service &service : services) {
        Json &settings = details[service.name];
        settings["enabled"] = true;
        if (service.takesSyncEnabled)
            settings["syncEnabled"] = sync && service.teams;
        if (service.hasSubdomain)
            settings["configuration"] = {
                {"callScreening", true},
                {"subdomain", "contoso1"},
                {"subdomainTokens", {{"region1Token", "MS=ms1"}, {"region2Token", "MS=ms2"}}}};
    }
    return {{"name", name}, {"serviceDetails", details}};
}

/// A gateway that runs and has these accounts, each with all services; null when it does not.
inline std::unique_ptr<TestGateway> runningGateway(const QByteArrayList &accounts = {})
{
    auto gateway = std::make_unique<TestGateway>();
    if (!gateway->start())
        return nullptr;
    for (const QByteArray &name : accounts) {
        if (gateway->send("PUT", "/accounts/" + name, anAccount(name.toStdString())).status != 201)
            return nullptr;
    }
    return gateway;
}

/// @p base with another value at @p pointer.
inline Json with(Json base, const std::string &pointer, const Json &value)
{
    base[Json::json_pointer(pointer)] = value;
    return base;
}

/// @p base without the value at @p pointer.
inline Json without(const Json &base, const std::string &pointer)
{
    return base.patch({{{"op", "remove"}, {"path", pointer}}});
}

/// The number +44 1632 96xxxx that ends in @p line.
inline std::string line(int number)
{
    return "+44163296" + QByteArray::number(number).rightJustified(4, '0').toStdString();
}

/// A Zoom number: synced at once.
inline Json zoomNumber(const std::string &account, int number)
{
    return {{"telephoneNumber", line(number)},
            {"accountName", account},
            {"serviceDetails", {{"zoomPhoneCloudPeering", {{"enabled", true}}}}}};
}

/// A batch of Zoom numbers with consecutive lines.
inline Json zoomBatch(const std::string &account, int first, int count)
{
    Json numbers = Json::array();
    for (int i = first; i < first + count; ++i)
        numbers.push_back(zoomNumber(account, i));
    return {{"numbers", numbers}};
}

/// A number of Operator Connect (or @p service of the same shape) with everything it needs.
inline Json teamsNumber(const std::string &account, int number,
                        const std::string &service = "teamsOperatorConnect")
{
    return {{"telephoneNumber", line(number)},
            {"accountName", account},
            {"serviceDetails",
             {{service,
               {{"enabled", true},
                {"configuration",
                 {{"usage", "CallingUserAssignment"},
                  {"choosableCapabilities", {"InboundCalling"}}}}}}}}};
}

inline QByteArray numberPath(const QByteArray &account, int number)
{
    return "/accounts/" + account + "/numbers/%2B" + QByteArray::fromStdString(line(number)).mid(1);
}

inline QByteArray imfDate(const QDateTime &time)
{
    return QLocale::c()
        .toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))
        .toLatin1();
}

/// A fresh pair of repeatability headers.
inline Headers repeatable(const QDateTime &firstSent = QDateTime::currentDateTimeUtc())
{
    return {{"Repeatability-Request-ID", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)},
            {"Repeatability-First-Sent", imfDate(firstSent)}};
}

} // namespace numberdesk::localgateway::test
