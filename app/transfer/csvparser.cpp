// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvparser.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qint64 longestLine = 64 * 1024;
constexpr std::array separators{',', ';', '\t', '|'};

struct CsvReader
{
    Q_DECLARE_TR_FUNCTIONS(CsvReader)
};

std::size_t asIndex(char c)
{
    return static_cast<unsigned char>(c);
}

} // namespace

CsvParser::CsvParser(const DecodedText &text, QString fileName)
    : m_at(text.utf8.constData() + text.start)
    , m_end(text.utf8.constData() + text.utf8.size())
    , m_lineStart(m_at)
    , m_fileName(std::move(fileName))
{
    m_dialect.encoding = text.encoding;
    m_dialect.byteOrderMark = text.byteOrderMark;
}

Result<CsvTable, CsvError> CsvParser::parse()
{
    CsvTable table;
    table.fileName = m_fileName;
    takeSeparatorLine();
    for (const char c : {m_separator, '\n', '\r'})
        m_endsCell[asIndex(c)] = true;
    if (!readHeading(table))
        return Failure(*m_error);
    CsvRecord record;
    record.cells.reserve(table.heading.cells.size());
    while (m_at < m_end && readRecord(record)) {
        if (!m_recordIsBlank)
            table.records.append(std::move(record));
        record = {};
        record.cells.reserve(table.heading.cells.size());
    }
    if (m_error)
        return Failure(*m_error);
    m_dialect.separator = QLatin1Char(m_separator);
    table.dialect = m_dialect;
    return table;
}

/// Spreadsheets name the separator in a first line `sep=;`; it is no heading.
void CsvParser::takeSeparatorLine()
{
    const QByteArrayView rest(m_at, m_end - m_at);
    constexpr qsizetype length = 5;
    const bool named =
        rest.size() >= length && qstrnicmp(rest.data(), 4, "sep=", 4) == 0 &&
        std::find(separators.begin(), separators.end(), rest[4]) != separators.end() &&
        (rest.size() == length || rest[length] == '\r' || rest[length] == '\n');
    if (!named) {
        m_separator = guessedSeparator();
        return;
    }
    m_separator = rest[4];
    m_at += length;
    if (m_at < m_end)
        endLine();
}

/// The candidate that stands most often outside quotes in the first line with any text.
char CsvParser::guessedSeparator() const
{
    std::array<int, separators.size()> counts{};
    bool quoted = false;
    bool text = false;
    for (const char *at = m_at; at < m_end; ++at) {
        if (*at == '"')
            quoted = !quoted;
        else if (!quoted && text && (*at == '\n' || *at == '\r'))
            break;
        text = text || (*at != '\n' && *at != '\r' && *at != ' ');
        const auto found = std::find(separators.begin(), separators.end(), *at);
        if (!quoted && found != separators.end())
            ++counts[static_cast<std::size_t>(found - separators.begin())];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

bool CsvParser::readHeading(CsvTable &table)
{
    const char *begin = m_at;
    while (m_at < m_end) {
        table.heading = {};
        if (!readRecord(table.heading))
            return false;
        if (m_recordIsBlank)
            continue;
        const char *lineEnd = std::find(begin, m_end, '\n');
        m_dialect.crlf = lineEnd == m_end || (lineEnd > begin && *(lineEnd - 1) == '\r');
        return true;
    }
    return fail(0, CsvReader::tr("The file is empty."),
                CsvReader::tr("Choose a CSV file whose first line holds the headings."));
}

/// Reads one record with its line ending; false after an error.
bool CsvParser::readRecord(CsvRecord &record)
{
    record.line = m_line;
    m_recordIsBlank = false;
    bool quoted = false;
    while (true) {
        const bool opensQuote = m_at < m_end && *m_at == '"';
        quoted = quoted || opensQuote;
        if (!(opensQuote ? readQuotedCell(record) : readCell(record)))
            return false;
        if (m_at == m_end || atLineEnd())
            break;
        ++m_at; // the separator
    }
    m_recordIsBlank =
        !quoted && std::all_of(record.cells.begin(), record.cells.end(),
                               [](QStringView cell) { return cell.trimmed().isEmpty(); });
    if (m_at == m_end)
        return m_end - m_lineStart <= longestLine || endLine();
    return endLine();
}

bool CsvParser::readCell(CsvRecord &record)
{
    const char *begin = m_at;
    while (m_at < m_end && !m_endsCell[asIndex(*m_at)])
        ++m_at;
    const QByteArrayView raw(begin, m_at - begin);
    takeCell(record, raw, raw, false);
    return true;
}

bool CsvParser::readQuotedCell(CsvRecord &record)
{
    const char *begin = m_at;
    const qint64 openedIn = m_line;
    bool doubled = false;
    ++m_at;
    while (m_at < m_end) {
        if (*m_at == '"' && m_at + 1 < m_end && m_at[1] == '"') {
            doubled = true;
            m_at += 2;
        } else if (*m_at == '"') {
            break;
        } else if (!atLineEnd()) {
            ++m_at;
        } else if (!endLine()) {
            return false;
        }
    }
    if (m_at == m_end) {
        return fail(openedIn, CsvReader::tr("The quote that opens in this line is never closed."),
                    CsvReader::tr("Close the quote, or remove it."));
    }
    ++m_at;
    const QByteArrayView raw(begin, m_at - begin);
    takeCell(record, raw, raw.sliced(1, raw.size() - 2), doubled);
    return skipBlanksAfterQuote();
}

/// Behind a closing quote only blanks may stand: more text would have to be guessed at.
bool CsvParser::skipBlanksAfterQuote()
{
    while (m_at < m_end && *m_at == ' ' && m_separator != ' ')
        ++m_at;
    if (m_at == m_end || m_endsCell[asIndex(*m_at)])
        return true;
    return fail(m_line, CsvReader::tr("Text follows a closing quote."),
                CsvReader::tr("Write quotes inside a quoted cell twice, or remove the quotes."));
}

void CsvParser::takeCell(CsvRecord &record, QByteArrayView raw, QByteArrayView content,
                         bool doubled)
{
    const qsizetype column = record.cells.size();
    if (column >= m_previous.size())
        m_previous.resize(column + 1);
    PreviousCell &previous = m_previous[column];
    const bool repeats =
        raw.size() == previous.raw.size() && previous.raw.data() != nullptr &&
        std::memcmp(raw.data(), previous.raw.data(), static_cast<std::size_t>(raw.size())) == 0;
    if (!repeats) {
        previous.raw = raw;
        previous.value = QString::fromUtf8(content);
        if (doubled)
            previous.value.replace("\"\""_L1, "\""_L1);
    }
    record.cells.append(previous.value);
}

/// Steps over a line ending; false when the line that ends is too long to be a line of a table.
bool CsvParser::endLine()
{
    if (m_at - m_lineStart > longestLine) {
        return fail(m_line, CsvReader::tr("The line is longer than 64 KiB."),
                    CsvReader::tr("Check whether a line break or a closing quote is missing."));
    }
    const bool crlf = *m_at == '\r' && m_at + 1 < m_end && m_at[1] == '\n';
    m_at += crlf ? 2 : 1;
    ++m_line;
    m_lineStart = m_at;
    return true;
}

bool CsvParser::fail(qint64 line, const QString &message, const QString &remedy)
{
    m_error = CsvError{false, m_fileName, line, message, remedy};
    return false;
}

} // namespace numberdesk
