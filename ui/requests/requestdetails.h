// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/requestforinformation.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

/// What the details pane says of a request for information.
Details requestDetails(const RequestForInformation &request);

} // namespace numberdesk
