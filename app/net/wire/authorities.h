// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace numberdesk {

/// The certificates of a file of authorities as PEM, whatever form they have: PEM, OpenSSL's
/// `TRUSTED CERTIFICATE` (its trust settings are left out), DER, or PKCS #7 in PEM or DER, as
/// key stores export them. Empty when there is none.
QByteArray authoritiesAsPem(const QByteArray &file);

} // namespace numberdesk
