// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

struct ApiError;

/// What Test connection came to: the first fault on the way, or that it works.
struct ConnectionReport
{
    /// The stretches of the way, in order; the last one is reached when all works.
    enum class Step : quint8 { FindName, Connect, Secure, SignIn, Roles, ApiVersion };
    /// What was found, more coarsely than errors tell. Refused: also a connection that was lost, a
    /// proxy that bars the way, or a local gateway that does not start. TimedOut: also 429, and no
    /// place in the request budget. CertificateUntrusted: also a missing root. TlsTooOld: also no
    /// TLS at all.
    enum class Code : quint8 {
        Ok,
        NameNotFound,
        Refused,
        TimedOut,
        CertificateExpired,
        CertificateWrongHost,
        CertificateUntrusted,
        TlsTooOld,
        SignIn,
        NoRoles,
        ApiVersion,
        UnexpectedReply, ///< something answers, but not as a Provisioning API does
        Cancelled,
    };
    Step step = Step::ApiVersion;
    Code code = Code::Ok;
    QString message; ///< what was found, one sentence
    QString remedy;  ///< what to do about it; empty when it works
    QString details; ///< technical text for support
    QStringList roles;
    QList<Step>
        untested; ///< were not there to test, for example the certificate of an http address
    /// With ApiVersion: the published version to use instead (otherApiVersionFor), if any.
    QString otherApiVersion;

    /// True when the gateway accepted the connection, whatever was left `untested`.
    bool isOk() const { return code == Code::Ok; }
};

/// The word of a code and of a step in JSON, for example `certificateExpired` and `signIn`.
QString toText(ConnectionReport::Code code);
QString toText(ConnectionReport::Step step);

/// What a stretch is called, translated, for example "Certificate".
QString stepLabel(ConnectionReport::Step step);

/// What a fault on the way is to a report, and where it lies when the walk has come to `reached`;
/// with the words of the error. `apiVersion` is the one that was asked with.
ConnectionReport reportOf(const ApiError &error, ConnectionReport::Step reached,
                          const QString &apiVersion);

} // namespace numberdesk
