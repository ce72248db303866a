// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/account.h"
#include "core/number.h"
#include "core/requestforinformation.h"

#include <QByteArray>

namespace numberdesk {

/// Resources as the Provisioning API shows them, read-only fields included: compact JSON for
/// exports and scripts.
QByteArray toResourceJson(const Account &account);
QByteArray toResourceJson(const Number &number);
QByteArray toResourceJson(const RequestForInformation &request);

} // namespace numberdesk
