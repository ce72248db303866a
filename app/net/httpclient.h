// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/httperror.h"
#include "net/httpmessage.h"
#include "net/job.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace numberdesk {

class RequestBudget;
class TokenSource;

using HttpResult = Result<HttpReply, HttpError>;
using HttpJob = TypedJob<HttpResult>;

/// How one gateway is talked to.
struct HttpClientOptions
{
    QUrl baseUrl;                             ///< https, or http on loopback
    std::chrono::milliseconds timeout{30000}; ///< of one try
    qint64 maxReplyBytes = 32 * 1024 * 1024;
    QByteArray extraCaPem; ///< certificate authorities beside the system's
};

/// Sends requests to one gateway: adds the token, keeps the request budget, retries what may be
/// retried (RetryPolicy), counts. One manager, one host.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    /// `tokens` and `budget` must outlive the client.
    HttpClient(HttpClientOptions options, TokenSource &tokens, RequestBudget &budget,
               QObject *parent = nullptr);
    ~HttpClient() override;

    /// A job for `request`; it starts by itself.
    HttpJob *send(const HttpRequest &request);

    const QUrl &baseUrl() const;

    /// Requests that went out to the gateway so far: every try counts, token requests do not.
    qint64 requestsSent() const;
    /// The tries among them that asked for a change: PUT, PATCH, DELETE and number-changing POST.
    qint64 writesSent() const;

    /// Cancels every job; each ends with Cancelled.
    void cancelAll();

signals:
    /// A try waits before it goes out again; `reason` is for people.
    void retryScheduled(std::chrono::milliseconds wait, const QString &reason);
    void requestSent();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
