// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>

/// The environment variables that secrets are taken from; a secret is never an argument.
namespace numberdesk::secretvariables {

inline constexpr QLatin1StringView clientSecret("NUMBERDESK_CLIENT_SECRET");
inline constexpr QLatin1StringView certificatePassphrase("NUMBERDESK_CERTIFICATE_PASSPHRASE");
inline constexpr QLatin1StringView filePassphrase("NUMBERDESK_SECRETS_PASSPHRASE");

} // namespace numberdesk::secretvariables
