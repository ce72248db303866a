// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatedexchange.h"

#include "net/wire/transport.h"

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

localgateway::Method methodOf(const QByteArray &name)
{
    using localgateway::Method;
    for (const Method method :
         {Method::Get, Method::Put, Method::Post, Method::Patch, Method::Delete}) {
        if (localgateway::methodName(method) == name)
            return method;
    }
    return Method::Other;
}

/// What the gateway's parser would make of it on the wire.
localgateway::Request asReceived(const QNetworkRequest &request, const QByteArray &method,
                                 const QByteArray &body)
{
    localgateway::Request received;
    received.method = methodOf(method);
    localgateway::setTarget(received,
                            request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
    received.headers.insert("host", hostAndPort(request.url()).toLatin1());
    for (const QByteArray &name : request.rawHeaderList())
        received.headers.insert(name.toLower(), request.rawHeader(name));
    received.body = body;
    return received;
}

} // namespace

SimulatedExchange::SimulatedExchange(SimulatedNetwork &network, Clock &clock, Writer writer,
                                     const ExchangeLimits &limits, QObject *parent)
    : Exchange(parent)
    , m_network(network)
    , m_writer(writer)
    , m_limits(limits)
    , m_patience(clock.makeAlarm())
{
    connect(m_patience.get(), &Alarm::rang, this, [this] { fail(HttpError::Kind::TimedOut); });
}

void SimulatedExchange::start(const QNetworkRequest &request, const QByteArray &method,
                              const QByteArray &body)
{
    m_host = hostAndPort(request.url());
    m_patience->start(m_limits.timeout);
    m_sent = m_network.carry(this, m_writer, asReceived(request, method, body));
}

void SimulatedExchange::answer(const localgateway::Reply &reply)
{
    if (reply.body.size() > m_limits.maxReplyBytes)
        return fail(HttpError::Kind::ReplyTooLarge);
    HttpReply result;
    result.status = reply.status;
    result.body = reply.body;
    for (const auto &[name, value] : reply.headers)
        result.headers.append({name, value});
    end(std::move(result));
}

void SimulatedExchange::fail(HttpError::Kind kind)
{
    HttpError error;
    error.kind = kind;
    error.detail = u"Simulated"_s;
    error.host = m_host;
    end(Failure<HttpError>(std::move(error)));
}

void SimulatedExchange::end(HttpResult result)
{
    if (std::exchange(m_ended, true))
        return;
    m_patience->stop();
    m_result = std::move(result);
    emit finished();
}

} // namespace numberdesk
