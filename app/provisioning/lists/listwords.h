// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/listjob.h"

#include <QStringList>

namespace numberdesk {

/// Which resources a list of the gateway holds.
enum class ListKind : quint8 { Accounts, Numbers, Requests, Addresses };

/// What a walk over a list could not bring, translated, one sentence each: items that cannot be
/// read, by name, and a gateway's count that differs from what came. Empty when all is well.
QStringList listDoubts(ListKind kind, const ListProgress &progress);

} // namespace numberdesk
