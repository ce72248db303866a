// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace numberdesk::localgateway {

/// What the backend answers, after the number was accepted, when its usage is missing: a JSON
/// array with the one error that Microsoft's API reference publishes for it.
/// @param lacking bits of the services concerned, at least one of them managed by Teams; the
/// first of these is named
QByteArray missingUsageErrors(unsigned lacking);

} // namespace numberdesk::localgateway
