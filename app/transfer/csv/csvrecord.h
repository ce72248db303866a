// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBitArray>
#include <QStringList>

#include <memory>

namespace numberdesk {

/// What is known of a row's cells beside their text, by column: what a workbook tells, and what was
/// mended.
struct SheetMarks
{
    QBitArray figures;  ///< the cell holds a number
    QBitArray unstored; ///< the sheet does not hold the cell, which names nothing then
    QBitArray mended;   ///< a person has put the text there; the file has another

    bool operator==(const SheetMarks &) const = default;
};

/// One record of a CSV file (RFC 4180), every cell as text; or a row of a sheet.
struct CsvRecord
{
    /// Why a line could not be read as a record; its cells are then what stands between separators.
    enum class Fault : quint8 {
        None,
        UnclosedQuote,  ///< a quote that opens in this line is never closed
        TextAfterQuote, ///< text follows a closing quote
        LongLine,       ///< more than 64 KiB; the rest of the line is left out
    };
    qint64 line = 0; ///< physical line where it starts, from 1
    QStringList cells;
    Fault fault = Fault::None;
    std::shared_ptr<const SheetMarks> marks =
        {}; ///< of a row of a sheet or a mended one; else null
};

} // namespace numberdesk
