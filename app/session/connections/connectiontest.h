// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "session/connections/connection.h"
#include "storage/datadirectory.h"

#include <QString>
#include <QStringList>

namespace numberdesk {

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

/// The stretches that the way of this connection does not have. What only the sign-in shows (a
/// token that does not tell its roles) comes with the report.
QList<ConnectionReport::Step> untestedSteps(const Connection &connection);

/// Walks the way to a gateway and stops at the first fault; sends it at most two requests, none of
/// which asks for a change, and never retries: one without a sign-in, to tell the faults of the
/// network from those of the sign-in, and one for a single account. Asking on the way, signing in
/// and asking for the account each end within the connection's timeout, waiting for a place in the
/// request budget included. Cancelling ends with Cancelled.
class ConnectionTestJob : public TypedJob<ConnectionReport>
{
    Q_OBJECT

public:
    using TypedJob<ConnectionReport>::TypedJob;

signals:
    /// This stretch begins; those before it went well or were not there. Who has seen enough calls
    /// cancel(): the job must not be deleted from here.
    void stepStarted(numberdesk::ConnectionReport::Step step);
};

/// Tests `connection`, whose secret is in it. The requests count in the gateway's budget, whose
/// ledger lies in `directory`.
ConnectionTestJob *testConnection(const Connection &connection, const DataDirectory &directory,
                                  QObject *parent);

} // namespace numberdesk
