// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/column.h"
#include "core/fields/edits.h"
#include "core/fields/numberfields.h"

namespace numberdesk {

/// What a row of a file or a form asks of one number.
using NumberEdits = Edits<Number>;

/// The column at a place of columns<Number>().
inline const Column<Number> &numberColumn(ColumnId id)
{
    return columns<Number>().at(id);
}

/// The columns of upload and export, in their order: all that a PUT carries, keys included.
const QList<ColumnId> &uploadColumns();

// Columns that rules name.

/// One of the two that name a number; no edit changes it.
ColumnId telephoneNumberColumn();
/// The other that names a number.
ColumnId accountNameColumn();
/// At the top of the number, beside its services.
ColumnId customSipHeaderColumn();
/// Whether the service is on.
ColumnId enabledColumn(Service service);
/// Of a service with `teamsNumbers`, like the usage.
ColumnId assignmentStatusColumn(Service service);
/// Of a service with `teamsNumbers`: what its numbers are for.
ColumnId usageColumn(Service service);

/// The services that `edits` switch on.
ServiceSet enabledServices(const NumberEdits &edits);

/// True when `edits` give the service's `configuration` a value, rather than clear it.
bool asksForSettings(const NumberEdits &edits, Service service);

} // namespace numberdesk
