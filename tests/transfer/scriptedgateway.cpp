// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedgateway.h"

#include <QTcpSocket>

#include <algorithm>

using nlohmann::json;

namespace numberdesk {

namespace {

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name + ':'))
            return line.sliced(line.indexOf(':') + 1).trimmed();
    }
    return {};
}

/// An ETag that changes with everything.
QByteArray etagOf(const json &number)
{
    return '"' + QByteArray::number(qHash(QByteArray::fromStdString(number.dump())), 16) + '"';
}

std::string numberOf(const ScriptedRequest &request)
{
    return request.path.mid(request.path.lastIndexOf('/') + 1).toStdString();
}

} // namespace

std::string ScriptedRequest::account() const
{
    QByteArray name = path.mid(path.indexOf('/', 1) + 1);
    for (const char end : {'/', ':'})
        name = name.left(name.indexOf(end) < 0 ? name.size() : name.indexOf(end));
    return name.toStdString();
}

QStringList ScriptedRequest::numbers() const
{
    QStringList numbers;
    if (!body.is_object() || !body.contains("numbers"))
        return numbers;
    for (const json &number : body["numbers"])
        numbers.append(QString::fromStdString(number["telephoneNumber"]));
    return numbers;
}

ScriptedGateway::ScriptedGateway()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QUrl ScriptedGateway::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
}

void ScriptedGateway::addAccount(const std::string &name, const QStringList &services)
{
    json details = json::object();
    for (const QString &service : services)
        details[service.toStdString()] = {{"enabled", true}, {"syncEnabled", false}};
    m_accounts[name] = {{"name", name}, {"serviceDetails", details}};
}

QList<qsizetype> ScriptedGateway::batchSizes() const
{
    QList<qsizetype> sizes;
    for (const ScriptedRequest &request : m_requests) {
        if (request.isBatch())
            sizes.append(request.numbers().size());
    }
    return sizes;
}

ScriptedReply ScriptedGateway::error(int status, const char *code, const std::string &target,
                                     const json &details)
{
    return {
        status,
        {{"error", {{"code", code}, {"message", "no"}, {"target", target}, {"details", details}}}}};
}

void ScriptedGateway::receive(QTcpSocket *socket)
{
    QByteArray buffer = socket->property("buffer").toByteArray() + socket->readAll();
    for (qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0; end = buffer.indexOf("\r\n\r\n")) {
        const QByteArray head = buffer.left(end);
        const qsizetype length = headerOf(head, "content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            break;
        const QByteArray body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
        const QByteArray target = words.value(1);
        const QByteArray path =
            target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
        answer(socket, {words.value(0), QByteArray::fromPercentEncoding(path),
                        json::parse(body.toStdString(), nullptr, false),
                        QUrlQuery(QString::fromLatin1(target.mid(path.size() + 1))),
                        headerOf(head, "if-match"), headerOf(head, "if-none-match")});
    }
    socket->setProperty("buffer", buffer);
}

void ScriptedGateway::answer(QTcpSocket *socket, const ScriptedRequest &request)
{
    m_requests.append(request);
    const ScriptedReply made = reply(request);
    emit requested();
    if (made.status == 0) {
        socket->abort();
        return;
    }
    QByteArray body = made.raw;
    if (body.isEmpty() && made.status != 204)
        body = QByteArray::fromStdString(made.body.dump());
    const QByteArray type = made.raw.isEmpty() ? "application/json" : "text/html";
    socket->write("HTTP/1.1 " + QByteArray::number(made.status) + " X\r\n" + made.headers +
                  "Content-Type: " + type +
                  "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

ScriptedReply ScriptedGateway::reply(const ScriptedRequest &request)
{
    if (m_script) {
        if (const auto scripted = m_script(request))
            return *scripted;
    }
    if (request.isBatch())
        return writeBatch(request);
    if (request.path == "/numbers")
        return list({}, request);
    if (request.path == "/accounts") {
        json list = json::array();
        for (const auto &[name, account] : m_accounts)
            list.push_back(account);
        return {200, {{"value", list}}};
    }
    const std::string name = request.account();
    if (request.path.contains("/numbers/"))
        return single(request);
    if (request.method == "PUT" && !m_accounts.contains(name)) {
        m_accounts[name] = request.body;
        return {201, request.body};
    }
    if (request.method == "PUT")
        return error(412, "ConditionNotMet");
    if (!m_accounts.contains(name))
        return error(404, "AccountNotFound");
    if (request.path.endsWith("/numbers"))
        return list(name, request);
    return {200, m_accounts[name]};
}

/// GET and PUT of one number, with their preconditions.
ScriptedReply ScriptedGateway::single(const ScriptedRequest &request)
{
    const auto found = m_numbers.find(numberOf(request));
    const bool exists =
        found != m_numbers.end() && found->second["accountName"] == request.account();
    if (request.method == "GET") {
        if (!exists)
            return error(404, "NumberNotFound");
        return {200, found->second, "ETag: " + etagOf(found->second) + "\r\n", {}};
    }
    const bool holds =
        request.ifNoneMatch == "*" ? !exists : exists && request.ifMatch == etagOf(found->second);
    if (!holds)
        return error(412, "ConditionNotMet");
    json number = request.body;
    number["serviceProvisioningStatus"] = "synced";
    m_numbers[numberOf(request)] = number;
    return {exists ? 200 : 201, number, "ETag: " + etagOf(number) + "\r\n", {}};
}

void ScriptedGateway::addNumbers(const std::string &account, quint64 first, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::string number = '+' + std::to_string(first + static_cast<quint64>(i));
        m_numbers[number] = {{"telephoneNumber", number},
                             {"accountName", account},
                             {"configuration", {{"customSipHeader", "keepme"}}},
                             {"serviceDetails", {{"zoomPhoneCloudPeering", {{"enabled", true}}}}},
                             {"serviceProvisioningStatus", "synced"}};
    }
}

qsizetype ScriptedGateway::readings() const
{
    return std::count_if(m_requests.begin(), m_requests.end(), [](const ScriptedRequest &request) {
        return request.method == "GET" && request.path.contains("/numbers");
    });
}

QStringList ScriptedGateway::filters() const
{
    QStringList filters;
    for (const ScriptedRequest &request : m_requests) {
        if (request.query.hasQueryItem(QStringLiteral("filter")))
            filters.append(
                request.query.queryItemValue(QStringLiteral("filter"), QUrl::FullyDecoded));
    }
    return filters;
}

ScriptedReply ScriptedGateway::writeBatch(const ScriptedRequest &request)
{
    if (!m_accounts.contains(request.account()))
        return error(404, "AccountNotFound");
    json stored = json::array();
    for (json number : request.body["numbers"]) {
        number["serviceProvisioningStatus"] = "synced";
        m_numbers[number["telephoneNumber"]] = number;
        stored.push_back(number);
    }
    return {200, {{"numbers", stored}}};
}

ScriptedReply ScriptedGateway::list(const std::string &account,
                                    const ScriptedRequest &request) const
{
    const QString filter =
        request.query.queryItemValue(QStringLiteral("filter"), QUrl::FullyDecoded);
    const std::string after =
        request.query.queryItemValue(QStringLiteral("after"), QUrl::FullyDecoded).toStdString();
    json items = json::array();
    qsizetype matches = 0;
    bool more = false;
    for (const auto &[key, number] : m_numbers) {
        const bool isMatch =
            (account.empty() || number["accountName"] == account) &&
            (!filtersWork || filter.isEmpty() || filter.contains(QString::fromStdString(key)));
        matches += isMatch ? 1 : 0;
        if (!isMatch || key <= after)
            continue;
        if (pageSize > 0 && static_cast<qsizetype>(items.size()) == pageSize)
            more = true;
        else
            items.push_back(number);
    }
    json page{{"value", items}};
    if (more) {
        QUrlQuery next = request.query;
        next.removeAllQueryItems(QStringLiteral("after"));
        next.addQueryItem(QStringLiteral("after"),
                          QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(
                              items.back()["telephoneNumber"].get<std::string>()))));
        QUrl link = url();
        link.setPath(QString::fromUtf8(request.path));
        link.setQuery(next);
        page["nextLink"] = link.toEncoded().toStdString();
    }
    const bool counted = counts && request.query.hasQueryItem(QStringLiteral("countRecords"));
    return {200,
            page,
            counted ? "x-ms-record-count: " + QByteArray::number(matches) + "\r\n" : QByteArray(),
            {}};
}

} // namespace numberdesk
