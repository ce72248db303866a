// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/reply.h"
#include "localgateway/http/request.h"

#include <optional>

namespace numberdesk::localgateway {

class Database;

/// The repeatability headers of one request (OASIS Repeatable Requests 1.0).
struct RepeatableRequest
{
    QString id;
    qint64 firstSent = 0;
    QByteArray fingerprint; ///< digest of what makes the request: method, target and body
};

/// Reads the pair of headers; nothing when neither was sent, InvalidHeaderValue when one of them
/// is missing or malformed.
Checked<std::optional<RepeatableRequest>> readRepeatability(const Request &request);

/// The first answer to the same request; nothing when it is new. RepeatabilityRequestMismatch
/// when the id was used for another request, RepeatabilityWindowPassed when it was first sent too
/// long ago (or ahead) to know.
Checked<std::optional<Reply>> firstAnswer(Database &database, const RepeatableRequest &request,
                                          qint64 now);

/// Keeps @p reply as the answer to every repetition; belongs into the transaction of its effect.
void keepAnswer(Database &database, const RepeatableRequest &request, const Reply &reply,
                qint64 now);

/// Forgets the answers that no repetition can ask for any more.
void pruneAnswers(Database &database, qint64 now);

} // namespace numberdesk::localgateway
