// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/fieldchange.h"
#include "transfer/plan/planchanges.h"

namespace numberdesk {

/// One change for people: "Zoom: on → off", "SIP header: — → desk-1"; of a new number what it gets.
QString changeText(const FieldDifference &change, RowAction action);

/// Every change of a row, one text each; empty for a row that changes nothing.
QStringList changeTexts(const PlanRow &row);

/// The same changes with the names and values that people see, for example "Correlation ID" for
/// `correlationId`, and "Zoom" that was on. Fields that have no name here keep theirs.
QList<FieldChange> forPeople(const QList<FieldChange> &changes);

} // namespace numberdesk
