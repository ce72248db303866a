// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/connections/connectionbook.h"

#include <array>

namespace numberdesk {

/// The environment variables that hold secrets.
std::array<QLatin1StringView, 3> environmentSecrets();

/// The secret in an environment variable. White space around a client secret, and the line end
/// behind a passphrase, whose blanks may be meant, come from copying and are left out.
QByteArray secretFrom(QLatin1StringView variable);

/// The secret that the environment has for a profile: NUMBERDESK_CLIENT_SECRET, or
/// NUMBERDESK_CERTIFICATE_PASSPHRASE for one with a certificate file; may be empty.
QByteArray environmentSecret(const ConnectionProfile &profile);

/// The passphrase of the encrypted file of secrets, from NUMBERDESK_SECRETS_PASSPHRASE; may be
/// empty.
QByteArray environmentPassphrase();

/// Opens a named connection without asking anybody: what the book's own places do not give comes
/// from the environment. Errors as ConnectionBook::open().
StorageJob<Connection> *openNamedConnection(ConnectionBook &book, const QString &name);

/// Removes a named connection, and its secret if the encrypted file is unlocked or the environment
/// has its passphrase. Gives what ConnectionBook::remove() gives.
StorageJob<QString> *removeNamedConnection(ConnectionBook &book, const QString &name);

} // namespace numberdesk
