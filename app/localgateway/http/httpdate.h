// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Dates in headers and bodies; times are milliseconds since 1970 in UTC.
namespace numberdesk::localgateway {

/// @p time as an IMF-fixdate (RFC 9110 section 5.6.7).
QByteArray imfFixdate(qint64 time);

/// @p time as RFC 3339 with seconds and `Z`, as the contract's date-time fields have it.
QString rfc3339(qint64 time);

/// An IMF-fixdate, or RFC 3339 as the OpenAPI document declares these headers.
std::optional<qint64> parseHeaderDate(const QByteArray &text);

} // namespace numberdesk::localgateway
