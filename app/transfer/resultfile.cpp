// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/resultfile.h"

#include "transfer/cellrules.h"

#include <QCoreApplication>
#include <QSaveFile>

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

/// How many cells of a row come before the outcome: the widest row counts, so that the outcome
/// stands under its heading even where a row has too many cells.
qsizetype inputWidth(const CsvTable &table, qsizetype ownColumns)
{
    qsizetype width = table.heading.cells.size() - ownColumns;
    for (const CsvRecord &record : table.records) {
        if (record.cells.size() > table.heading.cells.size())
            width = std::max(width, record.cells.size());
    }
    return width;
}

QStringList outcomeCells(const PlanRow &row)
{
    return {outcomeWord(row.outcome), guardedCell(row.code), guardedCell(row.message)};
}

/// The cells of a record, without the outcome that an earlier upload left in it, made as wide as
/// the others.
QStringList inputCells(const CsvTable &table, const CsvRecord &record, qsizetype ownColumns,
                       qsizetype width)
{
    QStringList cells = record.cells;
    if (cells.size() == table.heading.cells.size())
        cells.resize(cells.size() - ownColumns);
    cells.resize(width);
    return cells;
}

bool writeAll(QSaveFile &file, const ImportPlan &plan)
{
    const CsvTable &table = plan.tables.first();
    const qsizetype ownColumns =
        endsWithOutcome(table.heading.cells) ? outcomeHeadings().size() : 0;
    const qsizetype width = inputWidth(table, ownColumns);
    QByteArray text = table.dialect.byteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    text += toCsvLine(inputCells(table, table.heading, ownColumns, width) + outcomeHeadings(),
                      table.dialect)
                .toUtf8();
    constexpr qsizetype flushAt = 1 << 20;
    for (const PlanRow &row : plan.rows) {
        const QStringList cells = inputCells(table, plan.recordOf(row), ownColumns, width);
        text += toCsvLine(cells + outcomeCells(row), table.dialect).toUtf8();
        if (text.size() < flushAt)
            continue;
        if (file.write(text) != text.size())
            return false;
        text.clear();
    }
    return file.write(text) == text.size();
}

} // namespace

Result<void, QString> writeResultFile(const ImportPlan &plan, const QString &path)
{
    if (plan.tables.size() != 1) {
        return Failure(ResultFile::tr("A result file can be written for one input file only."));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !writeAll(file, plan) || !file.commit()) {
        return Failure(ResultFile::tr("The result file %1 could not be written: %2.")
                           .arg(path, file.errorString()));
    }
    return {};
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
    case RowOutcome::NotSent:
        return u"notSent"_s;
    }
    return {};
}

} // namespace numberdesk
