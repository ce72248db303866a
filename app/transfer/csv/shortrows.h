// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvheading.h"
#include "transfer/csv/csvtable.h"

namespace numberdesk {

/// Rows whose last cells are missing, which a spreadsheet writes when they are empty: it stops
/// writing them after a while, so that in those columns an empty cell does not ask for anything.
struct ShortRows
{
    qint64 rows = 0;
    qint64 firstLine = 0;
    qsizetype firstColumn = 0; ///< the first of those columns; behind the last one = there are none
    qint64 emptyCells = 0;     ///< in those columns of the other rows
};

/// Looks for such rows. One that is too short for number and account is no such row, but bad.
ShortRows shortRowsOf(const CsvTable &table, const HeadingMap &headings);

} // namespace numberdesk
