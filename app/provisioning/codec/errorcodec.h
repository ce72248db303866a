// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"
#include "provisioning/errors/apierror.h"

namespace numberdesk {

/// The error that a reply with an error status tells of, whichever of the known shapes its body
/// has: the Azure error object, a problem object (RFC 9457), a bare `{code, message}`, the identity
/// platform's `{error, error_description}`, or no JSON at all, of which the first text is kept.
ApiError errorFromReply(const HttpReply &reply, const QString &clientRequestId);

/// True when the reply's body is HTML, which is never the API's own: that of a proxy, a firewall or
/// a network's login page.
bool isWebPage(const HttpReply &reply);

/// The error that no reply at all means.
ApiError errorFromNet(const HttpError &error, const QString &clientRequestId);

} // namespace numberdesk
