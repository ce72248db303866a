// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <chrono>
#include <memory>

namespace numberdesk {

/// How long one try may take and how much it may bring.
struct ExchangeLimits
{
    std::chrono::milliseconds timeout{30000};
    qint64 maxReplyBytes = 32LL * 1024 * 1024;
};

/// One try: one request on the wire and its reply, no retries, no redirects. What carries a body
/// goes out once; a GET or DELETE on a kept connection that breaks is sent again by Qt, which
/// nothing but HTTP itself could hinder, and is told of.
///
/// Keeps its own timer and its own reason for ending, since Qt reports a transfer timeout just like
/// a cancel by the user.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    /// `manager` holds the connections; exchanges with the same one may share them.
    HttpExchange(std::shared_ptr<QNetworkAccessManager> manager, ExchangeLimits limits,
                 QObject *parent = nullptr);
    ~HttpExchange() override;

    /// Sends; `finished` follows exactly once unless the exchange is deleted before.
    void start(const QNetworkRequest &request, const QByteArray &method, const QByteArray &body);

    /// The one that it was made with, to tell whether the client has left it since.
    const std::shared_ptr<QNetworkAccessManager> &manager() const { return m_manager; }

    /// True once the request has left; before that nothing can have taken effect.
    bool wasSent() const { return m_timesSent > 0; }

    /// Set before `finished`; an error names the host.
    const HttpResult &result() const { return m_result; }

signals:
    /// The name was found, and a connection is being made; not with every try, since connections
    /// are kept.
    void connecting();
    /// The connection is made and secure.
    void secured();
    /// Qt has sent the request once more by itself, after a kept connection broke.
    void sentAgain();
    /// The reply, or why there is none, can be asked for.
    void finished();

private:
    void noteSent();
    void readMore();
    void replyFinished();
    void failAsQtTells();
    void fail(HttpError error);
    void drop();
    void end(HttpResult result);

    std::shared_ptr<QNetworkAccessManager> m_manager;
    ExchangeLimits m_limits;
    QPointer<QNetworkReply> m_reply;
    QTimer m_timer;
    QByteArray m_body;
    QString m_host;
    QList<QSslError> m_tlsErrors;
    HttpResult m_result;
    int m_timesSent = 0;
    bool m_ended = false;
};

} // namespace numberdesk
