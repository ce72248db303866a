// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

#include <QByteArrayView>

#include <array>

namespace numberdesk {

/// Reads records out of UTF-8 text, one after another; cells are cut out as they end. A line that
/// cannot be read becomes a record with a fault, and the next record begins in the line behind it.
///
/// A cell that repeats the one above it shares its text, since columns such as the account name
/// hold the same word a million times.
class CsvRecordReader
{
public:
    /// `text` must outlive the reader; `separator` is ASCII.
    CsvRecordReader(QByteArrayView text, char separator);

    /// True when no text is left.
    bool atEnd() const { return m_at == m_end; }
    /// The physical line that is read next, from 1.
    qint64 line() const { return m_line; }
    /// Steps over the physical line.
    void skipLine();
    /// Reads one record with its line ending; not at the end.
    CsvRecord next();
    /// True when the last record has no quotes and nothing but blanks.
    bool isBlank() const { return m_isBlank; }
    /// Tells how rows look, so that a quote that swallowed some is known to be a broken one.
    void setShape(qsizetype columns, qsizetype numberColumn);
    /// True when the text behind here, or the line that ended last, ends lines with CRLF.
    bool usesCrlf() const;

private:
    struct PreviousCell
    {
        QByteArrayView raw;
        QString value;
    };

    CsvRecord::Fault readCells(CsvRecord &record);
    void readCell(CsvRecord &record);
    CsvRecord::Fault readQuotedCell(CsvRecord &record);
    void takeCell(CsvRecord &record, QByteArrayView raw, QByteArrayView content, bool doubled);
    bool swallowsRows(QByteArrayView quoted) const;
    CsvRecord brokenRecord(const char *start, qint64 line, CsvRecord::Fault fault);
    void endLine();
    bool atLineEnd() const { return *m_at == '\n' || *m_at == '\r'; }

    const char *m_at;
    const char *m_end;
    const char *m_lineStart;
    qint64 m_line = 1;
    char m_separator;
    std::array<bool, 256> m_endsCell{};
    QList<PreviousCell> m_previous;
    bool m_isBlank = false;
    bool m_isQuoted = false;
    qsizetype m_columns = 0;
    qsizetype m_numberColumn = -1;
};

} // namespace numberdesk
