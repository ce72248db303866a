// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"
#include "localgateway/http/request.h"

#include <optional>

namespace numberdesk::localgateway {

struct StoredResource;

/// The strong entity tag of a representation: a digest of its bytes, so that it changes exactly
/// when they do.
QByteArray entityTag(const QByteArray &representation);

/// What the preconditions of a request demand.
enum class Verdict { Proceed, NotModified };

/// Evaluates If-Match, If-Unmodified-Since, If-None-Match and If-Modified-Since in the order of
/// RFC 9110 section 13.2.2; PreconditionFailed where that section says 412. A tag without
/// quotes, as in Microsoft's examples, is taken as if it had them.
/// @param current the resource as it is, nothing when it does not exist
Checked<Verdict> checkPreconditions(const Request &request,
                                    const std::optional<StoredResource> &current);

} // namespace numberdesk::localgateway
