// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// What a number in a sheet is shown as, as far as it tells what its cell holds.
struct CellFormat
{
    /// All but Plain make something of a number that its cell was not meant to hold.
    enum class Kind : quint8 { Plain, Date, Time, Percent, Currency, Fraction };
    Kind kind = Kind::Plain;
    int zeros = 0; ///< of a format of zeros only (`0000`): how many; else 0

    bool operator==(const CellFormat &) const = default;
};

/// Reads a format code such as `dd/mm/yyyy` or `[$€-407]#,##0.00` (ECMA-376 part 1, 18.8.31); of
/// several sections the first counts.
CellFormat formatOfCode(const QString &code);

/// The format that has no code of its own in a workbook (ECMA-376 part 1, 18.8.30).
CellFormat builtInFormat(int id);

} // namespace numberdesk
