// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvlayout.h"

#include "transfer/csv/csvheading.h"
#include "transfer/csv/csvrecordreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr std::array separators{',', ';', '\t', '|'};
constexpr qint64 linesSearched = 20;

/// The separator that a first line `sep=;` names, NUL when it names none: spreadsheets write it
/// plain, in quotes, and with empty cells behind it; nothing when the line is no such line.
std::optional<char> namedSeparator(QByteArrayView text)
{
    constexpr qsizetype longest = 1000;
    const QByteArrayView start = text.first(std::min(longest, text.size()));
    const auto end =
        std::find_if(start.begin(), start.end(), [](char c) { return c == '\n' || c == '\r'; });
    const QString line = QString::fromUtf8(start.first(end - start.begin()));
    static const QRegularExpression pattern(
        u"^[ '\"]*sep[ ]*=[ ]?(?:\"?(\\\\t|[^\\w\"\\s]|\\t|[ ](?=[ ]*$))?)\"?[ \",;|\\t]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(line);
    if (!match.hasMatch())
        return std::nullopt;
    const QString named = match.captured(1);
    if (named == "\\t"_L1)
        return '\t';
    const QChar c = named.isEmpty() ? QChar() : named.front();
    return isPossibleSeparator(c) ? c.toLatin1() : '\0';
}

/// The candidate that stands most often outside quotes in the first line with any text.
char mostFrequent(QByteArrayView text)
{
    std::array<int, separators.size()> counts{};
    bool quoted = false;
    bool seen = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && seen && (c == '\n' || c == '\r'))
            break;
        seen = seen || (c != '\n' && c != '\r' && c != ' ');
        const auto found = std::find(separators.begin(), separators.end(), c);
        if (!quoted && found != separators.end())
            ++counts[static_cast<std::size_t>(found - separators.begin())];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

/// The first line that is not blank, when `separator` separates; 0 = all are.
qint64 firstLineWithText(QByteArrayView text, char separator, bool skipFirst)
{
    CsvRecordReader reader(text, separator);
    if (skipFirst)
        reader.skipLine();
    while (!reader.atEnd()) {
        const CsvRecord record = reader.next();
        if (!reader.isBlank())
            return record.line;
    }
    return 0;
}

} // namespace

int headingScore(const CsvRecord &record, const QMap<QString, QString> &map)
{
    constexpr int ofKnown = 4;
    int score = 0;
    constexpr qsizetype mostLooked = 500; // a line of that many cells is no heading line
    for (const QString &cell : record.cells.first(std::min(mostLooked, record.cells.size()))) {
        if (columnFromHeading(cell) || isMapped(cell, map))
            score += ofKnown;
        else if (!cell.trimmed().isEmpty() && isNearHeading(cell))
            ++score;
    }
    return record.fault == CsvRecord::Fault::None ? score : 0;
}

bool isPossibleSeparator(QChar c)
{
    constexpr ushort ascii = 0x7F;
    return c == u'\t' || (c >= u' ' && c.unicode() < ascii && c != u'"' && !c.isLetterOrNumber());
}

CsvLayout findLayout(QByteArrayView text, const CsvReading &reading)
{
    CsvLayout layout;
    std::vector<char> candidates(separators.begin(), separators.end());
    const std::optional<char> named = namedSeparator(text);
    layout.hasSeparatorLine = named.has_value();
    if (!reading.separator.isNull())
        candidates = {reading.separator.toLatin1()};
    else if (named && *named != '\0')
        candidates = {*named};
    int best = 0;
    for (const char candidate : candidates) {
        CsvRecordReader reader(text, candidate);
        if (layout.hasSeparatorLine)
            reader.skipLine();
        while (!reader.atEnd() && reader.line() <= linesSearched) {
            const CsvRecord record = reader.next();
            const int score = headingScore(record, reading.headingMap);
            if (score > best) {
                best = score;
                layout.separator = candidate;
                layout.headingLine = record.line;
            }
        }
    }
    if (best > 0)
        return layout;
    QByteArrayView rest = text;
    layout.separator = candidates.size() == 1 ? candidates.front() : mostFrequent(rest);
    layout.headingLine = firstLineWithText(text, layout.separator, layout.hasSeparatorLine);
    return layout;
}

} // namespace numberdesk
