// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "net/budget/requestbudget.h"
#include "net/client/gatewayfinder.h"
#include "net/client/httpclient.h"
#include "net/client/sendqueue.h"
#include "net/signin/tokensource.h"
#include "net/wire/exchange.h"
#include "net/wire/retrypolicy.h"

#include <QPointer>
#include <QSslConfiguration>

#include <deque>
#include <functional>

namespace numberdesk {

/// What the jobs of one client share.
class HttpClientContext : public QObject
{
    Q_OBJECT

public:
    /// `tokens` and `budget` must outlive it.
    HttpClientContext(HttpClientOptions options, TokenSource &tokens, RequestBudget &budget);

    /// Notes a try that goes out; gives how many went out in the 10 s before.
    qsizetype noteSent(const HttpRequest &request);
    /// Notes that Qt has sent a request once more: it counts like any other, and the place that
    /// nobody asked for is taken from those that follow.
    void noteSentAgain(const HttpRequest &request);
    /// Notes a reply and how far its clock is from ours: adopts the gateway's limit; a 429 slows
    /// the pace, since other desks may use the same gateway, and anything else lets it recover.
    void noteReply(HttpReply &reply);
    /// The time of day for headers: the gateway's, once three replies in a row have shown that ours
    /// is more than two minutes off.
    QDateTime timeOfDay() const;
    /// New connections from now on, unless those that failed were left already; requests under way
    /// keep theirs, which is why a QNetworkAccessManager's own clearConnectionCache() will not do:
    /// it strands them.
    void dropConnections(const std::shared_ptr<Transport> &failed);

    HttpClientOptions options;
    Clock &clock;
    TokenSource &tokens;
    RequestBudget &budget;
    SendQueue queue;
    QSslConfiguration tls;
    TransportMaker makeTransport;
    std::shared_ptr<Transport> transport;
    qint64 sent = 0;
    qint64 writes = 0;
    int moves = 0;          ///< how often the gateway's address was changed
    bool wrappedUp = false; ///< nothing goes out any more
    bool answered = false;  ///< the gateway has answered some request

signals:
    /// A try of some request went out.
    void requestSent();
    /// A request waits for `wait` before its next try; `reason` is for people.
    void retryScheduled(std::chrono::milliseconds wait, const QString &reason);
    /// Requests that wait for their next try make it at once.
    void retryNow();
    /// See HttpClient::connecting().
    void connecting();
    /// See HttpClient::secured().
    void secured();
    /// See HttpClient::clockFoundWrong().
    void clockFoundWrong(std::chrono::seconds ahead);

private:
    void noteClock(std::chrono::seconds ahead);

    std::deque<Clock::TimePoint> m_recent;
    int m_clocksOff = 0;                  ///< replies in a row whose clock differs much from ours
    std::chrono::seconds m_clockAhead{0}; ///< of the gateway's clock, once that is believed
};

/// One request with all its tries: token, turn in the queue, exchange, decision.
class HttpRequestJob final : public HttpJob
{
public:
    /// Starts by itself, soon; `context` must outlive the job.
    HttpRequestJob(HttpClientContext &context, HttpRequest request, QObject *parent);
    ~HttpRequestJob() override;

    void cancel() override;
    void wrapUp() override;
    /// True while a try that asks for a change is on the wire.
    bool isChangeUnderWay() const { return m_exchange != nullptr && m_request.asksForChange; }
    /// Ends at once with Cancelled: the client goes away.
    void abandon();

private:
    void start();
    void askToken();
    void askTurn();
    void sendNow();
    void noteDeparture();
    void transmit();
    void exchangeFinished();
    void takeReply(HttpReply reply);
    bool redirect(const HttpReply &reply);
    void takeFailure(const HttpError &error, bool wasSent);
    void decide(const TryOutcome &outcome, const HttpResult &result);
    void retry(const TryOutcome &outcome, const HttpResult &result);
    bool followGateway(const HttpResult &result, const std::function<void()> &otherwise);
    bool mayHaveMoved(const HttpResult &result) const;
    void goOnAtNewPlace();
    void lookFor(const HttpResult &result, const std::function<void()> &otherwise);
    void renewToken(const HttpResult &result);
    void waitFor(std::chrono::milliseconds wait, const TryOutcome &outcome);
    void failAsStale();
    void fail(HttpError::Kind kind, const QString &detail);
    void end(HttpResult result);
    void endExchange();
    QUrl url() const;

    HttpClientContext &m_context;
    HttpRequest m_request;
    QUrl m_redirectedTo;
    QByteArray m_token;
    TokenJob *m_tokenJob = nullptr;
    std::unique_ptr<QObject> m_turn;    ///< alive while waiting for a turn
    QPointer<DepartureJob> m_departure; ///< while it is written down, with a turn in the queue
    Exchange *m_exchange = nullptr;
    std::shared_ptr<Transport> m_usedTransport; ///< of the last try
    qsizetype m_sentBefore = 0;                 ///< requests of the burst it was in
    std::unique_ptr<Alarm> m_wait;
    std::unique_ptr<Alarm> m_staleness; ///< rings when it may not go out any more
    std::optional<Clock::TimePoint> m_freshUntil;
    std::optional<Clock::TimePoint> m_firstSent;
    RetryHistory m_history{0, 0, {}, true, false};
    int m_redirects = 0;
    int m_moves = 0;                    ///< of the context when the last try began
    std::unique_ptr<QObject> m_looking; ///< alive while the gateway is looked for
    std::optional<Clock::TimePoint> m_looksUntil;
    bool m_lastTry = false;     ///< wrapUp() was called
    bool m_isDeparting = false; ///< has its turn, and waits for m_departure
    bool m_noted = false;       ///< that it leaves is written down
    bool m_inDoubt = false;     ///< a try went out of which nobody knows whether it took effect
    QByteArray m_firstSentText;
};

} // namespace numberdesk
