// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/draftissues.h"

#include "core/fields/numberingadvice.h"
#include "transfer/plan/planissues.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct DraftIssueText
{
    Q_DECLARE_TR_FUNCTIONS(PlanDraft)
};

} // namespace

RowIssue faultIssue(const CsvTable &table, const CsvRecord &record, const CellFault &fault,
                    qsizetype row)
{
    RowIssue issue;
    issue.file = table.fileName;
    issue.line = record.line;
    issue.column = table.heading.cells.value(fault.column);
    issue.found = fault.found;
    issue.expected = fault.expected;
    issue.message = fault.message;
    issue.remedy = fault.remedy;
    issue.repaired = fault.repaired;
    issue.row = row;
    if (fault.isRange)
        issue.kind = RowIssue::Kind::NumberRange;
    return issue;
}

RowIssue repeatedNumberIssue(const ImportPlan &plan, const PlanRow &row, const PlanRow &first)
{
    const CsvTable &table = plan.tables.at(row.file);
    const HeadingMap &map = plan.headings.at(row.file);
    CellFault fault;
    fault.column = map.indexOf(telephoneNumberColumn());
    fault.found = row.change.telephoneNumber.toString();
    fault.expected = DraftIssueText::tr("each number once");
    fault.message = DraftIssueText::tr("The number comes twice; it stands first in line %1 of %2.")
                        .arg(plan.lineOf(first))
                        .arg(plan.tables.at(first.file).fileName);
    fault.remedy = DraftIssueText::tr("Remove one of the two rows.");
    return faultIssue(table, plan.recordOf(row), fault, plan.rows.size());
}

RowIssue trunkZeroIssue(const ImportPlan &plan, const PlanRow &row)
{
    RowIssue issue = issueAt(plan, row, telephoneNumberColumn());
    issue.severity = RowIssue::Severity::Warning;
    issue.row = plan.rows.size();
    issue.expected = withoutTrunkZero(row.change.telephoneNumber).toString();
    issue.message = DraftIssueText::tr("A zero follows the country code; from abroad it is not "
                                       "dialled.");
    issue.remedy = DraftIssueText::tr("Write %1, unless the zero belongs to the number; it is sent "
                                      "as it is.")
                       .arg(issue.expected);
    return issue;
}

RowIssue readingIssue(const CsvTable &table, const QString &note)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = table.fileName;
    issue.message = note;
    issue.remedy = DraftIssueText::tr("Remove it from the file if it is not meant.");
    return issue;
}

RowIssue noRowsIssue(const CsvTable &table)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = table.fileName;
    issue.line = table.heading.line;
    issue.expected = DraftIssueText::tr("rows below the headings");
    issue.message = DraftIssueText::tr("The file has headings only; there is nothing to import.");
    issue.remedy = DraftIssueText::tr("Check whether it is the file that you meant.");
    return issue;
}

RowIssue cellsLeftOutIssue(const CsvTable &table, const ShortRows &rows, bool clears)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = table.fileName;
    issue.line = rows.firstLine;
    issue.column = table.heading.cells.value(rows.firstColumn);
    issue.expected =
        DraftIssueText::tr("%n cell(s)", nullptr, static_cast<int>(table.heading.cells.size()));
    const QString counts =
        DraftIssueText::tr("%n row(s) end before the last column, as spreadsheets write rows whose "
                           "last cells are empty",
                           nullptr, static_cast<int>(rows.rows));
    const QString cells = DraftIssueText::tr("%n empty cell(s) of other rows", nullptr,
                                             static_cast<int>(rows.emptyCells));
    issue.message =
        (clears ? DraftIssueText::tr("%1; they and %2 clear what the gateway has, as agreed.")
                : DraftIssueText::tr("%1; they and %2 in these columns change nothing."))
            .arg(counts, cells);
    issue.remedy = clears ? DraftIssueText::tr("Plan without it to keep what the gateway has.")
                          : DraftIssueText::tr("Let empty cells clear (--clear-empty) if that is "
                                               "meant.");
    return issue;
}

RowIssue repairedCellsIssue(const CsvTable &table, int repairs)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = table.fileName;
    issue.message = DraftIssueText::tr("%n cell(s) were repaired as agreed.", nullptr, repairs);
    issue.remedy = DraftIssueText::tr("Correct the file to be rid of this warning.");
    return issue;
}

} // namespace numberdesk
