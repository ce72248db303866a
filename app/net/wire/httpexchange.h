// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/exchange.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <memory>

namespace numberdesk {

/// The exchange on a QNetworkAccessManager. What carries a body goes out once; a GET or DELETE on a
/// kept connection that breaks is sent again by Qt, which nothing but HTTP itself could hinder, and
/// is told of.
///
/// Keeps its own timer and its own reason for ending, since Qt reports a transfer timeout just like
/// a cancel by the user.
class HttpExchange final : public Exchange
{
    Q_OBJECT

public:
    /// `manager` holds the connections; exchanges with the same one may share them.
    HttpExchange(std::shared_ptr<QNetworkAccessManager> manager, ExchangeLimits limits,
                 QObject *parent = nullptr);
    ~HttpExchange() override;

    void start(const QNetworkRequest &request, const QByteArray &method,
               const QByteArray &body) override;
    bool wasSent() const override { return m_timesSent > 0; }
    const HttpResult &result() const override { return m_result; }

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

/// The real transport: a QNetworkAccessManager that goes through `proxy` (see proxyFrom).
TransportMaker networkTransport(const QString &proxy);

} // namespace numberdesk
