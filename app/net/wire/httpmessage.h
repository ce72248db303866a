// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/base/job.h"
#include "net/wire/httperror.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace numberdesk {

/// Who waits for a request: served in this order when the request budget runs short.
enum class Priority : quint8 { Interactive, Write, Polling };

/// Names and values in the order of the wire; a name may come twice.
using HeaderList = QList<QPair<QByteArray, QByteArray>>;

/// How long what a request rests on is fresh, counted from the moment when it is handed over;
/// nothing = for ever.
using FreshFor = std::optional<std::chrono::milliseconds>;

/// Ends once it is written down that a request leaves, or with why that cannot be done: a sentence
/// with its remedy, translated. The request leaves only after the former.
using DepartureJob = TypedJob<Result<void, QString>>;

/// Starts writing down that a request leaves which says `firstSent` (HttpRequest::firstSentHeader);
/// null: nobody is left to write it down, and it does not leave.
using DepartureNote = std::function<DepartureJob *(const QByteArray &firstSent)>;

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
    /// Name of a header that tells when the request first went out, as IMF-fixdate (RFC 9110
    /// section 5.6.7): the same on each try. Empty = none.
    QByteArray firstSentHeader;
    /// What that header says of a request that another process has sent before: its fate is unknown
    /// from the start. Empty: it goes out for the first time.
    QByteArray firstSentBefore;
    /// Asked when a request leaves that was not sent before; null: nobody keeps a journal of it.
    DepartureNote departureNote;
    /// Where its turn comes later, and no earlier try can have been carried out, nothing is sent
    /// and it ends with HttpError::Kind::Stale.
    FreshFor freshFor;
};

/// One HTTP reply with any status.
struct HttpReply
{
    int status = 0;
    HeaderList headers;
    QByteArray body;
    /// An earlier try of the same request ended with its fate unknown: it may have taken effect.
    bool repeated = false;
    QUrl url;             ///< of the last try, redirects followed
    QByteArray firstSent; ///< what HttpRequest::firstSentHeader said
    /// How far the sender's clock (`Date`) is ahead of this computer's; 0 when it does not tell.
    std::chrono::seconds clockAhead{0};

    /// The first header of that name, letter case ignored (RFC 9110 section 5.1); empty if absent.
    QByteArray header(QByteArrayView name) const;
};

/// `time` as IMF-fixdate (RFC 9110 section 5.6.7).
QByteArray imfFixdate(const QDateTime &time);
/// Such a date, UTC; invalid when it is none.
QDateTime readImfFixdate(const QByteArray &text);

/// A reply with any status, or why none could be had.
using HttpResult = Result<HttpReply, HttpError>;

} // namespace numberdesk
