// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"
#include "transfer/workbook/sheetcell.h"

#include <QList>

namespace numberdesk {

/// Makes a table of the rows of a sheet, in whose first 20 lines the headings stand.
class SheetTable
{
public:
    /// Of that sheet of the file.
    SheetTable(const QString &fileName, const QString &sheet, CsvReading reading);

    /// Adds a row, `line` of the sheet from 1, with its cells by column, and the same row again
    /// until there are `count`; blank ones are left out. False, and nothing added, once the table
    /// has more rows or cells than one may have, or somebody has cancelled: then finish() says so.
    bool add(qint64 line, const QList<SheetCell> &cells, bool isHidden, qint64 count = 1);
    /// A range of cells is merged; columns from 0. One of several rows is a fault of its first
    /// cell, and its others hold nothing.
    void merge(qint64 firstLine, qint64 lastLine, qsizetype firstColumn, qsizetype lastColumn);
    /// The table, or why there is none. `notes` of the table tell of hidden rows.
    Result<CsvTable, CsvError> finish();

private:
    bool hasRoom(qsizetype cells);
    void append(qint64 line, const QList<SheetCell> &cells);
    std::shared_ptr<const SheetMarks> marksOf(const QList<SheetCell> &cells);
    void mergeRow(CsvRecord &record, bool isFirst, qsizetype firstColumn, qsizetype lastColumn);
    CsvError fault(const QString &message, const QString &remedy) const;
    void splitAtHeadings();

    CsvTable m_table;
    QList<CsvRecord> m_rows; ///< until finish()
    CsvReading m_reading;
    std::shared_ptr<const SheetMarks> m_lastMarks; ///< most rows have those of the row before
    qint64 m_cells = 0;
    qint64 m_mergedRows = 0; ///< of all merged ranges
    int m_hiddenRows = 0;
    bool m_isFull = false;
};

} // namespace numberdesk
