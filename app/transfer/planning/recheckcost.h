// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

namespace numberdesk {

/// Requests that looking up `rows` rows of one account again takes, a batch at a time.
qint64 refreshLookups(qint64 rows, bool understandsFilters);

/// The cost of sending `plan` as it stands. Rows that stand alone for their account are left out of
/// `requests`, since they are read and written in one go anyhow. `requestsPerMinute` is the request
/// budget, 0 = none: new numbers take one count a minute of sending and account.
RecheckCost recheckCost(const ImportPlan &plan, bool understandsFilters, int requestsPerMinute);

/// True when reading again is dearer than writing even for a plan that is sent as soon as it is
/// made, of which the rows that go out within a minute need no second reading.
bool isDearerAtOnce(const RecheckCost &cost, int requestsPerMinute);

} // namespace numberdesk
