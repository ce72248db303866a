// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"
#include "localgateway/http/request.h"

#include <utility>
#include <vector>

namespace numberdesk::localgateway {

/// The head of a request as a parser split it, nothing decoded.
struct RequestHead
{
    QByteArray method;
    QByteArray target;
    bool http11 = true;                                      ///< else HTTP/1.0
    std::vector<std::pair<QByteArray, QByteArray>> fields{}; ///< in their order
    QByteArray text{};                                       ///< all of it, as it came
};

/// The request without its body, or why its head cannot be trusted (RFC 9110 and 9112): exactly one
/// Host, at most one Content-Length, no transfer coding but `chunked`, no expectation but
/// `100-continue`, no folded lines, a target that can be decoded.
Checked<Request> readHead(const RequestHead &head);

/// True when the client waits for `100 Continue` before it sends the body (RFC 9110
/// section 10.1.1).
bool wantsContinue(const RequestHead &head, const Request &request);

} // namespace numberdesk::localgateway
