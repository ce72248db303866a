// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/provisioningstate.h"
#include "core/result.h"
#include "net/wire/httperror.h"
#include "provisioning/errors/errorwords.h"
#include "provisioning/errors/fieldchange.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace numberdesk {

/// Why an operation of the Provisioning API did not succeed: the one error type of this layer.
struct ApiError
{
    /// By which callers decide, and from which the exit code follows.
    enum class Kind : quint8 {
        Cancelled,
        Offline,  ///< name not found, refused, connection lost, proxy trouble; see `transport`
        TimedOut, ///< no answer; may be throttling or a missing allowlist entry
        TlsFailed,
        SignInFailed,       ///< no token to be had
        ReadOnly,           ///< the connection allows no changes: nothing was sent
        NotWrittenDown,     ///< the journal could not be written first: nothing was sent
        Stale,              ///< what it rests on grew too old before its turn: nothing was sent
        Unauthorized,       ///< 401 also with a fresh token
        Forbidden,          ///< 403, a role is missing
        NotFound,           ///< 404
        Conflict,           ///< 409, the gateway's state forbids it
        PreconditionFailed, ///< 412, somebody else changed the resource
        RepeatRejected,     ///< 412, taken neither as new nor as a repeat of an earlier try
        RateLimited,        ///< 429 and retries ran out
        Refused,            ///< 400 and other 4xx: the request itself is wrong
        ServerFault,        ///< 5xx
        BadReply,           ///< not JSON, wrong shape, another host's nextLink
    };
    Kind kind = Kind::BadReply;
    int httpStatus = 0;
    QString code;    ///< the gateway's error code, for example `NumberInUse`
    QString message; ///< the gateway's sentence, or the technical cause
    QString target;  ///< JSON path of the offending field
    QList<ProvisioningError> details;
    QString clientRequestId;  ///< our x-ms-client-request-id
    QString serviceRequestId; ///< x-ms-request-id of the reply, if any

    QString host;                       ///< that was asked: the gateway, or its token endpoint
    std::optional<HttpError> transport; ///< why there was no reply; unset: there was one
    bool webPage = false;               ///< HTML came in place of the API's JSON
    QString neededRole;                 ///< with Forbidden: what the operation asks for, if known
    QString missingList; ///< the list that every Provisioning API has and this has not, or not now
    std::chrono::seconds clockAhead{0}; ///< of the gateway's clock before this computer's, if told
    QList<FieldChange> changed; ///< with PreconditionFailed: what is otherwise now, if known
    bool inDoubt = false; ///< the change may have been made all the same: a try's fate is unknown
};

/// A value, or why the operation gave none.
template <typename T>
using ApiResult = Result<T, ApiError>;

/// What happened and what to do, translated: the only place that words an ApiError for people.
ErrorWords errorWords(const ApiError &error);

/// Both as one text.
QString userMessage(const ApiError &error);

/// The gateway's own sentence; where it gave none, what is known of the refusal: never empty.
QString reasonOf(const ApiError &error);

/// True when the gateway could not be reached, trusted or signed in to: nothing else would fare
/// better at present.
bool isConnectionTrouble(const ApiError &error);

/// Code, status, target and request ids, one per line, for a details pane.
QString technicalDetails(const ApiError &error);

} // namespace numberdesk
