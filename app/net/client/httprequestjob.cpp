// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/client/httprequestjob.h"

#include "core/randomness.h"
#include "net/wire/transport.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <utility>

namespace numberdesk {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcNet, "numberdesk.net", QtInfoMsg)

namespace {

constexpr int mostRedirects = 5;
/// More requests than this in the 10 s before make a timeout a throttle.
constexpr qsizetype burst = 20;

QString waitReason(const TryOutcome &outcome)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("HttpClient", text);
    };
    if (outcome.status == 429)
        return say(QT_TRANSLATE_NOOP("HttpClient", "The gateway asks to go slower."));
    if (outcome.status != 0) {
        return say(QT_TRANSLATE_NOOP("HttpClient", "The gateway has trouble (HTTP status %1)."))
            .arg(outcome.status);
    }
    if (outcome.error == HttpError::Kind::NameNotFound)
        return say(QT_TRANSLATE_NOOP(
            "HttpClient",
            "The gateway's name could not be looked up; check its address and the network."));
    if (outcome.error == HttpError::Kind::ConnectionRefused)
        return say(QT_TRANSLATE_NOOP("HttpClient", "The gateway refuses connections just now."));
    if (outcome.error == HttpError::Kind::TimedOut)
        return say(QT_TRANSLATE_NOOP("HttpClient", "The gateway did not answer in time."));
    return say(QT_TRANSLATE_NOOP("HttpClient", "The connection to the gateway broke."));
}

/// True for a wait that the gateway asks of this desk as a whole, not of one request: what fails
/// otherwise may work for others.
bool asksEverybodyToWait(const TryOutcome &outcome)
{
    return outcome.status == 429 || (outcome.status == 503 && outcome.retryAfter);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

HttpRequestJob::HttpRequestJob(HttpClientContext &context, HttpRequest request, QObject *parent)
    : HttpJob(parent)
    , m_context(context)
    , m_request(std::move(request))
    , m_wait(context.clock.makeAlarm())
    , m_staleness(context.clock.makeAlarm())
{
    if (m_request.freshFor)
        m_freshUntil = context.clock.now() + *m_request.freshFor;
    m_history.repeatable = m_request.repeatable;
    if (!m_request.firstSentBefore.isEmpty()) {
        m_firstSentText = m_request.firstSentBefore;
        m_inDoubt = true;
    }
    connect(m_wait.get(), &Alarm::rang, this, &HttpRequestJob::askToken);
    connect(m_staleness.get(), &Alarm::rang, this, &HttpRequestJob::failAsStale);
    connect(&context, &HttpClientContext::retryNow, this, [this] {
        if (m_wait->isActive())
            m_wait->start(0ms);
    });
    QMetaObject::invokeMethod(this, &HttpRequestJob::start, Qt::QueuedConnection);
}

HttpRequestJob::~HttpRequestJob()
{
    endExchange();
}

void HttpRequestJob::cancel()
{
    QMetaObject::invokeMethod(this, &HttpRequestJob::abandon, Qt::QueuedConnection);
}

void HttpRequestJob::wrapUp()
{
    m_lastTry = true;
    if (!m_exchange)
        cancel();
}

void HttpRequestJob::abandon()
{
    fail(HttpError::Kind::Cancelled, u"Cancelled"_s);
}

void HttpRequestJob::start()
{
    if (isFinished())
        return;
    if (m_context.wrappedUp)
        return abandon();
    if (m_context.options.readOnly && m_request.asksForChange) {
        fail(HttpError::Kind::ReadOnly, u"Nothing was sent"_s);
        return;
    }
    if (!isSafeToUse(m_context.options.baseUrl)) {
        fail(HttpError::Kind::TlsFailed, u"Plain http is only used for this computer"_s);
        return;
    }
    askToken();
}

void HttpRequestJob::askToken()
{
    m_moves = m_context.moves;
    m_tokenJob = m_context.tokens.token();
    m_tokenJob->then(this, [this](const TokenResult &token) {
        m_tokenJob = nullptr;
        if (isFinished())
            return;
        if (!token) {
            const HttpResult failure = Failure<HttpError>(token.error());
            if (!followGateway(failure, [this, failure] { end(failure); }))
                end(failure);
            return;
        }
        m_token = *token;
        askTurn();
    });
}

void HttpRequestJob::askTurn()
{
    // A try that may have been carried out is repeated as it was, for the server to recognise.
    if (m_freshUntil && !m_inDoubt) {
        const auto left =
            std::chrono::duration_cast<milliseconds>(*m_freshUntil - m_context.clock.now());
        if (left < 0ms)
            return failAsStale();
        // At the last moment it may still go: whoever calls it fresh then would send it again and
        // again while the clock stands.
        m_staleness->start(left + 1ms);
    }
    m_turn = std::make_unique<QObject>();
    m_context.queue.enqueue(m_request.priority, m_turn.get(), [this] { sendNow(); });
}

QUrl HttpRequestJob::url() const
{
    if (!m_redirectedTo.isEmpty())
        return m_redirectedTo;
    QByteArray text = m_context.options.baseUrl.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment |
                                                          QUrl::StripTrailingSlash);
    text += m_request.path;
    if (!m_request.query.isEmpty())
        text += '?' + m_request.query;
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

void HttpRequestJob::sendNow()
{
    // Deleted later: this is called with it as the context.
    m_turn.release()->deleteLater();
    m_staleness->stop();
    if (!m_firstSent) {
        m_firstSent = m_context.clock.now();
        if (m_firstSentText.isEmpty())
            m_firstSentText = imfFixdate(m_context.timeOfDay());
    }
    if (m_noted || !m_request.departureNote || !m_request.firstSentBefore.isEmpty())
        transmit();
    else
        noteDeparture();
}

/// What is not written down does not leave: after a crash nobody would know of it.
void HttpRequestJob::noteDeparture()
{
    m_isDeparting = true;
    m_departure = m_request.departureNote(m_firstSentText);
    if (!m_departure)
        return fail(HttpError::Kind::NotWrittenDown, {});
    connect(m_departure, &QObject::destroyed, this, // whoever wrote it down is gone
            [this] { fail(HttpError::Kind::NotWrittenDown, {}); });
    m_departure->then(this, [this](const Result<void, QString> &noted) {
        m_departure->disconnect(this);
        if (isFinished())
            return;
        m_noted = noted.has_value();
        if (m_noted) {
            m_departure = nullptr;
            m_isDeparting = false;
            transmit();
        } else {
            fail(HttpError::Kind::NotWrittenDown, noted.error());
        }
    });
}

void HttpRequestJob::transmit()
{
    QNetworkRequest request = makeNetworkRequest(url(), m_context.tls);
    request.setRawHeader("Accept", "application/json");
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    if (!m_request.contentType.isEmpty())
        request.setRawHeader("Content-Type", m_request.contentType);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!m_request.firstSentHeader.isEmpty())
        request.setRawHeader(m_request.firstSentHeader, m_firstSentText);
    m_usedTransport = m_context.transport;
    m_exchange = m_usedTransport->makeExchange(
        {m_context.options.timeout, m_context.options.maxReplyBytes}, this);
    connect(m_exchange, &Exchange::finished, this, &HttpRequestJob::exchangeFinished);
    connect(m_exchange, &Exchange::connecting, &m_context, &HttpClientContext::connecting);
    connect(m_exchange, &Exchange::secured, &m_context, &HttpClientContext::secured);
    connect(m_exchange, &Exchange::sentAgain, &m_context,
            [context = &m_context, sent = m_request] { context->noteSentAgain(sent); });
    m_exchange->start(request, m_request.method, m_request.body);
    m_sentBefore = m_context.noteSent(m_request);
}

/// Gives the connection back; the exchange, if still under way, is aborted.
void HttpRequestJob::endExchange()
{
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->deleteLater();
    m_exchange = nullptr;
    m_context.queue.release();
}

void HttpRequestJob::exchangeFinished()
{
    const HttpResult result = m_exchange->result();
    const bool wasSent = m_exchange->wasSent();
    endExchange();
    if (isFinished())
        return;
    qCDebug(lcNet).noquote() << m_request.method << maskedDigits(m_request.path)
                             << (result ? QByteArray::number(result->status)
                                        : result.error().detail.toUtf8());
    if (result)
        takeReply(*result);
    else
        takeFailure(result.error(), wasSent);
}

void HttpRequestJob::takeFailure(const HttpError &error, bool wasSent)
{
    const TryOutcome outcome{0, error.kind, {}, m_sentBefore > burst};
    if (isThrottling(outcome))
        m_context.budget.slowDown();
    m_inDoubt = m_inDoubt || (wasSent && leavesInDoubt(outcome));
    decide(outcome, Failure<HttpError>(error));
}

void HttpRequestJob::takeReply(HttpReply reply)
{
    m_context.noteReply(reply);
    if (isRedirect(reply.status)) {
        if (!redirect(reply))
            fail(HttpError::Kind::Redirected, u"Redirected to a place that may not be followed"_s);
        return;
    }
    const TryOutcome outcome{reply.status, HttpError::Kind::Other,
                             retryAfterOf(reply, m_context.clock.timeOfDay()), false};
    reply.repeated = m_inDoubt;
    reply.url = url();
    reply.firstSent = m_firstSentText;
    m_inDoubt = m_inDoubt || leavesInDoubt(outcome);
    decide(outcome, reply);
}

/// Follows a redirect on the same host; methods are never changed (RFC 9110 section 15.4).
bool HttpRequestJob::redirect(const HttpReply &reply)
{
    const bool keepsMethod = reply.status == 307 || reply.status == 308;
    const QUrl target =
        url().resolved(QUrl::fromEncoded(reply.header("Location"), QUrl::StrictMode));
    if (!m_context.options.retries || m_lastTry || ++m_redirects > mostRedirects ||
        (m_request.method != "GET" && !keepsMethod) || reply.header("Location").isEmpty() ||
        !isSameOrigin(target, m_context.options.baseUrl))
        return false;
    m_redirectedTo = target;
    askTurn();
    return true;
}

void HttpRequestJob::decide(const TryOutcome &outcome, const HttpResult &result)
{
    if (!m_context.options.retries || m_lastTry) {
        end(result);
        return;
    }
    const auto goOn = [this, outcome, result] { retry(outcome, result); };
    if (!followGateway(result, goOn))
        goOn();
}

void HttpRequestJob::retry(const TryOutcome &outcome, const HttpResult &result)
{
    if (isThrottling(outcome))
        ++m_history.throttled;
    else if (isRefusedConnection(outcome))
        ++m_history.refused;
    else if (isTransientFailure(outcome))
        ++m_history.failures;
    m_history.gatewayAnswered = m_context.answered;
    m_history.elapsed =
        std::chrono::duration_cast<milliseconds>(m_context.clock.now() - *m_firstSent);
    const RetryDecision decision = decideRetry(outcome, m_history, randomFraction());
    switch (decision.action) {
    case RetryDecision::Action::GiveUp:
        end(result);
        return;
    case RetryDecision::Action::FreshToken:
        renewToken(result);
        return;
    case RetryDecision::Action::TryAgain:
        if (decision.dropConnections)
            m_context.dropConnections(m_usedTransport);
        waitFor(decision.wait, outcome);
        return;
    }
}

/// True when a gateway that moves has gone elsewhere, or is looked for now: this try is not counted
/// then, and the next one goes to where the gateway is by that time. `otherwise` follows when it is
/// still in its old place.
bool HttpRequestJob::followGateway(const HttpResult &result, const std::function<void()> &otherwise)
{
    if (!m_context.options.finder || !mayHaveMoved(result))
        return false;
    if (m_moves != m_context.moves) {
        goOnAtNewPlace();
        return true;
    }
    if (result && !m_history.tokenRenewed) // a fresh token is the first thing to try
        return false;
    const Clock::TimePoint now = m_context.clock.now();
    m_looksUntil = m_looksUntil.value_or(now + longestLook);
    if (now >= *m_looksUntil)
        return false;
    lookFor(result, otherwise);
    return true;
}

/// True when this is what a process that serves no more leaves its clients with: a refused or
/// broken connection, and a token or secret of which its successor knows nothing.
bool HttpRequestJob::mayHaveMoved(const HttpResult &result) const
{
    if (result)
        return result->status == 401;
    switch (result.error().kind) {
    case HttpError::Kind::ConnectionRefused:
    case HttpError::Kind::SignInFailed:
        return true;
    case HttpError::Kind::ConnectionLost:
        return m_history.repeatable || result.error().atTokenEndpoint;
    case HttpError::Kind::Cancelled: // by the end of the token source that was exchanged
        return m_moves != m_context.moves;
    default:
        return false;
    }
}

void HttpRequestJob::goOnAtNewPlace()
{
    m_looksUntil.reset();
    m_history.tokenRenewed = false;
    m_redirectedTo.clear();
    askToken();
}

void HttpRequestJob::lookFor(const HttpResult &result, const std::function<void()> &otherwise)
{
    const bool refused = !result && result.error().kind == HttpError::Kind::ConnectionRefused;
    m_looking = std::make_unique<QObject>();
    GatewayFinder *const finder = m_context.options.finder;
    connect(finder, &GatewayFinder::found, m_looking.get(), [this, refused, otherwise] {
        m_looking.release()->deleteLater();
        if (m_moves != m_context.moves)
            goOnAtNewPlace();
        else if (refused)
            askToken(); // it answers again
        else
            otherwise();
    });
    connect(finder, &GatewayFinder::lost, m_looking.get(), [this, result] {
        m_looking.release()->deleteLater();
        end(result);
    });
    finder->look();
}

void HttpRequestJob::renewToken(const HttpResult &result)
{
    if (m_token.isEmpty()) { // no sign-in is set up, so that there is nothing fresher
        end(result);
        return;
    }
    m_history.tokenRenewed = true;
    m_context.tokens.reject(m_token);
    askToken();
}

void HttpRequestJob::waitFor(milliseconds wait, const TryOutcome &outcome)
{
    m_redirectedTo.clear();
    if (asksEverybodyToWait(outcome))
        m_context.budget.pause(wait);
    m_wait->start(wait);
    emit m_context.retryScheduled(wait, waitReason(outcome));
}

void HttpRequestJob::failAsStale()
{
    fail(HttpError::Kind::Stale, u"Its turn came too late; nothing was sent"_s);
}

void HttpRequestJob::fail(HttpError::Kind kind, const QString &detail)
{
    end(Failure<HttpError>(HttpError{kind, detail, hostAndPort(m_context.options.baseUrl)}));
}

void HttpRequestJob::end(HttpResult result)
{
    if (isFinished())
        return;
    if (!result)
        result.error().inDoubt = m_inDoubt || (m_exchange && m_exchange->wasSent());
    m_wait->stop();
    m_staleness->stop();
    m_looking.reset();
    endExchange();
    if (m_departure) { // nobody hears of its end any more
        m_departure->disconnect(this);
        m_departure = nullptr;
    }
    if (std::exchange(m_isDeparting, false))
        m_context.queue.release();
    if (m_turn) {
        m_turn.reset();
        m_context.queue.prune();
    }
    if (m_tokenJob)
        m_tokenJob->disconnect(this);
    finish(std::move(result));
}

} // namespace numberdesk
