// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// The `roles` claim of an access token that is a signed JWT (RFC 7519 section 7.2; application
/// roles of the Microsoft identity platform), empty when it has none. Unset for any other token:
/// those are opaque. The signature is not checked, since only the gateway decides what is allowed.
std::optional<QStringList> rolesOf(const QByteArray &token);

} // namespace numberdesk
