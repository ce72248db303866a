// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace numberdesk {

/// A place in the order in which a gateway is asked: later is greater, and Moment{} is before all.
/// An answer shows the gateway no older than it was at the moment at which the answer was asked
/// for, so of two answers that which was asked for later is the newer one. The clock cannot tell:
/// much happens within its tick. See ProvisioningService::nextMoment().
enum class Moment : quint64 {};

} // namespace numberdesk
