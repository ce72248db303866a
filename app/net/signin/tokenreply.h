// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <chrono>

namespace numberdesk {

/// An access token and how long it lives (RFC 6749 section 5.1).
struct AccessToken
{
    QByteArray value;
    std::chrono::seconds life{0};
};

/// Why the token endpoint gave none.
struct TokenRefusal
{
    QString detail;         ///< `error: error_description`, as the endpoint worded it
    bool transient = false; ///< may pass by itself: asking again makes sense
    int code = 0;           ///< the AADSTS number, 0 = none told
    bool readable = true;   ///< false: this is no reply of a token endpoint
};

/// Reads a reply of the token endpoint, errors as RFC 6749 section 5.2 and the Microsoft identity
/// platform shape them.
Result<AccessToken, TokenRefusal> readTokenReply(const HttpReply &reply);

/// How long after its arrival a token is used: until five minutes before its end, or four fifths
/// of a life so short that this would leave little.
std::chrono::milliseconds usefulLife(std::chrono::seconds life);

} // namespace numberdesk
