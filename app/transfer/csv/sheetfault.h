// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cellrules.h"

#include <QString>

namespace numberdesk {

/// What makes a sheet's cell bad in whatever column it stands; none of it can be repaired.
enum class SheetFault : quint8 {
    Date,
    Time,
    Percent,
    Currency,
    Fraction,
    LostDigits,    ///< a number that is not whole, or of more digits than a sheet keeps
    ErrorValue,    ///< `#N/A` and its like
    UnknownResult, ///< a formula whose result is not stored
    Merged,        ///< the first cell of a range over several rows
};

/// The fault of a cell that holds `found`, in words for people. Made where it is told, since a
/// sheet may have a column of them.
CellFault sheetCellFault(SheetFault fault, const QString &found);

} // namespace numberdesk
