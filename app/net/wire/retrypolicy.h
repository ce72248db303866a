// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace numberdesk {

/// How one try ended, as far as it matters for the next.
struct TryOutcome
{
    int status = 0; ///< 0 = there was no reply, see `error`
    HttpError::Kind error = HttpError::Kind::Other;
    std::optional<std::chrono::milliseconds> retryAfter; ///< what the reply asked for
    bool inBurst = false;                                ///< many requests had gone out just before
};

/// What has happened to the request up to and including the try in question.
struct RetryHistory
{
    int failures = 1;  ///< tries whose fate is unknown: 408, 5xx, timeouts, resets
    int throttled = 1; ///< replies with 429, and timeouts that count as such
    std::chrono::milliseconds elapsed{0}; ///< since the first try went out
    bool repeatable = true;               ///< see HttpRequest
    bool tokenRenewed = false;            ///< a 401 was answered with a fresh token already
    int refused = 0;                      ///< connections refused
    bool gatewayAnswered = false;         ///< some request of this run was answered
};

/// What to do after a try.
struct RetryDecision
{
    /// Whether there is another try, and whether it takes a fresh token first.
    enum class Action : quint8 { GiveUp, FreshToken, TryAgain };
    Action action = Action::GiveUp;
    std::chrono::milliseconds wait{0};
    bool dropConnections = false; ///< the next try opens a new connection to a fresh address

    bool operator==(const RetryDecision &) const = default;
};

inline constexpr std::chrono::minutes longestRetry{5}; ///< the last try begins before this
inline constexpr int mostFailures = 4;                 ///< tries of a request that keeps failing

/// True when the request may have reached the gateway, or a failover may cure the trouble: 408,
/// 500, 502, 503, 504, timeouts, lost connections and names not found.
///
/// A refused connection is not among them: see isRefusedConnection().
bool isTransientFailure(const TryOutcome &outcome);

/// True when nothing listens at the gateway's address: a wrong address, unless the gateway has
/// answered before, in which case it may be started anew just now.
bool isRefusedConnection(const TryOutcome &outcome);

/// True for a 429, and for a timeout after a burst: the service is known to answer bursts with
/// silence.
bool isThrottling(const TryOutcome &outcome);

/// True when a request that went out may have taken effect although it was not answered so.
bool leavesInDoubt(const TryOutcome &outcome);

/// What to do after `outcome`; `jitter` in 0..1 spreads the waits of many desks.
///
/// The service's address changes within 60 s of a regional failure (its DNS records live that
/// long), so that a failed try waits 60 to 66 s and then connects anew. A 429 or a `Retry-After`
/// (RFC 9110 section 10.2.3) is followed as given.
RetryDecision decideRetry(const TryOutcome &outcome, const RetryHistory &history, double jitter);

/// The wait that a reply asks for: `retry-after-ms`, `x-ms-retry-after-ms` or `Retry-After` in
/// seconds or as a date, in this order. A date counts from the reply's own `Date`, if it has one,
/// so that a wrong clock on this computer does no harm, else from `now`.
std::optional<std::chrono::milliseconds> retryAfterOf(const HttpReply &reply, const QDateTime &now);

} // namespace numberdesk
