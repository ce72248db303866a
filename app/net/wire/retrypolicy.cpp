// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/retrypolicy.h"

#include <algorithm>

namespace numberdesk {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds failoverWait = 60s;
constexpr milliseconds failoverJitter = 6s;
constexpr milliseconds longestHeaderWait = 24h;

milliseconds throttleWait(const TryOutcome &outcome, int throttled)
{
    // A gateway that says 0 must not be asked in a tight loop.
    if (outcome.retryAfter && *outcome.retryAfter > 0ms)
        return *outcome.retryAfter;
    return milliseconds(1s) * (1 << std::clamp(throttled - 1, 0, 8));
}

milliseconds failureWait(const TryOutcome &outcome, double jitter)
{
    if (outcome.retryAfter)
        return std::max(*outcome.retryAfter, milliseconds(1s));
    const auto extra = static_cast<double>(failoverJitter.count()) * std::clamp(jitter, 0.0, 1.0);
    return failoverWait + milliseconds(static_cast<qint64>(extra));
}

RetryDecision tryAgain(milliseconds wait, milliseconds elapsed, bool dropConnections)
{
    if (elapsed + wait >= longestRetry)
        return {};
    return {RetryDecision::Action::TryAgain, wait, dropConnections};
}

std::optional<milliseconds> waitFromCount(const QByteArray &text, milliseconds unit)
{
    bool ok = false;
    const qint64 count = text.trimmed().toLongLong(&ok);
    if (!ok || count < 0)
        return {};
    return std::min<qint64>(count, longestHeaderWait / unit) * unit;
}

/// 2, 4, 8 … 60 s: a gateway that is being started anew is soon back.
milliseconds refusedWait(int refused)
{
    constexpr milliseconds longest = 60s;
    return std::min(milliseconds(1s) * (1 << std::clamp(refused, 1, 6)), longest);
}

} // namespace

bool isTransientFailure(const TryOutcome &outcome)
{
    switch (outcome.status) {
    case 408:
    case 500:
    case 502:
    case 503:
    case 504:
        return true;
    case 0:
        return outcome.error == HttpError::Kind::TimedOut ||
               outcome.error == HttpError::Kind::ConnectionLost ||
               outcome.error == HttpError::Kind::NameNotFound;
    default:
        return false;
    }
}

bool isRefusedConnection(const TryOutcome &outcome)
{
    return outcome.status == 0 && outcome.error == HttpError::Kind::ConnectionRefused;
}

bool isThrottling(const TryOutcome &outcome)
{
    return outcome.status == 429 ||
           (outcome.status == 0 && outcome.inBurst && outcome.error == HttpError::Kind::TimedOut);
}

bool leavesInDoubt(const TryOutcome &outcome)
{
    if (outcome.status != 0)
        return isTransientFailure(outcome);
    return outcome.error == HttpError::Kind::TimedOut ||
           outcome.error == HttpError::Kind::ConnectionLost ||
           outcome.error == HttpError::Kind::ReplyTooLarge ||
           outcome.error == HttpError::Kind::Other;
}

RetryDecision decideRetry(const TryOutcome &outcome, const RetryHistory &history, double jitter)
{
    // Neither a 401 nor a 429 was carried out, so that both may be repeated without danger.
    if (outcome.status == 401) {
        if (history.tokenRenewed)
            return {};
        return {RetryDecision::Action::FreshToken, 0ms, false};
    }
    if (outcome.status == 429)
        return tryAgain(throttleWait(outcome, history.throttled), history.elapsed, false);
    if (isRefusedConnection(outcome)) {
        return history.gatewayAnswered
                   ? tryAgain(refusedWait(history.refused), history.elapsed, true)
                   : RetryDecision();
    }
    if (isThrottling(outcome) && history.repeatable)
        return tryAgain(throttleWait(outcome, history.throttled), history.elapsed, false);
    if (!isTransientFailure(outcome) || !history.repeatable || history.failures >= mostFailures)
        return {};
    return tryAgain(failureWait(outcome, jitter), history.elapsed, true);
}

std::optional<milliseconds> retryAfterOf(const HttpReply &reply, const QDateTime &now)
{
    for (const auto *name : {"retry-after-ms", "x-ms-retry-after-ms"}) {
        if (const auto wait = waitFromCount(reply.header(name), 1ms))
            return wait;
    }
    const QByteArray value = reply.header("Retry-After");
    if (const auto wait = waitFromCount(value, 1s))
        return wait;
    const QDateTime until = readImfFixdate(value);
    if (!until.isValid())
        return {};
    const QDateTime sent = readImfFixdate(reply.header("Date"));
    const milliseconds wait((sent.isValid() ? sent : now).msecsTo(until));
    return std::clamp(wait, 0ms, longestHeaderWait);
}

} // namespace numberdesk
