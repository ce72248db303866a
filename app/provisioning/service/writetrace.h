// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QByteArray>

namespace numberdesk {

/// How a write is found again after the process that sent it has ended (OASIS Repeatable Requests
/// 1.0): by whoever keeps a journal of it.
struct WriteTrace
{
    QByteArray requestId; ///< `Repeatability-Request-ID`; empty: a fresh one
    /// `Repeatability-First-Sent` of a write that an earlier process sent under that id, as
    /// IMF-fixdate; empty: it goes out for the first time.
    QByteArray firstSentBefore;
    DepartureNote departureNote; ///< hears of the first try before it leaves; null: nobody does
};

/// An id that no other write has: a UUID (RFC 9562) without braces.
QByteArray freshRequestId();

} // namespace numberdesk
