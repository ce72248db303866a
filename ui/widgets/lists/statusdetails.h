// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/provisioningstate.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

/// The provisioning status with every error's code, message and target.
QList<Details::Section> provisioningDetails(const ProvisioningState &state);

/// "—" for nothing.
QString orDash(const QString &text);

} // namespace numberdesk
