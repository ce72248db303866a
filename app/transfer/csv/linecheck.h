// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cellrules.h"
#include "transfer/csv/csvtable.h"

#include <optional>

namespace numberdesk {

/// What makes a whole line no row: it cannot be read, repeats the headings or holds sums. Nothing
/// else of it is told then. `numberColumn` is that of the telephone number.
std::optional<CellFault> lineFault(const CsvTable &table, const CsvRecord &record,
                                   qsizetype numberColumn);

} // namespace numberdesk
