// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/sheetfault.h"
#include "transfer/workbook/cellformat.h"

#include <QString>

#include <optional>

namespace numberdesk {

/// No sheet has more columns (Excel; OpenDocument's largest too).
inline constexpr qsizetype mostColumns = 16'384;
/// So many cells, empty ones among them, are looked at in one sheet.
inline constexpr qint64 mostCells = 50'000'000;
/// So many row elements are looked at in one sheet, most of which may be empty.
inline constexpr qint64 mostRowElements = 4'194'304;

/// One cell of a sheet as it is to be read.
struct SheetCell
{
    /// What the sheet holds in the cell.
    enum class Kind : quint8 {
        Unstored, ///< the sheet does not hold it: it names nothing
        Text,     ///< also a truth value, as `true` or `false`, and a stored empty cell
        Figure,   ///< a number, whose digits are its text
        Odd,      ///< see `fault`
    };
    Kind kind = Kind::Unstored;
    std::optional<SheetFault> fault; ///< of one that is bad in every column
    QString text;
    QString padded; ///< of a figure shown with leading zeros: its text with them
};

/// A cell that holds `text`.
SheetCell textCell(const QString &text);
/// A cell that holds a truth value.
SheetCell flagCell(bool value);
/// A cell that holds the number that is stored as `stored` (`441632960000`, `4.4163296E11`): its
/// digits when it is a whole number of at most 15 of them, since a sheet keeps no more; bad in
/// every format that shows it as something else.
SheetCell figureCell(const QString &stored, const CellFormat &format);
/// A cell that is bad in every column; `found` is what it holds.
SheetCell oddCell(SheetFault fault, const QString &found);

/// The digits of a decimal number as it is stored, its exponent shifted in, exactly; nothing when
/// it is no whole number, or has more than 15 digits.
std::optional<QString> exactDigits(const QString &stored);

} // namespace numberdesk
