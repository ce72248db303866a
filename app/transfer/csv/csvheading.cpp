// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvheading.h"

#include "core/celltext.h"
#include "core/editdistance.h"
#include "transfer/csv/importoptions.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CsvHeading
{
    Q_DECLARE_TR_FUNCTIONS(CsvHeading)
};

QString headingOf(ColumnId column)
{
    return numberColumn(column).heading;
}

QHash<QString, ColumnId> makeColumnsByHeading()
{
    QHash<QString, ColumnId> columns;
    for (const ColumnId column : uploadColumns())
        columns.insert(headingOf(column).toLower(), column);
    columns.insert(u"numbers"_s, telephoneNumberColumn());
    return columns;
}

RowIssue headingIssue(const CsvTable &table, RowIssue::Severity severity, const QString &column)
{
    RowIssue issue;
    issue.severity = severity;
    issue.file = table.fileName;
    issue.line = table.heading.line;
    issue.column = column;
    return issue;
}

RowIssue unknownHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Warning, heading);
    issue.found = heading;
    issue.expected = CsvHeading::tr("a heading such as %1").arg("telephoneNumber"_L1);
    issue.message =
        CsvHeading::tr("The heading \"%1\" is unknown; its column is ignored.").arg(heading);
    issue.remedy = CsvHeading::tr("Correct the heading if the column is meant to be read.");
    return issue;
}

RowIssue nearHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Error, heading);
    issue.kind = RowIssue::Kind::NearHeading;
    issue.nearest = nearestHeading(heading);
    issue.found = heading;
    issue.expected = issue.nearest;
    issue.message = CsvHeading::tr(R"(The heading "%1" is unknown, but near "%2".)")
                        .arg(heading, issue.nearest);
    issue.remedy = CsvHeading::tr("Correct it, or say what it stands for: map it to a known "
                                  "heading (--map \"%1=%2\") or ignore it (--ignore \"%1\").")
                       .arg(heading, issue.nearest);
    return issue;
}

RowIssue unnamedColumns(const CsvTable &table, int count)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Warning, {});
    issue.expected = CsvHeading::tr("a heading over every column");
    issue.message = CsvHeading::tr("%n column(s) have no heading and are ignored.", nullptr, count);
    issue.remedy = CsvHeading::tr("Give a column a heading if it is meant to be read.");
    return issue;
}

/// Titles and comments: named, so that no row is taken for one in silence.
RowIssue linesAbove(const CsvTable &table)
{
    constexpr qsizetype mostNamed = 5;
    constexpr qsizetype longestText = 60;
    QStringList lines;
    for (const CsvRecord &record : table.above.first(std::min(mostNamed, table.above.size()))) {
        QStringList cells = record.cells;
        cells.removeIf([](const QString &cell) { return cell.trimmed().isEmpty(); });
        const QString text = cells.join(u' ').simplified();
        lines += CsvHeading::tr("line %1 (%2)", "number and text of a line")
                     .arg(record.line)
                     .arg(text.size() > longestText ? text.first(longestText) + u'…' : text);
    }
    if (table.above.size() > mostNamed)
        lines += u"…"_s;
    RowIssue issue = headingIssue(table, RowIssue::Severity::Warning, {});
    issue.line = table.above.constFirst().line;
    issue.found = lines.join(", "_L1);
    issue.message = CsvHeading::tr("%n line(s) above the headings are left out: %1.", nullptr,
                                   static_cast<int>(table.above.size()))
                        .arg(issue.found);
    issue.remedy = CsvHeading::tr("Remove them from the file to be rid of this warning.");
    return issue;
}

RowIssue repeatedHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Error, heading);
    issue.found = heading;
    issue.expected = CsvHeading::tr("each heading once");
    issue.message = CsvHeading::tr("The heading \"%1\" comes twice.").arg(heading);
    issue.remedy = CsvHeading::tr("Remove or rename one of the two columns.");
    return issue;
}

RowIssue missingHeading(const CsvTable &table, const QString &heading)
{
    RowIssue issue = headingIssue(table, RowIssue::Severity::Error, {});
    issue.found = table.heading.cells.join(table.dialect.separator);
    issue.expected = heading;
    issue.message = CsvHeading::tr("The needed heading \"%1\" is missing.").arg(heading);
    issue.remedy = CsvHeading::tr("Add the heading to the first line, spelt exactly so, or map "
                                  "another to it (--map).");
    return issue;
}

/// A file that names numbers and accounts but nothing to set would do nothing, or create numbers
/// without any service.
RowIssue nothingToSet(const CsvTable &table)
{
    const QString example = headingOf(enabledColumn(Service::ZoomPhoneCloudPeering));
    RowIssue issue = missingHeading(table, example);
    issue.message =
        CsvHeading::tr("No column says what to set; a heading such as \"%1\" is missing.")
            .arg(example);
    return issue;
}

/// True when an error asks already whether another heading is meant for this one.
bool isAskedFor(const HeadingMap &map, const QString &heading)
{
    return std::any_of(map.errors.begin(), map.errors.end(), [&](const RowIssue &issue) {
        return issue.kind == RowIssue::Kind::NearHeading && issue.nearest == heading;
    });
}

void checkNeededHeadings(HeadingMap &map, const CsvTable &table)
{
    const auto mapped = std::count_if(map.columns.begin(), map.columns.end(),
                                      [](const auto &column) { return column.has_value(); });
    const bool asks = !map.errors.isEmpty();
    const bool hasNumber = map.indexOf(telephoneNumberColumn()) >= 0;
    const bool hasAccount = map.indexOf(accountNameColumn()) >= 0;
    if (hasNumber && mapped == 1 && !asks) {
        map.numbersOnly = true;
        return;
    }
    const QString number = headingOf(telephoneNumberColumn());
    const QString account = headingOf(accountNameColumn());
    if (!hasNumber && !isAskedFor(map, number))
        map.errors.append(missingHeading(table, number));
    if (!hasAccount && !isAskedFor(map, account))
        map.errors.append(missingHeading(table, account));
    if (!asks && mapped == (hasNumber ? 1 : 0) + (hasAccount ? 1 : 0))
        map.errors.append(nothingToSet(table));
}

QString plainHeading(QStringView heading)
{
    return plainCellText(heading).toLower();
}

/// The heading without what people write differently.
QString lettersOf(QStringView heading)
{
    QString letters = plainHeading(heading);
    letters.removeIf([](QChar c) { return c.isSpace() || c == u'_' || c == u'-' || c == u'.'; });
    return letters;
}

/// lettersOf() of every known heading.
const QStringList &knownLetters()
{
    static const QStringList letters = [] {
        QStringList known;
        for (const ColumnId column : uploadColumns())
            known.append(lettersOf(headingOf(column)));
        return known;
    }();
    return letters;
}

/// The known heading with the fewest edits, and how many those are.
std::pair<QString, int> nearestKnown(QStringView heading)
{
    const QString letters = lettersOf(heading);
    std::pair<QString, int> nearest{{}, std::numeric_limits<int>::max()};
    for (const ColumnId column : uploadColumns()) {
        const QString known = headingOf(column);
        const int edits = editDistance(letters, lettersOf(known));
        if (edits < nearest.second)
            nearest = {known, edits};
    }
    return nearest;
}

bool isNamedIn(const QStringList &headings, QStringView heading)
{
    return std::any_of(headings.begin(), headings.end(), [&](const QString &named) {
        return plainHeading(named) == plainHeading(heading);
    });
}

/// What the options, or else the heading itself, say.
std::optional<ColumnId> meaningOf(const QString &heading, const ImportOptions &options)
{
    if (isNamedIn(options.ignoredHeadings, heading))
        return std::nullopt;
    for (auto it = options.headingMap.cbegin(); it != options.headingMap.cend(); ++it) {
        if (plainHeading(it.key()) == plainHeading(heading))
            return columnFromHeading(it.value());
    }
    return columnFromHeading(heading);
}

} // namespace

std::optional<ColumnId> columnFromHeading(QStringView heading)
{
    static const QHash<QString, ColumnId> columns = makeColumnsByHeading();
    const auto found = columns.constFind(plainHeading(heading));
    if (found == columns.cend())
        return std::nullopt;
    return *found;
}

QString nearestHeading(QStringView heading)
{
    return nearestKnown(heading).first;
}

bool isNearHeading(QStringView heading)
{
    constexpr qsizetype fewestLetters = 8;
    constexpr int mostEdits = 2;
    const QString plain = plainHeading(heading);
    if (plain.startsWith("configuration_"_L1) || plain.startsWith("servicedetails_"_L1))
        return true;
    const QString letters = lettersOf(heading);
    constexpr qsizetype longest = 200;
    if (letters.isEmpty() || letters.size() > longest)
        return false;
    const auto isNear = [&](const QString &known) {
        return letters == known || (letters.size() >= fewestLetters &&
                                    std::abs(letters.size() - known.size()) <= mostEdits &&
                                    editDistance(letters, known) <= mostEdits);
    };
    const QStringList &known = knownLetters();
    return letters == "numbers"_L1 || std::any_of(known.begin(), known.end(), isNear);
}

bool isMapped(QStringView heading, const QMap<QString, QString> &map)
{
    return isNamedIn(map.keys(), heading);
}

bool hasHeading(const CsvTable &table, const QString &heading)
{
    return isNamedIn(table.heading.cells, heading);
}

qsizetype telephoneNumberIndex(const CsvTable &table, const QMap<QString, QString> &map)
{
    ImportOptions options;
    options.headingMap = map;
    for (qsizetype i = 0; i < table.heading.cells.size(); ++i) {
        if (meaningOf(table.heading.cells.at(i), options) == telephoneNumberColumn())
            return i;
    }
    return -1;
}

qsizetype HeadingMap::indexOf(ColumnId column) const
{
    return columns.indexOf(std::optional(column));
}

HeadingMap mapHeadings(const CsvTable &table, const ImportOptions &options)
{
    HeadingMap map;
    int unnamed = 0;
    if (!table.above.isEmpty())
        map.warnings.append(linesAbove(table));
    for (const QString &heading : table.heading.cells) {
        const std::optional<ColumnId> column = meaningOf(heading, options);
        const bool isOurs = heading.trimmed().startsWith(u'_');
        if (heading.trimmed().isEmpty())
            ++unnamed;
        else if (column && map.indexOf(*column) >= 0)
            map.errors.append(repeatedHeading(table, heading));
        else if (column || isOurs || isNamedIn(options.ignoredHeadings, heading))
            ; // read, or left out as it should be
        else if (isNearHeading(heading))
            map.errors.append(nearHeading(table, heading));
        else
            map.warnings.append(unknownHeading(table, heading));
        map.columns.append(column);
    }
    if (unnamed > 0)
        map.warnings.append(unnamedColumns(table, unnamed));
    checkNeededHeadings(map, table);
    return map;
}

} // namespace numberdesk
