// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>

#include <optional>

namespace numberdesk {

/// One step in which a person mends rows in their plan; the file stays as it is.
struct MendingStep
{
    /// What is done to the rows.
    enum class Kind : quint8 {
        SetCells, ///< `text` is put into their cell under `heading`
        LeaveOut, ///< they are no part of the import
    };
    Kind kind = Kind::SetCells;
    QMap<QString, QList<qint64>> lines; ///< where the rows start, from 1, by mendingFile()
    QString heading;                    ///< of SetCells, as in the file
    QString text;                       ///< of SetCells; empty = an empty cell

    bool operator==(const MendingStep &) const = default;
};

/// What a step calls the file of `table`, or its sheet; another sheet is another file.
QString mendingFile(const CsvTable &table);

/// The steps that concern one table; later ones go before earlier ones.
class TableMending
{
public:
    /// `table` is looked at only here.
    TableMending(const CsvTable &table, const QList<MendingStep> &steps);

    /// True when no step concerns the table.
    bool isEmpty() const { return m_cells.isEmpty() && m_leftOut.isEmpty(); }
    /// True for a row that is no part of the import, as it starts in that line.
    bool leavesOut(qint64 line) const { return m_leftOut.contains(line); }
    /// True when something was put into the row that starts in that line.
    bool mends(qint64 line) const { return m_cells.contains(line); }
    /// The row with what was put into it, which its marks tell; nothing when that is nothing. A
    /// line that could not be read as cells stays as it is.
    std::optional<CsvRecord> mended(const CsvRecord &record) const;

private:
    using Cells = QHash<qsizetype, QString>; ///< by column

    QHash<qint64, Cells> m_cells; ///< by line
    QSet<qint64> m_leftOut;       ///< lines
};

/// True when a person has put the text into that cell of the record.
bool isMended(const CsvRecord &record, qsizetype column);

} // namespace numberdesk
