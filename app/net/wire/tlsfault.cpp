// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/wire/tlsfault.h"

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// A certificate that cannot be verified for whatever other reason is one not to be trusted.
TlsFault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return TlsFault::Expired;
    case QSslError::HostNameMismatch:
        return TlsFault::WrongHost;
    case QSslError::UnableToGetIssuerCertificate: // of one that was found in the list of
                                                  // authorities
        return TlsFault::NoRoot;
    default:
        return TlsFault::Untrusted;
    }
}

/// OpenSSL names a missing common version in three ways: the server chose one that is too old, or
/// it sent the alert of TLS 1.2 or of TLS 1.3 (RFC 8446 section 6.2, protocol_version).
bool saysNoCommonVersion(const QString &handshakeError)
{
    return handshakeError.contains("unsupported protocol"_L1, Qt::CaseInsensitive) ||
           handshakeError.contains("protocol version"_L1, Qt::CaseInsensitive);
}

} // namespace

TlsFault tlsFaultOf(const QList<QSslError> &errors, const QString &handshakeError)
{
    if (errors.isEmpty())
        return saysNoCommonVersion(handshakeError) ? TlsFault::TooOld : TlsFault::Other;
    for (const TlsFault fault : {TlsFault::Expired, TlsFault::WrongHost, TlsFault::NoRoot}) {
        const auto isIt = [fault](const QSslError &error) {
            return faultOf(error.error()) == fault;
        };
        if (std::any_of(errors.begin(), errors.end(), isIt))
            return fault;
    }
    return TlsFault::Untrusted;
}

} // namespace numberdesk
