// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/sheettable.h"

#include "transfer/csv/csvlayout.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qint64 mostLines = 1LL << 32; // no sheet is so long; keys of cells hold it
constexpr qint64 linesSearched = 20;

struct SheetTableText
{
    Q_DECLARE_TR_FUNCTIONS(Workbook)
};

bool isBlank(const QList<SheetCell> &cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const SheetCell &cell) {
        return cell.kind == SheetCell::Kind::Unstored ||
               (cell.kind == SheetCell::Kind::Text && cell.text.trimmed().isEmpty());
    });
}

} // namespace

SheetTable::SheetTable(const QString &fileName, const QString &sheet, CsvReading reading)
    : m_reading(std::move(reading))
{
    m_table.fileName = fileName;
    m_table.sheet = sheet;
    m_table.isWorkbook = true;
}

bool SheetTable::add(qint64 line, const QList<SheetCell> &cells, bool isHidden, qint64 count)
{
    if (isBlank(cells))
        return !m_isFull;
    m_isFull = m_isFull || line > mostLines;
    for (qint64 i = 0; i < count && hasRoom(cells.size()); ++i) {
        append(line + i, cells);
        m_hiddenRows += isHidden ? 1 : 0;
    }
    return !m_isFull;
}

bool SheetTable::hasRoom(qsizetype cells)
{
    const bool isCancelled = m_rows.size() % rowsPerLook == 0 && *m_reading.cancel;
    m_cells += cells;
    m_isFull = m_isFull || isCancelled || m_rows.size() > mostRows || m_cells > mostCells;
    return !m_isFull;
}

void SheetTable::append(qint64 line, const QList<SheetCell> &cells)
{
    CsvRecord record;
    record.line = line;
    record.cells.reserve(cells.size());
    const CsvRecord *before = m_rows.isEmpty() ? nullptr : &m_rows.constLast();
    for (qsizetype column = 0; column < cells.size(); ++column) {
        const SheetCell &cell = cells.at(column);
        // What repeats the cell above shares its text.
        const bool repeats = before != nullptr && column < before->cells.size() &&
                             before->cells.at(column) == cell.text;
        record.cells.append(repeats ? before->cells.at(column) : cell.text);
        if (cell.fault)
            m_table.cellFaults.insert(cellKey(line, column), *cell.fault);
        if (!cell.padded.isEmpty())
            m_table.paddedCells.insert(cellKey(line, column), cell.padded);
    }
    record.marks = marksOf(cells);
    m_rows.append(std::move(record));
}

std::shared_ptr<const SheetMarks> SheetTable::marksOf(const QList<SheetCell> &cells)
{
    SheetMarks marks{QBitArray(cells.size()), QBitArray(cells.size())};
    for (qsizetype column = 0; column < cells.size(); ++column) {
        marks.figures.setBit(column, cells.at(column).kind == SheetCell::Kind::Figure);
        marks.unstored.setBit(column, cells.at(column).kind == SheetCell::Kind::Unstored);
    }
    if (!m_lastMarks || *m_lastMarks != marks)
        m_lastMarks = std::make_shared<const SheetMarks>(std::move(marks));
    return m_lastMarks;
}

void SheetTable::merge(qint64 firstLine, qint64 lastLine, qsizetype firstColumn,
                       qsizetype lastColumn)
{
    if (lastLine <= firstLine || firstColumn < 0)
        return; // within one row its first cell holds the value
    const auto first = std::lower_bound(
        m_rows.begin(), m_rows.end(), firstLine,
        [](const CsvRecord &record, qint64 wanted) { return record.line < wanted; });
    for (auto record = first; record != m_rows.end() && record->line <= lastLine; ++record) {
        // Ranges do not overlap; a file that says so could make this last for ever.
        m_isFull = m_isFull || *m_reading.cancel || ++m_mergedRows > mostCells;
        if (m_isFull)
            return;
        mergeRow(*record, record->line == firstLine, firstColumn, lastColumn);
    }
}

void SheetTable::mergeRow(CsvRecord &record, bool isFirst, qsizetype firstColumn,
                          qsizetype lastColumn)
{
    SheetMarks marks = *record.marks;
    const qsizetype end = std::min(lastColumn + 1, record.cells.size());
    for (qsizetype column = firstColumn; column < end; ++column) {
        const bool holdsValue = isFirst && column == firstColumn;
        const qint64 key = cellKey(record.line, column);
        marks.figures.setBit(column, false);
        marks.unstored.setBit(column, !holdsValue);
        m_table.paddedCells.remove(key);
        if (holdsValue) {
            m_table.cellFaults.insert(key, SheetFault::Merged);
        } else {
            m_table.cellFaults.remove(key);
            record.cells[column].clear();
        }
    }
    record.marks = std::make_shared<const SheetMarks>(std::move(marks));
}

CsvError SheetTable::fault(const QString &message, const QString &remedy) const
{
    return {false, m_table.fileName, 0, message, remedy};
}

/// The line that holds the most known headings; where none does, the first.
void SheetTable::splitAtHeadings()
{
    qsizetype heading = 0;
    int best = 0;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const CsvRecord &record = std::as_const(m_rows).at(i);
        if (record.line > linesSearched)
            break;
        const int score = headingScore(record, m_reading.headingMap);
        if (score > best) {
            best = score;
            heading = i;
        }
    }
    m_table.above = m_rows.first(heading);
    m_table.heading = std::as_const(m_rows).at(heading);
    for (qsizetype i = heading + 1; i < m_rows.size(); ++i)
        m_table.records.append(std::as_const(m_rows).at(i));
    m_table.records.squeeze();
    m_rows.clear();
    QStringList &cells = m_table.heading.cells;
    while (!cells.isEmpty() && cells.constLast().trimmed().isEmpty())
        cells.removeLast();
}

Result<CsvTable, CsvError> SheetTable::finish()
{
    if (*m_reading.cancel)
        return Failure<CsvError>(fault(SheetTableText::tr("Reading was cancelled."), {}));
    if (m_isFull) {
        return Failure<CsvError>(fault(
            SheetTableText::tr("The sheet has more than %L1 rows, or %L2 cells.")
                .arg(mostRows)
                .arg(mostCells),
            SheetTableText::tr("Split it into several sheets and import one after another.")));
    }
    if (m_rows.isEmpty()) {
        return Failure<CsvError>(
            fault(SheetTableText::tr("The sheet \"%1\" is empty.").arg(m_table.sheet),
                  SheetTableText::tr("Choose the sheet that holds the numbers.")));
    }
    splitAtHeadings();
    if (m_hiddenRows > 0) {
        m_table.notes += SheetTableText::tr("%n row(s) of the sheet are hidden, and are read.",
                                            nullptr, m_hiddenRows);
    }
    return std::move(m_table);
}

} // namespace numberdesk
