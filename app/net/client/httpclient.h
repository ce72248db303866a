// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "net/wire/exchange.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace numberdesk {

class Clock;
class GatewayFinder;
class RequestBudget;
class TokenSource;
struct BudgetPace;

/// Ends with a reply of any status, or with the HttpError of the last try.
using HttpJob = TypedJob<HttpResult>;

/// How one gateway is talked to.
struct HttpClientOptions
{
    QUrl baseUrl;                             ///< https, or http on loopback
    std::chrono::milliseconds timeout{30000}; ///< of one try
    qint64 maxReplyBytes = 32LL * 1024 * 1024;
    QByteArray extraCaPem;  ///< certificate authorities beside the system's
    QString proxy;          ///< see proxyFrom()
    bool readOnly = false;  ///< requests that ask for a change end with ReadOnly, nothing is sent
    bool retries = true;    ///< false: each request is sent once, redirects included
    Clock *clock = nullptr; ///< for waits and what is counted over time; null: systemClock()
    GatewayFinder *finder = nullptr; ///< of a gateway that moves; must outlive the client
    TransportMaker transport;        ///< what requests go by; null: networkTransport()
};

/// Sends requests to one gateway: adds the token, keeps the request budget, retries what may be
/// retried (decideRetry), counts. One host, HTTP/1.1 with kept connections, at most six at a time.
///
/// Plain http is refused except on loopback; redirects are followed on the same host only, so that
/// the token never goes elsewhere.
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

    /// The address that requests go to now.
    const QUrl &baseUrl() const;
    /// Requests go to another address of the same gateway from now on, those that were under way
    /// when it moved and are tried again included: a local gateway that was started anew listens
    /// on another port. What it takes as a token source must follow before the event loop goes on.
    void setBaseUrl(const QUrl &baseUrl);

    /// Requests that went out to the gateway so far: every try counts, token requests do not.
    qint64 requestsSent() const;
    /// The tries among them that asked for a change: PUT, PATCH, DELETE and number-changing POST.
    qint64 writesSent() const;

    /// How fast requests may go out now.
    BudgetPace pace() const;
    /// What its waits go by, see HttpClientOptions::clock.
    Clock &clock() const;

    /// Cancels every job; each ends with Cancelled.
    void cancelAll();
    /// No request goes out from now on: jobs end as Job::wrapUp() says, new ones with Cancelled.
    void wrapUp();
    /// Requests on the wire that ask for a change.
    qsizetype changesUnderWay() const;

    /// Jobs that wait before their next try go on at once: a person pressed "Retry now".
    void retryNow();

signals:
    /// A try waits before it goes out again; `reason` is for people.
    void retryScheduled(std::chrono::milliseconds wait, const QString &reason);
    /// A try went out.
    void requestSent();
    /// The gateway's name was found, and a connection is being made.
    void connecting();
    /// A connection is made and secure.
    void secured();
    /// This computer's clock is wrong by the gateway's, which is `ahead` of it (negative: behind):
    /// from now on headers carry the gateway's time. Three replies in a row have shown it.
    void clockFoundWrong(std::chrono::seconds ahead);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
