// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvrecord.h"

#include <QByteArrayView>
#include <QVarLengthArray>

#include <array>

namespace numberdesk {

/// What is told of a record whose cells were not made.
struct SkippedRecord
{
    qint64 line = 0; ///< physical line where it starts, from 1
    qsizetype cells = 0;
    CsvRecord::Fault fault = CsvRecord::Fault::None;
};

/// Reads records out of UTF-8 text, one after another. A line that cannot be read becomes a record
/// with a fault, and the next record begins in the line behind it.
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
    /// Where the record that is read next begins, in bytes.
    qsizetype offset() const { return m_at - m_begin; }
    /// Reads one record with its line ending; not at the end.
    CsvRecord next();
    /// Reads on as next() does, without making the cells.
    SkippedRecord skip();
    /// next() for a record that is known to have that fault.
    CsvRecord nextBroken(CsvRecord::Fault fault);
    /// True when the last record has no quotes and nothing but blanks.
    bool isBlank() const { return m_isBlank; }
    /// Tells how rows look, so that a quote that swallowed some is known to be a broken one.
    void setShape(qsizetype columns, qsizetype numberColumn);
    /// True when the text behind here, or the line that ended last, ends lines with CRLF.
    bool usesCrlf() const;

private:
    /// What stands between separators, or between quotes.
    struct RawCell
    {
        QByteArrayView content;
        bool hasDoubledQuotes = false;
    };

    CsvRecord::Fault readCells();
    void readCell();
    CsvRecord::Fault readQuotedCell();
    void endRecord();
    bool swallowsRows(QByteArrayView quoted) const;
    CsvRecord brokenRecord(const char *start, qint64 line, CsvRecord::Fault fault);
    void endLine();
    bool atLineEnd() const { return *m_at == '\n' || *m_at == '\r'; }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_lineStart;
    qint64 m_line = 1;
    char m_separator;
    std::array<bool, 256> m_endsCell{};
    QVarLengthArray<RawCell, 16> m_cells; ///< of the last record
    bool m_isBlank = false;
    bool m_isQuoted = false;
    qsizetype m_columns = 0;
    qsizetype m_numberColumn = -1;
};

} // namespace numberdesk
