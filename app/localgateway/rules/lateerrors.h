// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace numberdesk::localgateway {

/// What the backend answers, after the number was accepted, when its usage is missing: a JSON
/// array with the one error that Microsoft's API reference publishes for it.
/// @param services bits of the services concerned; Operator Connect is named before Phone Mobile
QByteArray missingUsageErrors(unsigned services);

} // namespace numberdesk::localgateway
