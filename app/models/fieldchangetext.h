// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/fieldchange.h"

#include <QList>

namespace numberdesk {

/// The same changes with the names and values that people see, for example "Correlation ID" for
/// `correlationId`, and "Zoom" that was on. Fields that have no name here keep theirs.
QList<FieldChange> forPeople(const QList<FieldChange> &changes);

} // namespace numberdesk
