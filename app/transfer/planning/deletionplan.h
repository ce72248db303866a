// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/importplan.h"

#include <memory>

namespace numberdesk {

/// A plan that deletes numbers which a person was shown as they stand in `shown`; of numbers that
/// come twice the first counts. `readAt` tells when what is shown of an account was read, UTC; what
/// is not in it was read long ago, and is read anew before it is deleted. One table of numbers and
/// accounts is made of them, for places in messages and for the result file. Nothing is asked.
std::shared_ptr<ImportPlan> planDeletion(const QList<Number> &shown,
                                         const QHash<QString, QDateTime> &readAt = {});

} // namespace numberdesk
