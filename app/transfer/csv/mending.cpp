// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/mending.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// A bit that is there, whatever the length of `bits`.
void setBit(QBitArray &bits, qsizetype column, bool value)
{
    if (bits.size() <= column)
        bits.resize(column + 1);
    bits.setBit(column, value);
}

} // namespace

QString mendingFile(const CsvTable &table)
{
    const QString &file = table.path.isEmpty() ? table.fileName : table.path;
    return table.sheet.isEmpty() ? file : file + u'\n' + table.sheet;
}

TableMending::TableMending(const CsvTable &table, const QList<MendingStep> &steps)
{
    const QString file = steps.isEmpty() ? QString() : mendingFile(table);
    for (const MendingStep &step : steps) {
        const QList<qint64> lines = step.lines.value(file);
        if (step.kind == MendingStep::Kind::LeaveOut) {
            m_leftOut.unite(QSet<qint64>(lines.begin(), lines.end()));
            continue;
        }
        const qsizetype column = table.heading.cells.indexOf(step.heading);
        for (const qint64 line : column < 0 ? QList<qint64>() : lines)
            m_cells[line].insert(column, step.text);
    }
}

std::optional<CsvRecord> TableMending::mended(const CsvRecord &record) const
{
    const auto cells = m_cells.constFind(record.line);
    if (cells == m_cells.cend() || record.fault != CsvRecord::Fault::None)
        return {};
    CsvRecord mended = record;
    SheetMarks marks = record.marks ? *record.marks : SheetMarks();
    for (auto cell = cells->cbegin(); cell != cells->cend(); ++cell) {
        const qsizetype column = cell.key();
        if (mended.cells.size() <= column)
            mended.cells.resize(column + 1);
        mended.cells[column] = cell.value();
        setBit(marks.mended, column, true);
        setBit(marks.figures, column, false);
        setBit(marks.unstored, column, false);
    }
    mended.marks = std::make_shared<const SheetMarks>(std::move(marks));
    return mended;
}

bool isMended(const CsvRecord &record, qsizetype column)
{
    return record.marks && column >= 0 && column < record.marks->mended.size() &&
           record.marks->mended.at(column);
}

} // namespace numberdesk
