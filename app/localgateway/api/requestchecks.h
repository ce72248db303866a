// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/router.h"

/// The checks that no operation has to itself.
namespace numberdesk::localgateway {

/// `api-version` is there and is a published one (Azure REST guidelines, API versioning).
Checked<void> checkApiVersion(const Request &request);

/// The body's content type is the one that the operation takes.
Checked<void> checkMedia(const Request &request, Media media);

/// The refusal of a body over limits::bodyBytes.
ApiError bodyTooLarge();

/// The body is at most limits::bodyBytes long.
Checked<void> checkBodySize(const Request &request);

/// A JSON body is nested at most deepestJson deep, whether the operation reads it or not.
Checked<void> checkBodyDepth(const Request &request, Media media);

} // namespace numberdesk::localgateway
