// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace numberdesk::localgateway {

/// One HTTP reply as a value; serialised by wireBytes().
struct Reply
{
    int status = 200;
    QByteArray body; ///< JSON; empty for 204 and 304
    std::vector<std::pair<QByteArray, QByteArray>> headers{};

    /// Adds one header.
    void add(const QByteArray &name, const QByteArray &value);
};

/// A reply with a JSON body.
Reply jsonReply(const QByteArray &body, int status = 200);

/// A reply without body and content type: 204 or 304.
Reply bareReply(int status);

/// The error body and x-ms-error-code of @p error.
Reply errorReply(const ApiError &error);

/// The bytes to send. @p withBody false leaves the body out but keeps its length, for HEAD;
/// @p close announces that the connection ends with this reply.
QByteArray wireBytes(const Reply &reply, bool withBody, bool close);

} // namespace numberdesk::localgateway
