// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/resultfile.h"

#include "files/wholefile.h"
#include "transfer/csv/cellrules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct ResultFile
{
    Q_DECLARE_TR_FUNCTIONS(ResultFile)
};

const QStringList &outcomeHeadings()
{
    static const QStringList headings{u"_status"_s, u"_code"_s, u"_message"_s, u"_repaired"_s};
    return headings;
}

/// How many columns at the end an earlier upload, or an export, has put there.
qsizetype oldOutcomeColumns(const QStringList &heading)
{
    constexpr qsizetype withoutRepairs = 3;
    for (const qsizetype own : {outcomeHeadings().size(), withoutRepairs}) {
        const bool ends =
            heading.size() >= own &&
            std::equal(heading.end() - own, heading.end(), outcomeHeadings().begin(),
                       [](const QString &theirs, const QString &ours) {
                           return theirs.trimmed().compare(ours, Qt::CaseInsensitive) == 0;
                       });
        if (ends)
            return own;
    }
    return 0;
}

constexpr QLatin1StringView refusedWord("refused");
constexpr QLatin1StringView reversedWord("reversed");
constexpr QLatin1StringView notReversedWord("notReversed");
constexpr QLatin1StringView keptWord("kept");

/// True when the last cells are what an earlier upload, or an undo, wrote there.
bool endsWithOldOutcome(const QStringList &cells, qsizetype own)
{
    const QString word = cells.value(cells.size() - own);
    for (const QLatin1StringView rowWord : {refusedWord, reversedWord, notReversedWord, keptWord}) {
        if (word == rowWord)
            return true;
    }
    for (int i = 0; i <= static_cast<int>(RowOutcome::NotSent); ++i) {
        if (word == outcomeWord(static_cast<RowOutcome>(i)))
            return true;
    }
    return false;
}

QString repairedCell(const PlanRow &row)
{
    QStringList repairs;
    for (const CellRepair &repair : row.repairs())
        repairs.append(repair.column + u'=' + repair.repaired);
    return repairs.join(u';');
}

QStringList outcomeCells(const ImportPlan &plan, const PlanRow &row)
{
    return {guardedCell(outcomeWord(plan, row)), guardedCell(row.code()),
            guardedCell(row.message()), guardedCell(repairedCell(row))};
}

/// The heading with ours behind it, in place of what an earlier upload left.
QStringList resultHeading(const CsvTable &table)
{
    const QStringList &cells = table.heading.cells;
    return cells.first(cells.size() - oldOutcomeColumns(cells)) + outcomeHeadings();
}

/// A row with its outcome under our headings, in place of one that an earlier upload left. A row
/// with too many cells keeps them, so that it does not read back as a good one.
QStringList resultCells(const CsvTable &table, const CsvRecord &record, const QStringList &outcome)
{
    const QStringList &heading = table.heading.cells;
    const qsizetype own = oldOutcomeColumns(heading);
    const qsizetype width = heading.size() - own;
    QStringList cells = record.cells;
    if (own > 0 && (cells.size() == heading.size() ||
                    (cells.size() > heading.size() && endsWithOldOutcome(cells, own))))
        cells.resize(cells.size() - own);
    else if (own > 0 && cells.size() < heading.size())
        cells.resize(std::min(cells.size(), width));
    while (cells.size() > width && cells.constLast().trimmed().isEmpty())
        cells.removeLast();
    while (cells.size() < width)
        cells.append(QString());
    QStringList ours = outcome;
    if (cells.size() > width && ours.constLast().isEmpty())
        ours.last() = ours.constFirst(); // surplus cells that are empty would not count
    return cells + ours;
}

/// What stands for a number that is in no row of the file: it and its account, where the file has
/// columns for them.
CsvRecord unlistedRecord(const ImportPlan &plan, const PlanRow &row)
{
    const HeadingMap &headings = plan.headings.at(row.file);
    CsvRecord record;
    record.cells.resize(plan.tables.at(row.file).heading.cells.size());
    const auto put = [&](ColumnId column, const QString &text) {
        if (const qsizetype cell = headings.indexOf(column); cell >= 0)
            record.cells[cell] = text;
    };
    put(telephoneNumberColumn(), row.change.telephoneNumber.toString());
    put(accountNameColumn(), row.change.accountName);
    return record;
}

FileResult<void> writeAll(WholeFile &file, const ImportPlan &plan)
{
    const CsvTable &table = plan.tables.first();
    QByteArray text = table.dialect.byteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    text += toCsvLine(resultHeading(table), table.dialect).toUtf8();
    constexpr qsizetype flushAt = 1 << 20;
    for (const PlanRow &row : plan.rows) {
        const CsvRecord record =
            row.isListed() ? table.records.at(row.record) : unlistedRecord(plan, row);
        const QStringList cells = resultCells(table, record, outcomeCells(plan, row));
        text += toCsvLine(cells, table.dialect).toUtf8();
        if (text.size() < flushAt)
            continue;
        if (FileResult<void> written = file.write(text); !written)
            return written;
        text.clear();
    }
    return file.write(text);
}

} // namespace

QString resultFileFault(const QString &path, const FileFault &fault)
{
    return ResultFile::tr("The result file %1 cannot be written: %2. %3")
        .arg(path, fault.reason, fault.remedy);
}

Result<void, QString> checkResultFile(const QString &path)
{
    return checkWritable(path, FilePlace::NamedByPerson).map_error([&](const FileFault &fault) {
        return resultFileFault(path, fault);
    });
}

Result<void, QString> writeResultFile(const ImportPlan &plan, const QString &path)
{
    if (plan.tables.size() != 1) {
        return Failure(ResultFile::tr("A result file can be written for one input file only."));
    }
    WholeFile file(path, FilePlace::NamedByPerson);
    return file.open()
        .and_then([&] { return writeAll(file, plan); })
        .and_then([&] { return file.commit(); })
        .map_error([&](const FileFault &fault) { return resultFileFault(path, fault); });
}

QString outcomeWord(const ImportPlan &plan, const PlanRow &row)
{
    if (plan.undoes && row.outcome == RowOutcome::NotSent)
        return row.kept ? keptWord : notReversedWord;
    if (plan.undoes)
        return row.refused ? notReversedWord : reversedWord;
    if (row.refused)
        return refusedWord;
    if (row.outcome == RowOutcome::OtherStatus && !row.statusText().isEmpty())
        return row.statusText();
    return outcomeWord(row.outcome);
}

QString outcomeWord(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Invalid:
        return u"invalid"_s;
    case RowOutcome::Unchanged:
        return u"unchanged"_s;
    case RowOutcome::Skipped:
        return u"skipped"_s;
    case RowOutcome::Create:
        return u"created"_s;
    case RowOutcome::Update:
        return u"updated"_s;
    case RowOutcome::Delete:
    case RowOutcome::Deleted:
        return u"deleted"_s;
    case RowOutcome::Pending:
        return u"pending"_s;
    case RowOutcome::Synced:
        return u"synced"_s;
    case RowOutcome::Failed:
        return u"failed"_s;
    case RowOutcome::OtherStatus:
        return u"unknown"_s;
    case RowOutcome::NotSent:
        return u"notSent"_s;
    }
    return {};
}

} // namespace numberdesk
