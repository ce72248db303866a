// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/httpexchange.h"

#include "net/wire/proxyfault.h"
#include "net/wire/tlsfault.h"
#include "net/wire/transport.h"

#include <QIODevice>

#include <algorithm>
#include <utility>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

HttpError::Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return HttpError::Kind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return HttpError::Kind::NameNotFound;
    case QNetworkReply::TimeoutError:
        return HttpError::Kind::TimedOut;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return HttpError::Kind::ProxyUnreachable;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return HttpError::Kind::ProxySignIn;
    case QNetworkReply::UnknownProxyError:
        return HttpError::Kind::ProxyRefused;
    case QNetworkReply::SslHandshakeFailedError:
        return HttpError::Kind::TlsFailed;
    case QNetworkReply::ContentReSendError: // Qt wanted to send a body once more, see OnceBody
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError: // unreachable networks and resets come as this
        return HttpError::Kind::ConnectionLost;
    default:
        return HttpError::Kind::Other;
    }
}

/// True for errors that Qt makes of a complete reply with an error status; 400 comes as
/// ProtocolInvalidOperationError.
bool isStatusError(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::ContentReSendError)
        return false;
    return (error > QNetworkReply::UnknownProxyError &&
            error <= QNetworkReply::UnknownContentError) ||
           error == QNetworkReply::ProtocolInvalidOperationError ||
           (error >= QNetworkReply::InternalServerError &&
            error <= QNetworkReply::UnknownServerError);
}

/// True where Qt gives up on a reply that is whole: at 307 and 308 it wants to rewind the body,
/// although redirects are not left to it.
bool isRedirectOfABody(QNetworkReply::NetworkError error, int status)
{
    return error == QNetworkReply::ContentReSendError && (status == 307 || status == 308);
}

/// A body that can be read once only: a QNetworkAccessManager that finds a kept connection broken
/// would send the request again without a word, if it could rewind the body.
class OnceBody final : public QIODevice
{
public:
    explicit OnceBody(QByteArray body) : m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override
    {
        return m_body.size() - m_read + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_body.size() - m_read);
        if (count <= 0)
            return -1;
        std::copy_n(m_body.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qint64 m_read = 0;
};

QNetworkReply *sendBy(QNetworkAccessManager &manager, const QNetworkRequest &request,
                      const QByteArray &method, const QByteArray &body)
{
    if (method == "GET")
        return manager.get(request);
    if (method == "DELETE")
        return manager.deleteResource(request);
    QNetworkRequest whole = request;
    whole.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    whole.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // put() and post() would invent a content type for an empty body.
    auto *device = new OnceBody(body);
    QNetworkReply *reply = manager.sendCustomRequest(whole, method, device);
    // Qt's own thread asks for more of the body until the reply is gone.
    device->setParent(reply);
    return reply;
}

class NetworkTransport final : public Transport
{
public:
    explicit NetworkTransport(const QString &proxy) : m_manager(makeNetworkManager(proxy)) {}

    Exchange *makeExchange(const ExchangeLimits &limits, QObject *parent) override
    {
        return new HttpExchange(m_manager, limits, parent);
    }

private:
    std::shared_ptr<QNetworkAccessManager> m_manager;
};

} // namespace

HttpExchange::HttpExchange(std::shared_ptr<QNetworkAccessManager> manager, ExchangeLimits limits,
                           QObject *parent)
    : Exchange(parent), m_manager(std::move(manager)), m_limits(limits)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        fail({HttpError::Kind::TimedOut,
              u"No complete reply within %1 ms"_s.arg(m_limits.timeout.count())});
    });
}

HttpExchange::~HttpExchange()
{
    drop();
}

void HttpExchange::start(const QNetworkRequest &request, const QByteArray &method,
                         const QByteArray &body)
{
    m_host = hostAndPort(request.url());
    m_timer.start(m_limits.timeout);
    m_reply = sendBy(*m_manager, request, method, body);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpExchange::noteSent);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::replyFinished);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &HttpExchange::connecting);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::secured);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors += errors; });
}

void HttpExchange::noteSent()
{
    if (++m_timesSent > 1)
        emit sentAgain();
}

void HttpExchange::readMore()
{
    m_body += m_reply->readAll();
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (std::max<qint64>(announced, m_body.size()) > m_limits.maxReplyBytes) {
        fail({HttpError::Kind::ReplyTooLarge,
              u"The reply has more than %1 bytes"_s.arg(m_limits.maxReplyBytes)});
    }
}

void HttpExchange::replyFinished()
{
    if (m_ended || !m_reply)
        return;
    readMore();
    if (m_ended)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    const bool isTold = isStatusError(error) || isRedirectOfABody(error, status);
    if (error != QNetworkReply::NoError && (status == 0 || !isTold)) {
        failAsQtTells();
        return;
    }
    HttpReply reply;
    reply.status = status;
    reply.headers = m_reply->rawHeaderPairs();
    reply.body = std::move(m_body);
    end(std::move(reply));
}

void HttpExchange::failAsQtTells()
{
    HttpError error;
    error.kind = kindOf(m_reply->error());
    if (m_reply->error() == QNetworkReply::UnknownNetworkError &&
        goesThroughProxy(*m_manager, m_reply->url()))
        error.kind = proxyFaultOf(m_reply->errorString());
    for (const QSslError &tlsError : std::as_const(m_tlsErrors))
        error.detail += tlsError.errorString() + u"; "_s;
    error.detail += m_reply->errorString();
    if (error.kind == HttpError::Kind::TlsFailed)
        error.tlsFault = tlsFaultOf(m_tlsErrors, m_reply->errorString());
    fail(std::move(error));
}

void HttpExchange::fail(HttpError error)
{
    error.host = m_host;
    end(Failure<HttpError>(std::move(error)));
}

/// Ends the reply without listening to what it says about that.
void HttpExchange::drop()
{
    m_timer.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (!m_reply->isFinished())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void HttpExchange::end(HttpResult result)
{
    if (m_ended)
        return;
    m_ended = true;
    m_result = std::move(result);
    drop();
    emit finished();
}

TransportMaker networkTransport(const QString &proxy)
{
    return [proxy] { return std::make_shared<NetworkTransport>(proxy); };
}

} // namespace numberdesk
