// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvrecordreader.h"

#include "core/fields/numbercell.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Fault = CsvRecord::Fault;

/// A longer line is none of a table: a line break or a closing quote is missing.
constexpr qsizetype longestLine = 65'536;

std::size_t asIndex(char c)
{
    return static_cast<unsigned char>(c);
}

bool isBlankText(QByteArrayView text)
{
    constexpr unsigned char ascii = 0x80;
    const auto isShown = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < ascii && !(byte == ' ' || (byte >= '\t' && byte <= '\r'));
    };
    // Beyond ASCII there are blanks, too; to know them takes characters.
    return std::none_of(text.begin(), text.end(), isShown) &&
           QString::fromUtf8(text).trimmed().isEmpty();
}

} // namespace

CsvRecordReader::CsvRecordReader(QByteArrayView text, char separator)
    : m_begin(text.begin())
    , m_at(m_begin)
    , m_end(text.end())
    , m_lineStart(m_at)
    , m_separator(separator)
{
    for (const char c : {separator, '\n', '\r'})
        m_endsCell[asIndex(c)] = true;
}

void CsvRecordReader::setShape(qsizetype columns, qsizetype numberColumn)
{
    m_columns = columns;
    m_numberColumn = numberColumn;
}

bool CsvRecordReader::usesCrlf() const
{
    const char *lineEnd = std::find(m_at, m_end, '\n');
    return lineEnd == m_end || (lineEnd > m_at && *(lineEnd - 1) == '\r');
}

void CsvRecordReader::skipLine()
{
    while (m_at < m_end && !atLineEnd())
        ++m_at;
    if (m_at < m_end)
        endLine();
}

CsvRecord CsvRecordReader::next()
{
    CsvRecord record;
    record.line = m_line;
    const char *start = m_at;
    if (const Fault fault = readCells(); fault != Fault::None)
        return brokenRecord(start, record.line, fault);
    record.cells.reserve(m_cells.size());
    for (const RawCell &cell : std::as_const(m_cells)) {
        record.cells.append(QString::fromUtf8(cell.content));
        if (cell.hasDoubledQuotes)
            record.cells.last().replace("\"\""_L1, "\""_L1);
    }
    endRecord();
    return record;
}

SkippedRecord CsvRecordReader::skip()
{
    const char *start = m_at;
    const qint64 line = m_line;
    if (const Fault fault = readCells(); fault != Fault::None) {
        const CsvRecord broken = brokenRecord(start, line, fault);
        return {line, broken.cells.size(), broken.fault};
    }
    endRecord();
    return {line, m_cells.size(), Fault::None};
}

CsvRecord CsvRecordReader::nextBroken(Fault fault)
{
    return brokenRecord(m_at, m_line, fault);
}

void CsvRecordReader::endRecord()
{
    if (m_at < m_end)
        endLine();
    m_isBlank = !m_isQuoted && std::all_of(m_cells.begin(), m_cells.end(), [](const RawCell &cell) {
        return isBlankText(cell.content);
    });
}

Fault CsvRecordReader::readCells()
{
    m_isQuoted = false;
    m_cells.clear();
    while (true) {
        if (m_at < m_end && *m_at == '"') {
            m_isQuoted = true;
            if (const Fault fault = readQuotedCell(); fault != Fault::None)
                return fault;
        } else {
            readCell();
        }
        if (m_at - m_lineStart > longestLine)
            return Fault::LongLine;
        if (m_at == m_end || atLineEnd())
            return Fault::None;
        ++m_at; // the separator
    }
}

void CsvRecordReader::readCell()
{
    const char *begin = m_at;
    while (m_at < m_end && !m_endsCell[asIndex(*m_at)])
        ++m_at;
    const QByteArrayView raw(begin, m_at - begin);
    if (raw.size() <= longestLine)
        m_cells.append({raw, false});
}

Fault CsvRecordReader::readQuotedCell()
{
    const char *begin = m_at;
    const char *limit = begin + std::min(longestLine, static_cast<qsizetype>(m_end - begin));
    const qint64 openedIn = m_line;
    bool doubled = false;
    ++m_at;
    while (m_at < limit) {
        if (*m_at == '"' && m_at + 1 < m_end && m_at[1] == '"') {
            doubled = true;
            m_at += 2;
        } else if (*m_at == '"') {
            break;
        } else if (atLineEnd()) {
            endLine();
        } else {
            ++m_at;
        }
    }
    if (m_at >= limit)
        return Fault::UnclosedQuote;
    ++m_at;
    const QByteArrayView raw(begin, m_at - begin);
    while (m_at < m_end && *m_at == ' ' && m_separator != ' ')
        ++m_at;
    // Behind a closing quote only blanks may stand: more text would have to be guessed at.
    if (m_at < m_end && !m_endsCell[asIndex(*m_at)])
        return Fault::TextAfterQuote;
    if (m_line != openedIn && swallowsRows(raw))
        return Fault::UnclosedQuote;
    m_cells.append({raw.sliced(1, raw.size() - 2), doubled});
    return Fault::None;
}

/// True when a line inside the quotes is a row of its own: a quote that was left open, and one that
/// another row holds, make one cell of all rows between them.
bool CsvRecordReader::swallowsRows(QByteArrayView quoted) const
{
    if (m_numberColumn < 0)
        return false;
    CsvRecordReader inner(quoted.chopped(1), m_separator);
    inner.skipLine();
    while (!inner.atEnd()) {
        const CsvRecord row = inner.next();
        const NumberCell number = readNumberCell(row.cells.value(m_numberColumn));
        if (row.cells.size() == m_columns &&
            (number.kind == NumberCell::Kind::E164 || number.repaired))
            return true;
    }
    return false;
}

/// The physical line in which a record starts, cut at separators, and no more of it than a line may
/// have; goes on behind it.
CsvRecord CsvRecordReader::brokenRecord(const char *start, qint64 line, Fault fault)
{
    m_isBlank = false;
    m_at = start;
    m_line = line;
    while (m_at < m_end && !atLineEnd())
        ++m_at;
    const QByteArrayView raw(start, std::min<qsizetype>(m_at - start, longestLine));
    CsvRecord record;
    record.line = line;
    record.fault = raw.size() < m_at - start ? Fault::LongLine : fault;
    record.cells = QString::fromUtf8(raw).split(QLatin1Char(m_separator));
    if (m_at < m_end)
        endLine();
    return record;
}

void CsvRecordReader::endLine()
{
    const bool crlf = *m_at == '\r' && m_at + 1 < m_end && m_at[1] == '\n';
    m_at += crlf ? 2 : 1;
    ++m_line;
    m_lineStart = m_at;
}

} // namespace numberdesk
