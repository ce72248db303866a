// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/shortrows.h"

#include "core/celltext.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// Whether an empty cell of a column asks for something: to clear an optional field.
qint64 emptyCellsFrom(const CsvTable &table, const HeadingMap &headings, qsizetype column)
{
    qint64 count = 0;
    for (const CsvRecord &record : table.records) {
        for (qsizetype i = column; i < std::min(record.cells.size(), headings.columns.size()); ++i)
            count += headings.columns.at(i) && record.cells.at(i).trimmed().isEmpty() ? 1 : 0;
    }
    return count;
}

} // namespace

ShortRows shortRowsOf(const CsvTable &table, const HeadingMap &headings)
{
    ShortRows result;
    result.firstColumn = table.heading.cells.size();
    if (table.records.fewestCells() >= table.heading.cells.size())
        return result;
    const qsizetype number = headings.indexOf(telephoneNumberColumn());
    const qsizetype account = headings.indexOf(accountNameColumn());
    for (const CsvRecord &record : table.records) {
        const qsizetype cells = record.cells.size();
        const bool hasIdentity =
            cells > std::max(number, account) && holdsDigit(record.cells.value(number));
        if (record.fault != CsvRecord::Fault::None || !hasIdentity ||
            cells >= table.heading.cells.size())
            continue;
        if (result.rows++ == 0)
            result.firstLine = record.line;
        result.firstColumn = std::min(result.firstColumn, cells);
    }
    if (result.rows > 0)
        result.emptyCells = emptyCellsFrom(table, headings, result.firstColumn);
    return result;
}

} // namespace numberdesk
