// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/httperror.h"

#include <QByteArray>
#include <QList>
#include <QPair>

namespace numberdesk {

/// Who waits for a request: served in this order when the request budget runs short.
enum class Priority : quint8 { Interactive, Write, Polling };

using HeaderList = QList<QPair<QByteArray, QByteArray>>;

/// One HTTP request as a value. Knows HTTP, not the Provisioning API.
struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray path;  ///< percent-encoded, begins with `/`; joined to the client's base URL
    QByteArray query; ///< percent-encoded, without `?`
    HeaderList headers;
    QByteArray body;
    QByteArray contentType;
    Priority priority = Priority::Interactive;
    /// The server recognises a repeat (idempotent method or repeatability headers), so that a
    /// request whose fate is unknown may be sent again.
    bool repeatable = true;
    /// Asks for a change: counted by HttpClient::writesSent().
    bool asksForChange = false;
};

/// One HTTP reply with any status.
struct HttpReply
{
    int status = 0;
    HeaderList headers;
    QByteArray body;
    /// An earlier try of the same request ended with its fate unknown: it may have taken effect.
    bool repeated = false;

    /// The first header of that name, letter case ignored (RFC 9110 section 5.1); empty if absent.
    QByteArray header(QByteArrayView name) const;
};

/// A reply with any status, or why none could be had.
using HttpResult = Result<HttpReply, HttpError>;

} // namespace numberdesk
