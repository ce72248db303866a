// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/apierror.h"

#include <QStringList>

#include <optional>

namespace numberdesk {

/// The versions of the Provisioning API that Microsoft's pages name, the one to start with first:
/// the API reference's examples use the first, the published specification the second.
QStringList publishedApiVersions();

/// True when the gateway refused the request for its api-version: 400 with
/// `UnsupportedApiVersionValue`, or any 400 that mentions the api-version.
bool isApiVersionRefusal(const ApiError &error);

/// The published version to offer in place of `current` after `error`: one that the gateway lists,
/// or the other one when it lists none. Nothing when the error is about something else, or the
/// gateway lists only versions that this program does not speak.
std::optional<QString> otherApiVersionFor(const ApiError &error, const QString &current);

} // namespace numberdesk
