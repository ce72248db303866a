// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// What is wrong with the other end's TLS, as far as a person can do something about it.
enum class TlsFault : quint8 {
    None,      ///< with TlsFailed: no TLS at all, an address that begins with http://
    Expired,   ///< the certificate is past its end, or not valid yet
    WrongHost, ///< the certificate is for another name
    Untrusted, ///< self-signed, or issued by an authority that is not trusted here
    NoRoot,    ///< its issuing authority is trusted here, but not the root above that
    TooOld,    ///< no common version: the server offers less than TLS 1.2
    Other,
};

/// Why no HTTP reply could be had. A reply with an error status is no HttpError.
struct HttpError
{
    /// By which callers decide what to do about it.
    enum class Kind : quint8 {
        Cancelled,
        TimedOut,
        NameNotFound,
        ConnectionRefused,
        ConnectionLost, ///< reset or closed before the reply was complete
        TlsFailed,
        ProxyUnreachable, ///< the proxy on the way was not found, refused or broke off
        ProxySignIn,      ///< the proxy wants a user name and a password (407)
        ProxyRefused,     ///< the proxy does not let the connection through
        SignInFailed,     ///< the token endpoint refused; `detail` holds its description
        SignInBusy,       ///< the token endpoint has trouble that may pass, and the tries ran out
        SignInUnreadable, ///< what answers at the token URL is no token endpoint
        ReplyTooLarge,
        Redirected,     ///< to another host: the token never goes along
        ReadOnly,       ///< the connection allows no changes: nothing was sent
        Stale,          ///< its turn came too late, see HttpRequest::freshFor: nothing was sent
        NotWrittenDown, ///< see HttpRequest::departureNote: nothing was sent; `detail` is the
                        ///< sentence
        Other,
    };
    Kind kind = Kind::Other;
    QString detail; ///< technical text for the log and the details pane, never the only message
    QString host;   ///< and port in question (hostAndPort()): the gateway's or token endpoint's
    TlsFault tlsFault = TlsFault::None; ///< with TlsFailed
    int signInCode = 0;           ///< with SignInFailed and SignInBusy: the AADSTS number, or 0
    bool atTokenEndpoint = false; ///< it happened while asking for a token
    bool inDoubt = false;         ///< a try went out of which nobody knows whether it took effect
};

} // namespace numberdesk
