// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/typednumbers.h"

#include "core/fields/numbercell.h"
#include "core/fields/numbercolumns.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Pasted cells come with tabs, lists with commas or semicolons. Blanks stay: they are part of a
/// number that somebody wrote for people.
QStringList cellsOf(const QString &line)
{
    static const QRegularExpression separators(u"[\\t,;]"_s);
    QStringList cells;
    const QStringList parts = line.split(separators, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString cell = part.trimmed(); !cell.isEmpty())
            cells += cell;
    }
    return cells;
}

/// `+441632960000/100`: so many numbers from that one on.
std::optional<NumberRange> countedRange(const QString &cell)
{
    static const QRegularExpression pattern(u"^(\\+[0-9]{2,15}) ?/ ?([1-9][0-9]{0,8})$"_s);
    const auto match = pattern.match(cell);
    if (!match.hasMatch())
        return std::nullopt;
    const auto first = TelephoneNumber::parse(match.captured(1));
    if (!first)
        return std::nullopt;
    const quint64 last = first->digits() + match.captured(2).toULongLong() - 1;
    const QString text = QString::number(last);
    if (text.size() != QString::number(first->digits()).size())
        return std::nullopt; // it would run into numbers of another length
    return NumberRange{*first, TelephoneNumber(last)};
}

std::optional<NumberRange> rangeOf(const QString &cell)
{
    if (const auto range = countedRange(cell))
        return range;
    const NumberCell read = readNumberCell(cell);
    return read.kind == NumberCell::Kind::Range ? read.range : std::nullopt;
}

QStringList numbersOf(const NumberRange &range)
{
    QStringList numbers;
    for (quint64 digits = range.first.digits(); digits <= range.last.digits(); ++digits)
        numbers += TelephoneNumber(digits).toString();
    return numbers;
}

} // namespace

CsvTable tableOf(const TypedNumbers &typed, const QString &name)
{
    CsvTable table;
    table.fileName = name;
    const auto heading = [](ColumnId column) { return numberColumn(column).heading; };
    table.heading.cells = {heading(telephoneNumberColumn()), heading(accountNameColumn())};
    QStringList constants{typed.accountName};
    for (const auto &edit : typed.edits) {
        table.heading.cells += heading(edit.column);
        constants += toCell(edit.value);
    }
    const QStringList lines = typed.text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList cells = cellsOf(lines.at(i));
        for (const QString &cell : cells)
            table.records.append({i + 1, QStringList(cell) + constants});
    }
    return table;
}

TypedCount countTyped(const QString &text)
{
    TypedCount count;
    QSet<QString> seen;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        const QStringList cells = cellsOf(line);
        for (const QString &cell : cells) {
            const auto range = rangeOf(cell);
            if (!range) {
                ++count.numbers;
                const qsizetype before = seen.size();
                seen.insert(cell);
                count.twice += seen.size() == before ? 1 : 0;
            } else if (range->count() > mostInRange) {
                ++count.tooLong;
            } else {
                ++count.ranges;
                count.inRanges += static_cast<qint64>(range->count());
            }
        }
    }
    return count;
}

QString withRangesExpanded(const QString &text)
{
    QStringList lines;
    const QStringList typed = text.split(u'\n');
    for (const QString &line : typed) {
        const QStringList cells = cellsOf(line);
        QStringList expanded;
        bool changed = false;
        for (const QString &cell : cells) {
            const auto range = rangeOf(cell);
            const bool expands = range && range->count() <= mostInRange;
            changed = changed || expands;
            expanded += expands ? numbersOf(*range) : QStringList(cell);
        }
        if (changed)
            lines += expanded;
        else
            lines += line;
    }
    return lines.join(u'\n');
}

} // namespace numberdesk
