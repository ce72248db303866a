// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httperror.h"

#include <QList>
#include <QSslError>

namespace numberdesk {

/// What a failed handshake is down to: the first of expired, wrong host and untrusted that
/// `errors` hold, since a self-signed certificate that is also too old or for another name needs
/// replacing in any case. Without certificate errors, `handshakeError` (the TLS library's words)
/// tells whether the two ends had no version in common.
TlsFault tlsFaultOf(const QList<QSslError> &errors, const QString &handshakeError);

} // namespace numberdesk
