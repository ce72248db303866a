// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/livegateway.h"

#include <QTest>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;
constexpr auto endOfHead = "\r\n\r\n";

/// What belongs to the connection, not to the reply.
bool isOfConnection(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "content-length" || lower == "connection" || lower == "keep-alive";
}

ScriptedReply withoutBody(const QByteArray &head)
{
    ScriptedReply reply;
    QList<QByteArray> lines = head.split('\n');
    reply.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        reply.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return reply;
}

QByteArray textOf(const ScriptedRequest &request, const QUrl &gateway)
{
    QByteArray text = request.method + ' ' + request.target +
                      " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(gateway.port()) + "\r\n";
    for (const auto &[name, value] : request.headers) {
        if (name.toLower() != "host" && !isOfConnection(name))
            text += name + ": " + value + "\r\n";
    }
    return text + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" +
           request.body;
}

} // namespace

localgateway::Options LiveGateway::plainOptions(bool sampleData)
{
    localgateway::Options options;
    options.sampleData = sampleData;
    options.rateLimit = 0;
    options.authenticate = false;
    options.syncDelay = std::chrono::hours(24);
    return options;
}

LiveGateway::LiveGateway(localgateway::Options options)
{
    options.databaseFile = databaseFile();
    m_thread = std::make_unique<localgateway::GatewayThread>(options);
    QObject::connect(m_thread.get(), &localgateway::GatewayThread::started, m_thread.get(),
                     [this](const localgateway::StartResult &started) {
                         m_address = started.value_or(localgateway::Address());
                     });
    m_thread->start();
    if (!QTest::qWaitFor([this] { return url().isValid(); }, patience))
        qFatal("The local gateway did not start");
}

QString LiveGateway::databaseFile() const
{
    return m_directory.filePath(u"gateway.sqlite"_s);
}

bool LiveGateway::connectNow()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.connectToHost(url().host(), static_cast<quint16>(url().port()));
    return m_socket.waitForConnected(patience);
}

ScriptedReply LiveGateway::send(const ScriptedRequest &request)
{
    if (!connectNow())
        qFatal("The local gateway cannot be reached");
    m_socket.write(textOf(request, url()));
    return receive();
}

ScriptedReply LiveGateway::receive()
{
    QByteArray received;
    const auto reads = [&](const auto &isComplete) {
        while (!isComplete()) {
            if (!m_socket.waitForReadyRead(patience))
                qFatal("The local gateway does not answer");
            received += m_socket.readAll();
        }
    };
    reads([&] { return received.contains(endOfHead); });
    const auto headEnd = received.indexOf(endOfHead);
    ScriptedReply reply = withoutBody(received.left(headEnd));
    HttpReply headersOnly;
    headersOnly.headers = reply.headers;
    const auto length = headersOnly.header("Content-Length").toLongLong();
    reads([&] { return received.size() >= headEnd + 4 + length; });
    reply.body = received.mid(headEnd + 4, length);
    reply.headers.removeIf([](const auto &header) { return isOfConnection(header.first); });
    return reply;
}

} // namespace numberdesk
