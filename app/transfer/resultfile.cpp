// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/resultfile.h"

#include "files/wholefile.h"
#include "transfer/cellrules.h"

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
    static const QStringList headings{u"_status"_s, u"_code"_s, u"_message"_s};
    return headings;
}

/// True when the input is a result file itself, so that its last three columns are replaced.
bool endsWithOutcome(const QStringList &heading)
{
    const qsizetype own = outcomeHeadings().size();
    if (heading.size() < own)
        return false;
    return std::equal(outcomeHeadings().begin(), outcomeHeadings().end(), heading.end() - own,
                      [](const QString &ours, const QString &theirs) {
                          return theirs.trimmed().compare(ours, Qt::CaseInsensitive) == 0;
                      });
}

/// True when the last three cells are what an earlier upload wrote there.
bool endsWithOldOutcome(const QStringList &cells)
{
    const qsizetype own = outcomeHeadings().size();
    if (cells.size() < own)
        return false;
    const QString word = cells.at(cells.size() - own);
    for (int i = 0; i <= static_cast<int>(RowOutcome::NotSent); ++i) {
        if (word == outcomeWord(static_cast<RowOutcome>(i)))
            return true;
    }
    return false;
}

QStringList outcomeCells(const PlanRow &row)
{
    // The gateway's own word, where this version has none for it.
    const QString word = row.outcome == RowOutcome::OtherStatus && !row.statusText.isEmpty()
                             ? guardedCell(row.statusText)
                             : outcomeWord(row.outcome);
    return {word, guardedCell(row.code), guardedCell(row.message)};
}

/// The heading with ours behind it, which stand there already when the input is a result file.
QStringList resultHeading(const CsvTable &table)
{
    const QStringList &cells = table.heading.cells;
    return endsWithOutcome(cells) ? cells : cells + outcomeHeadings();
}

/// A row with its outcome behind it, in place of one that an earlier upload left. A row with too
/// few or too many cells stays so: made to fit the headings, it would read back as a good row that
/// clears what its missing cells would set.
QStringList resultCells(const CsvTable &table, const CsvRecord &record, const QStringList &outcome)
{
    const QStringList &heading = table.heading.cells;
    const bool fits = record.cells.size() == heading.size();
    QStringList cells = record.cells;
    if (endsWithOutcome(heading) && (fits || endsWithOldOutcome(cells)))
        cells.resize(cells.size() - outcome.size());
    const qsizetype width = resultHeading(table).size() - outcome.size();
    if (!fits && cells.size() == width)
        cells.append(QString());
    return cells + outcome;
}

FileResult<void> writeAll(WholeFile &file, const ImportPlan &plan)
{
    const CsvTable &table = plan.tables.first();
    QByteArray text = table.dialect.byteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    text += toCsvLine(resultHeading(table), table.dialect).toUtf8();
    constexpr qsizetype flushAt = 1 << 20;
    for (const PlanRow &row : plan.rows) {
        const QStringList cells = resultCells(table, plan.recordOf(row), outcomeCells(row));
        text += toCsvLine(cells, table.dialect).toUtf8();
        if (text.size() < flushAt)
            continue;
        if (FileResult<void> written = file.write(text); !written)
            return written;
        text.clear();
    }
    return file.write(text);
}

QString unwritable(const QString &path, const FileFault &fault)
{
    return ResultFile::tr("The result file %1 cannot be written: %2. %3")
        .arg(path, fault.reason, fault.remedy);
}

} // namespace

Result<void, QString> checkResultFile(const QString &path)
{
    return checkWritable(path, FilePlace::NamedByPerson).map_error([&](const FileFault &fault) {
        return unwritable(path, fault);
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
        .map_error([&](const FileFault &fault) { return unwritable(path, fault); });
}

QString outcomeWord(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Invalid:
        return u"invalid"_s;
    case RowOutcome::Unchanged:
        return u"unchanged"_s;
    case RowOutcome::Create:
        return u"created"_s;
    case RowOutcome::Update:
        return u"updated"_s;
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
