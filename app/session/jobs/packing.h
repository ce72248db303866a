// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"

#include <QByteArray>
#include <QCborValue>

#include <optional>

namespace numberdesk {

/// `value` as CBOR (RFC 8949), compressed (zlib).
QByteArray packed(const QCborValue &value);
/// What was packed; nothing when the bytes are damaged.
std::optional<QCborValue> unpacked(const QByteArray &bytes);

/// A number as it was received: the JSON of the Provisioning API, what this version does not know
/// included; null for none.
QCborValue packedImage(const Number *number);
/// See packedImage(); nothing for null and for what is no number.
std::optional<Number> numberImage(const QCborValue &value);
/// The same of an account.
QCborValue packedImage(const Account &account);
/// The same of an account.
std::optional<Account> accountImage(const QCborValue &value);

} // namespace numberdesk
