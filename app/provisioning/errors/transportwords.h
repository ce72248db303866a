// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httperror.h"
#include "provisioning/errors/errorwords.h"

#include <chrono>

namespace numberdesk {

/// Why there was no reply, in words that name the host: each fault on the way to a gateway, or to
/// its sign-in service, has a sentence and a remedy of its own.
ErrorWords transportWords(const HttpError &error);

/// "The gateway HOST", or without a host "The gateway": how a sentence about it begins.
QString gatewaySubject(const QString &host);

/// That this computer's clock is wrong by the gateway's, which is `ahead` of it (negative: behind).
QString clockWords(std::chrono::seconds ahead);

} // namespace numberdesk
