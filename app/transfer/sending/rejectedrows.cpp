// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/rejectedrows.h"

#include "files/wholefile.h"
#include "transfer/csv/cellrules.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct RejectedRowsText
{
    Q_DECLARE_TR_FUNCTIONS(RejectedRows)
};

constexpr QLatin1StringView errorHeading("_error");

bool isRejected(const PlanRow &row)
{
    return row.isListed() &&
           (row.outcome == RowOutcome::Invalid || row.outcome == RowOutcome::Failed);
}

/// Without the errors that an earlier file of rejected rows had behind.
QStringList headingsOf(const CsvTable &table)
{
    QStringList cells = table.heading.cells;
    if (!cells.isEmpty() && cells.constLast() == errorHeading)
        cells.removeLast();
    return cells;
}

QString errorText(const PlanRow &row)
{
    return row.code().isEmpty() || row.message().isEmpty() ? row.code() + row.message()
                                                           : row.code() + u": "_s + row.message();
}

/// Cells beyond the headings stay, so that the row does not read back as a good one.
QString lineOf(const ImportPlan &plan, const PlanRow &row, const CsvDialect &dialect)
{
    const CsvTable &table = plan.tables.at(row.file);
    const qsizetype width = headingsOf(table).size();
    QStringList cells = plan.recordOf(row).cells;
    if (width < table.heading.cells.size() && cells.size() > width)
        cells.removeAt(width);
    while (cells.size() < width)
        cells.append(QString());
    return toCsvLine(cells + QStringList(guardedCell(errorText(row))), dialect);
}

bool haveSameHeadings(const ImportPlan &plan)
{
    return std::all_of(plan.tables.begin(), plan.tables.end(), [&plan](const CsvTable &table) {
        return headingsOf(table) == headingsOf(plan.tables.first());
    });
}

FileResult<void> writeRejected(WholeFile &file, const ImportPlan &plan)
{
    const CsvTable &first = plan.tables.first();
    QByteArray text = first.dialect.byteOrderMark ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    text += toCsvLine(headingsOf(first) + QStringList(errorHeading), first.dialect).toUtf8();
    for (const PlanRow &row : plan.rows) {
        if (isRejected(row))
            text += lineOf(plan, row, first.dialect).toUtf8();
    }
    return file.write(text);
}

} // namespace

bool hasRejectedRows(const ImportPlan &plan)
{
    return std::any_of(plan.rows.begin(), plan.rows.end(), isRejected);
}

Result<void, QString> writeRejectedRows(const ImportPlan &plan, const QString &path)
{
    if (plan.tables.isEmpty() || !haveSameHeadings(plan)) {
        return Failure<QString>(
            RejectedRowsText::tr("The files have different headings, so their rows do not go into "
                                 "one file. Plan the files one by one."));
    }
    WholeFile file(path, FilePlace::NamedByPerson);
    return file.open()
        .and_then([&] { return writeRejected(file, plan); })
        .and_then([&] { return file.commit(); })
        .map_error([&](const FileFault &fault) {
            return RejectedRowsText::tr("%1 cannot be written: %2. %3")
                .arg(path, fault.reason, fault.remedy);
        });
}

} // namespace numberdesk
