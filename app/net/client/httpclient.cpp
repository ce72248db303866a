// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/client/httpclient.h"

#include "net/client/httprequestjob.h"
#include "net/wire/httpexchange.h"
#include "net/wire/transport.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace numberdesk {

using namespace std::chrono_literals;

namespace {

constexpr auto burstSpan = 10s;
constexpr auto clockTolerance = 2min;
constexpr int clocksBelieved = 3;

} // namespace

HttpClientContext::HttpClientContext(HttpClientOptions clientOptions, TokenSource &tokenSource,
                                     RequestBudget &requestBudget)
    : options(std::move(clientOptions))
    , clock(options.clock ? *options.clock : systemClock())
    , tokens(tokenSource)
    , budget(requestBudget)
    , queue(requestBudget)
    , tls(tlsConfiguration(options.extraCaPem))
    , makeTransport(options.transport ? options.transport : networkTransport(options.proxy))
    , transport(makeTransport())
{}

qsizetype HttpClientContext::noteSent(const HttpRequest &request)
{
    ++sent;
    if (request.asksForChange)
        ++writes;
    const Clock::TimePoint now = clock.now();
    while (!m_recent.empty() && now - m_recent.front() > burstSpan)
        m_recent.pop_front();
    const auto before = static_cast<qsizetype>(m_recent.size());
    m_recent.push_back(now);
    emit requestSent();
    return before;
}

void HttpClientContext::noteSentAgain(const HttpRequest &request)
{
    noteSent(request);
    budget.acquire(request.priority, this, [] {});
}

void HttpClientContext::noteReply(HttpReply &reply)
{
    answered = true;
    if (const QDateTime date = readImfFixdate(reply.header("Date")); date.isValid()) {
        reply.clockAhead = std::chrono::seconds(clock.timeOfDay().secsTo(date));
        noteClock(reply.clockAhead);
    }
    bool isNumber = false;
    const int limit = reply.header("x-ratelimit-limit").trimmed().toInt(&isNumber);
    if (isNumber)
        budget.adoptLimit(limit);
    if (reply.status != 429)
        budget.recover();
    else if (budget.pace().pauseLeft <= 0s) // the first of several that were under way together
        budget.slowDown();
}

void HttpClientContext::noteClock(std::chrono::seconds ahead)
{
    if (std::chrono::abs(ahead) <= clockTolerance) {
        m_clocksOff = 0;
        m_clockAhead = 0s;
        return;
    }
    if (++m_clocksOff < clocksBelieved)
        return;
    if (std::exchange(m_clockAhead, ahead) == 0s)
        emit clockFoundWrong(ahead);
}

QDateTime HttpClientContext::timeOfDay() const
{
    return clock.timeOfDay().addSecs(m_clockAhead.count());
}

void HttpClientContext::dropConnections(const std::shared_ptr<Transport> &failed)
{
    if (failed == transport)
        transport = makeTransport();
}

class HttpClient::Private
{
public:
    Private(HttpClientOptions options, TokenSource &tokens, RequestBudget &budget)
        : context(std::move(options), tokens, budget)
    {}

    HttpClientContext context;
};

HttpClient::HttpClient(HttpClientOptions options, TokenSource &tokens, RequestBudget &budget,
                       QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options), tokens, budget))
{
    connect(&d->context, &HttpClientContext::requestSent, this, &HttpClient::requestSent);
    connect(&d->context, &HttpClientContext::retryScheduled, this, &HttpClient::retryScheduled);
    connect(&d->context, &HttpClientContext::connecting, this, &HttpClient::connecting);
    connect(&d->context, &HttpClientContext::secured, this, &HttpClient::secured);
    connect(&d->context, &HttpClientContext::clockFoundWrong, this, &HttpClient::clockFoundWrong);
}

HttpClient::~HttpClient()
{
    const auto jobs = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *const job : jobs)
        static_cast<HttpRequestJob *>(job)->abandon();
    // Before the context that they use, those that listeners have just added included.
    qDeleteAll(findChildren<Job *>(Qt::FindDirectChildrenOnly));
}

HttpJob *HttpClient::send(const HttpRequest &request)
{
    return new HttpRequestJob(d->context, request, this);
}

const QUrl &HttpClient::baseUrl() const
{
    return d->context.options.baseUrl;
}

void HttpClient::setBaseUrl(const QUrl &baseUrl)
{
    d->context.options.baseUrl = baseUrl;
    d->context.answered = false; // nothing has, at this address
    ++d->context.moves;
    d->context.dropConnections(d->context.transport);
}

qint64 HttpClient::requestsSent() const
{
    return d->context.sent;
}

qint64 HttpClient::writesSent() const
{
    return d->context.writes;
}

BudgetPace HttpClient::pace() const
{
    return d->context.budget.pace();
}

Clock &HttpClient::clock() const
{
    return d->context.clock;
}

void HttpClient::cancelAll()
{
    const auto jobs = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *const job : jobs)
        job->cancel();
}

void HttpClient::wrapUp()
{
    d->context.wrappedUp = true;
    const auto jobs = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    for (Job *const job : jobs)
        job->wrapUp();
}

qsizetype HttpClient::changesUnderWay() const
{
    const auto jobs = findChildren<Job *>(Qt::FindDirectChildrenOnly);
    return std::count_if(jobs.cbegin(), jobs.cend(), [](const Job *job) {
        return static_cast<const HttpRequestJob *>(job)->isChangeUnderWay();
    });
}

void HttpClient::retryNow()
{
    d->context.budget.resume();
    emit d->context.retryNow();
}

} // namespace numberdesk
