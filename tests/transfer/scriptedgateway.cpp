// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptedgateway.h"

#include <QTcpSocket>

using nlohmann::json;

namespace numberdesk {

namespace {

/// The length of the body that `head` announces.
qsizetype contentLength(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.sliced(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    return 0;
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
        const qsizetype length = contentLength(head);
        if (buffer.size() < end + 4 + length)
            break;
        const QByteArray body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
        const QByteArray target = words.value(1);
        const QByteArray path =
            target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
        answer(socket, {words.value(0), QByteArray::fromPercentEncoding(path),
                        json::parse(body.toStdString(), nullptr, false)});
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
    const std::string body = made.body.dump();
    socket->write("HTTP/1.1 " + QByteArray::number(made.status) + " X\r\n" +
                  "Content-Type: application/json\r\nContent-Length: " +
                  QByteArray::number(body.size()) + "\r\n\r\n" + QByteArray::fromStdString(body));
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
        return {200, listOf({})};
    if (request.path == "/accounts") {
        json list = json::array();
        for (const auto &[name, account] : m_accounts)
            list.push_back(account);
        return {200, {{"value", list}}};
    }
    const std::string name = request.account();
    if (request.method == "PUT" && !m_accounts.contains(name)) {
        m_accounts[name] = request.body;
        return {201, request.body};
    }
    if (request.method == "PUT")
        return error(412, "ConditionNotMet");
    if (!m_accounts.contains(name))
        return error(404, "AccountNotFound");
    return {200, request.path.endsWith("/numbers") ? listOf(name) : m_accounts[name]};
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

json ScriptedGateway::listOf(const std::string &account) const
{
    json list = json::array();
    for (const auto &[key, number] : m_numbers) {
        if (account.empty() || number["accountName"] == account)
            list.push_back(number);
    }
    return {{"value", list}};
}

} // namespace numberdesk
