// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/errors/transportwords.h"

#include "provisioning/errors/signinhints.h"
#include "provisioning/errors/wordtemplate.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

QString transportText(const char *text)
{
    return QCoreApplication::translate("TransportWords", text);
}

QString subjectOf(const HttpError &error)
{
    if (!error.atTokenEndpoint)
        return gatewaySubject(error.host);
    if (error.host.isEmpty())
        return transportText(QT_TRANSLATE_NOOP("TransportWords", "The sign-in service"));
    return transportText(QT_TRANSLATE_NOOP("TransportWords", "The sign-in service %1"))
        .arg(error.host);
}

WordTemplate tlsTemplate(TlsFault fault)
{
    switch (fault) {
    case TlsFault::None:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 would be reached without encryption, which "
                                                    "is only done within this computer."),
                QT_TRANSLATE_NOOP("TransportWords", "Use an address that begins with https://.")};
    case TlsFault::Expired:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 shows a certificate that has expired or is "
                                                    "not valid yet."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check this computer's clock; if it is right, whoever runs that "
                                  "host must renew the certificate.")};
    case TlsFault::WrongHost:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 shows a certificate for another name."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check the address for typing errors, and whether a proxy or a "
                                  "login page of the network answers in its place.")};
    case TlsFault::Untrusted:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 shows a certificate from an authority that "
                                                    "this computer does not trust."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "If your organisation has an authority of its own, give its "
                                  "certificate (PEM) in the connection's settings; if not, do not "
                                  "go on.")};
    case TlsFault::NoRoot:
        return {QT_TRANSLATE_NOOP("TransportWords",
                                  "%1 shows a certificate whose issuing authority is known here, "
                                  "but the root authority above that is missing."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Add the certificate of the root authority to the file of "
                                  "authorities that the connection names.")};
    case TlsFault::TooOld:
        return {QT_TRANSLATE_NOOP("TransportWords",
                                  "%1 offers no version of TLS that is safe (1.2 or newer)."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Ask whoever runs that host, or the proxy before it, to switch "
                                  "TLS 1.2 on.")};
    case TlsFault::Other:
        break;
    }
    return {QT_TRANSLATE_NOOP("TransportWords", "%1 gave up while a secure connection was set up."),
            QT_TRANSLATE_NOOP("TransportWords",
                              "Check that address and port are those of an HTTPS server, and give "
                              "the details to support.")};
}

WordTemplate timeoutTemplate(bool atTokenEndpoint)
{
    if (atTokenEndpoint) {
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 did not answer in time."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Try again in a minute; if it never answers, ask whether this "
                                  "network lets HTTPS through to it.")};
    }
    return {QT_TRANSLATE_NOOP("TransportWords", "%1 did not answer in time."),
            QT_TRANSLATE_NOOP("TransportWords",
                              "Try again in a minute, since a gateway with too many requests stays "
                              "silent; if it never answers, ask whether this computer's address is "
                              "on its allowlist.")};
}

/// The sentences about a proxy name the host that it leads to.
WordTemplate proxyTemplate(HttpError::Kind kind)
{
    switch (kind) {
    case HttpError::Kind::ProxySignIn:
        return {QT_TRANSLATE_NOOP("TransportWords",
                                  "The proxy on the way to %1 asks for a user name and a "
                                  "password, which this program does not send."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Ask your network's administrators for a proxy without sign-in, "
                                  "and name it in the connection's settings.")};
    case HttpError::Kind::ProxyRefused:
        return {
            QT_TRANSLATE_NOOP("TransportWords",
                              "The proxy on the way to %1 does not let the connection through."),
            QT_TRANSLATE_NOOP("TransportWords",
                              "Ask your network's administrators to allow that host.")};
    default:
        return {
            QT_TRANSLATE_NOOP("TransportWords", "The proxy on the way to %1 could not be reached."),
            QT_TRANSLATE_NOOP("TransportWords",
                              "Check the proxy in the connection's settings, or that of this "
                              "computer when none is named there.")};
    }
}

WordTemplate connectTemplate(HttpError::Kind kind)
{
    switch (kind) {
    case HttpError::Kind::NameNotFound:
        return {
            QT_TRANSLATE_NOOP("TransportWords", "%1 could not be found: its name is not known."),
            QT_TRANSLATE_NOOP("TransportWords",
                              "Check the address for typing errors, and that this computer's "
                              "network or VPN is up.")};
    case HttpError::Kind::ConnectionRefused:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 refused the connection."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check address and port, and whether a firewall stands in "
                                  "between.")};
    default:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 broke the connection off, or the network "
                                                    "did."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check the network, then try again; if it happens each time, a "
                                  "firewall may be closing the connection.")};
    }
}

WordTemplate replyTemplate(HttpError::Kind kind)
{
    switch (kind) {
    case HttpError::Kind::SignInBusy:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 has trouble or too much to do."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Try again in a few minutes; nothing in the connection has to "
                                  "change.")};
    case HttpError::Kind::SignInUnreadable:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 answers, but not as a sign-in service "
                                                    "does."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check the tenant or token URL, and whether a login page of the "
                                  "network answers in its place.")};
    case HttpError::Kind::ReplyTooLarge:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 answered with more data than any answer of "
                                                    "a Provisioning API has."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check that the address is that of a gateway's Provisioning "
                                  "API.")};
    case HttpError::Kind::Redirected:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 sends its callers on to another place, "
                                                    "where the sign-in must not go."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Check the address, and whether the network asks for a login in "
                                  "a browser first.")};
    case HttpError::Kind::ReadOnly:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 was not asked for the change, since the "
                                                    "connection is read-only."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Switch read-only off in the connection's settings, or use "
                                  "another connection.")};
    case HttpError::Kind::Stale:
        return {
            QT_TRANSLATE_NOOP("TransportWords", "Too much time went by before %1 could be asked."),
            QT_TRANSLATE_NOOP("TransportWords", "Refresh to see what it has now, then try again.")};
    case HttpError::Kind::Cancelled:
        return {QT_TRANSLATE_NOOP("TransportWords", "Cancelled."),
                QT_TRANSLATE_NOOP("TransportWords", "Start again when you are ready.")};
    default:
        return {QT_TRANSLATE_NOOP("TransportWords", "%1 could not be talked to."),
                QT_TRANSLATE_NOOP("TransportWords",
                                  "Try again; if it stays, give the details to support.")};
    }
}

ErrorWords faultWords(const WordTemplate &words, const QString &subject)
{
    return filledWords("TransportWords", words, subject);
}

/// The endpoint's own words where there is no hint: its codes are an open list.
ErrorWords refusalWords(const HttpError &error)
{
    if (const auto hint = signInHint(error.signInCode))
        return *hint;
    const QString remedy = transportText(QT_TRANSLATE_NOOP(
        "TransportWords",
        "Check the tenant (or the token endpoint's address), the client ID, and the "
        "secret or certificate in the connection's settings."));
    if (error.detail.isEmpty()) {
        return {transportText(QT_TRANSLATE_NOOP("TransportWords", "%1 refused the sign-in."))
                    .arg(subjectOf(error)),
                remedy};
    }
    return {transportText(QT_TRANSLATE_NOOP("TransportWords", "%1 refused the sign-in: “%2”."))
                .arg(subjectOf(error), error.detail.simplified()),
            remedy};
}

} // namespace

QString gatewaySubject(const QString &host)
{
    if (host.isEmpty())
        return transportText(QT_TRANSLATE_NOOP("TransportWords", "The gateway"));
    return transportText(QT_TRANSLATE_NOOP("TransportWords", "The gateway %1")).arg(host);
}

QString clockWords(std::chrono::seconds ahead)
{
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(ahead)).count();
    const auto count = static_cast<int>(std::min<qint64>(minutes, std::numeric_limits<int>::max()));
    const QString off =
        ahead > std::chrono::seconds(0)
            ? QCoreApplication::translate("TransportWords",
                                          "This computer's clock is %n minute(s) behind that of "
                                          "the gateway.",
                                          nullptr, count)
            : QCoreApplication::translate("TransportWords",
                                          "This computer's clock is %n minute(s) ahead of that of "
                                          "the gateway.",
                                          nullptr, count);
    return off + u' ' +
           transportText(QT_TRANSLATE_NOOP(
               "TransportWords", "Set it by a time server; until then changes carry the gateway's "
                                 "time."));
}

ErrorWords transportWords(const HttpError &error)
{
    using Kind = HttpError::Kind;
    switch (error.kind) {
    case Kind::NotWrittenDown: // whoever could not write it down has said why and what to do
        return {transportText(QT_TRANSLATE_NOOP("TransportWords",
                                                "%1 was sent nothing more, since that could not be "
                                                "written down before."))
                    .arg(subjectOf(error)),
                error.detail.isEmpty()
                    ? transportText(QT_TRANSLATE_NOOP(
                          "TransportWords",
                          "Look whether the disk of the data directory is full, then try again."))
                    : error.detail};
    case Kind::NameNotFound:
    case Kind::ConnectionRefused:
    case Kind::ConnectionLost:
        return faultWords(connectTemplate(error.kind), subjectOf(error));
    case Kind::TimedOut:
        return faultWords(timeoutTemplate(error.atTokenEndpoint), subjectOf(error));
    case Kind::TlsFailed:
        return faultWords(tlsTemplate(error.tlsFault), subjectOf(error));
    case Kind::ProxyUnreachable:
    case Kind::ProxySignIn:
    case Kind::ProxyRefused:
        return faultWords(proxyTemplate(error.kind), error.host);
    case Kind::SignInFailed:
        return refusalWords(error);
    case Kind::SignInBusy:
        if (const auto hint = signInHint(error.signInCode))
            return *hint;
        break;
    default:
        break;
    }
    return faultWords(replyTemplate(error.kind), subjectOf(error));
}

} // namespace numberdesk
