// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/workbook/sheettable.h"

#include <QList>
#include <QStringList>

namespace numberdesk {

class OdsStyles;
class SheetXml;

/// Reads the rows of one table of an OpenDocument spreadsheet (OpenDocument 1.2, 9.1).
class OdsTableReader
{
public:
    /// `xml` is at the start of the table. Rows go to `table`; null = it is only to be found out
    /// whether any cell holds something. All three must outlive the reader.
    OdsTableReader(SheetXml &xml, const OdsStyles &styles, SheetTable *table);

    /// Reads to the end of the table, or ends early: once the table takes no more rows, or, without
    /// one, at the first cell that holds something.
    void run();
    /// Whether any cell held something.
    bool isFilled() const { return m_isFilled; }

    /// What the tag of a cell tells.
    struct CellAttributes;

private:
    struct MergedRange
    {
        qint64 firstLine = 0;
        qint64 lastLine = 0;
        qsizetype firstColumn = 0;
        qsizetype lastColumn = 0;
    };

    void readRows();
    void noteColumns();
    void readRow();
    void append(const SheetCell &cell, int count);
    SheetCell readCell(qint64 line, qsizetype column);
    QString defaultStyle(qsizetype column) const;
    void noteMerged(qint64 line, qsizetype column, const CellAttributes &cell);
    QString readText();

    SheetXml &m_xml;
    const OdsStyles &m_styles;
    SheetTable *m_table;
    QStringList m_columnStyles;
    QString m_rowStyle;
    QList<SheetCell> m_cells;   ///< of the row at hand
    qsizetype m_emptyCells = 0; ///< behind them
    QList<MergedRange> m_merged;
    qint64 m_line = 0;
    qint64 m_rowsSeen = 0;
    qint64 m_cellsSeen = 0;
    bool m_isFilled = false;
    bool m_isDone = false;
};

} // namespace numberdesk
