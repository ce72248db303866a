// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// Why no HTTP reply could be had. A reply with an error status is no HttpError.
struct HttpError
{
    enum class Kind : quint8 {
        Cancelled,
        TimedOut,
        NameNotFound,
        ConnectionRefused,
        ConnectionLost, ///< reset or closed before the reply was complete
        TlsFailed,
        SignInFailed, ///< the token endpoint refused; `detail` holds its description
        ReplyTooLarge,
        Redirected, ///< to another host: the token never goes along
        Other,
    };
    Kind kind = Kind::Other;
    QString detail; ///< technical text for the log and the details pane, never the only message
};

} // namespace numberdesk
