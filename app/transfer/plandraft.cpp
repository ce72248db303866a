// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plandraft.h"

#include "core/fieldrules.h"
#include "core/numberingadvice.h"
#include "transfer/planissues.h"
#include "transfer/rowcheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

/// How many rows are checked between two looks at the cancel flag.
constexpr qsizetype rowsPerLook = 1000;

struct PlanDraft
{
    Q_DECLARE_TR_FUNCTIONS(PlanDraft)
};

ImportError cancelledError()
{
    return {ImportError::Kind::Cancelled, {}, PlanDraft::tr("The import was cancelled."), {}};
}

ImportError usageError(const QString &message)
{
    return {ImportError::Kind::Usage, {}, message, {}};
}

RowIssue toIssue(const CsvError &error)
{
    RowIssue issue;
    issue.file = error.fileName;
    issue.line = error.line;
    issue.expected = PlanDraft::tr("a CSV file");
    issue.message = error.message;
    issue.remedy = error.remedy;
    return issue;
}

RowIssue toIssue(const CsvTable &table, const CsvRecord &record, const CellFault &fault,
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

ImportError unreadable(const QList<RowIssue> &issues)
{
    ImportError error;
    error.kind = ImportError::Kind::Unreadable;
    error.issues = issues;
    error.message = PlanDraft::tr("%n fault(s) keep the input from being read; nothing was sent.",
                                  nullptr, static_cast<int>(issues.size()));
    return error;
}

CsvError tooManyRows(const QString &fileName)
{
    return {false, fileName, 0,
            PlanDraft::tr("The files have more than %L1 rows together.").arg(mostRows),
            PlanDraft::tr("Import them one after another.")};
}

/// What is wrong with the options for these files; empty when they fit.
QString optionsFault(const QList<HeadingMap> &headings, const ImportOptions &options)
{
    const bool given = !options.accountName.isEmpty() || !options.services.isEmpty() ||
                       !options.customSipHeader.isEmpty();
    const bool complete = !options.accountName.isEmpty() && !options.services.isEmpty();
    for (const HeadingMap &map : headings) {
        if (map.numbersOnly && !complete) {
            return PlanDraft::tr("A file of telephone numbers alone needs an account and at least "
                                 "one service.");
        }
        if (!map.numbersOnly && given) {
            return PlanDraft::tr("Account, service and custom SIP header may be given only for a "
                                 "file of telephone numbers alone; this one has its own columns.");
        }
    }
    if (!given)
        return {};
    if (const FieldCheck check = checkAccountName(options.accountName); check && check->isError())
        return PlanDraft::tr("The account name is not valid: %1.").arg(check->expected);
    if (const FieldCheck check = checkCustomSipHeader(options.customSipHeader); check)
        return PlanDraft::tr("The custom SIP header is not valid: %1.").arg(check->expected);
    return {};
}

/// Makes the rows of a plan out of checked tables.
class Drafter
{
public:
    Drafter(ImportPlan &plan, const QList<HeadingMap> &headings)
        : m_plan(plan), m_headings(headings)
    {}

    /// False when cancelled.
    bool run(const CancelFlag &cancel)
    {
        qsizetype rows = 0;
        for (const CsvTable &table : std::as_const(m_plan.tables))
            rows += table.records.size();
        m_plan.rows.reserve(rows);
        m_plan.rowOfNumber.reserve(rows);
        for (int file = 0; file < m_plan.tables.size(); ++file) {
            m_plan.warnings.append(m_headings.at(file).warnings);
            if (!addRows(file, cancel))
                return false;
        }
        return true;
    }

private:
    bool addRows(int file, const CancelFlag &cancel)
    {
        const CsvTable &table = std::as_const(m_plan.tables).at(file);
        const ShortRows shortRows = shortRowsOf(table, m_headings.at(file));
        m_plan.shortRows += shortRows.rows;
        if (shortRows.rows > 0)
            m_plan.warnings.append(cellsLeftOut(table, shortRows, m_plan.options.clearEmpty));
        if (table.records.isEmpty())
            m_plan.warnings.append(noRows(table));
        RowChecker checker(table, m_headings.at(file), m_plan.options, shortRows);
        int repairs = 0;
        for (qsizetype i = 0; i < table.records.size(); ++i) {
            if (i % rowsPerLook == 0 && *cancel)
                return false;
            const RowFinding finding = checker.check(table.records.at(i));
            repairs += static_cast<int>(finding.repairs.size());
            addRow(file, i, finding);
        }
        if (repairs > 0)
            m_plan.warnings.append(repairedCells(table, repairs));
        return true;
    }

    void addRow(int file, qsizetype record, const RowFinding &finding)
    {
        PlanRow row;
        row.file = file;
        row.record = record;
        row.outcome = RowOutcome::Create;
        row.creates = true;
        row.change.telephoneNumber = finding.telephoneNumber.value_or(TelephoneNumber());
        row.change.accountName = finding.accountName;
        row.change.services = finding.services;
        row.change.customSipHeader = finding.customSipHeader;
        const CsvTable &table = std::as_const(m_plan.tables).at(file);
        for (const CellFix &fix : finding.repairs)
            row.repairs.append({table.heading.cells.value(fix.column), fix.found, fix.repaired});
        for (const CellFault &fault : finding.faults) {
            addRowFault(m_plan, row,
                        toIssue(table, table.records.at(record), fault, m_plan.rows.size()));
        }
        if (finding.hasTrunkZero)
            m_plan.warnings.append(trunkZero(row));
        noteNumber(row);
        m_plan.rows.append(std::move(row));
    }

    /// The first row of a number stands; any later one is a fault.
    void noteNumber(PlanRow &row)
    {
        if (row.change.telephoneNumber.isNull())
            return;
        const auto first = m_plan.rowOfNumber.constFind(row.change.telephoneNumber);
        if (first == m_plan.rowOfNumber.cend()) {
            m_plan.rowOfNumber.insert(row.change.telephoneNumber, m_plan.rows.size());
            return;
        }
        addRowFault(m_plan, row, repeatedNumber(row, m_plan.rows.at(*first)));
    }

    RowIssue repeatedNumber(const PlanRow &row, const PlanRow &first) const
    {
        const CsvTable &table = std::as_const(m_plan.tables).at(row.file);
        const HeadingMap &map = m_headings.at(row.file);
        CellFault fault;
        fault.column = map.indexOf({UploadField::TelephoneNumber, {}});
        fault.found = row.change.telephoneNumber.toString();
        fault.expected = PlanDraft::tr("each number once");
        fault.message = PlanDraft::tr("The number comes twice; it stands first in line %1 of %2.")
                            .arg(m_plan.lineOf(first))
                            .arg(m_plan.tables.at(first.file).fileName);
        fault.remedy = PlanDraft::tr("Remove one of the two rows.");
        return toIssue(table, table.records.at(row.record), fault, m_plan.rows.size());
    }

    RowIssue trunkZero(const PlanRow &row) const
    {
        RowIssue issue = issueAt(m_plan, row, UploadColumn{UploadField::TelephoneNumber, {}});
        issue.severity = RowIssue::Severity::Warning;
        issue.row = m_plan.rows.size();
        issue.expected = withoutTrunkZero(row.change.telephoneNumber).toString();
        issue.message = PlanDraft::tr("A zero follows the country code; from abroad it is not "
                                      "dialled.");
        issue.remedy = PlanDraft::tr("Write %1, unless the zero belongs to the number; it is sent "
                                     "as it is.")
                           .arg(issue.expected);
        return issue;
    }

    static RowIssue noRows(const CsvTable &table)
    {
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = table.fileName;
        issue.line = table.heading.line;
        issue.expected = PlanDraft::tr("rows below the headings");
        issue.message = PlanDraft::tr("The file has headings only; there is nothing to import.");
        issue.remedy = PlanDraft::tr("Check whether it is the file that you meant.");
        return issue;
    }

    static RowIssue cellsLeftOut(const CsvTable &table, const ShortRows &rows, bool clears)
    {
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = table.fileName;
        issue.line = rows.firstLine;
        issue.column = table.heading.cells.value(rows.firstColumn);
        issue.expected =
            PlanDraft::tr("%n cell(s)", nullptr, static_cast<int>(table.heading.cells.size()));
        const QString counts =
            PlanDraft::tr("%n row(s) end before the last column, as spreadsheets write rows whose "
                          "last cells are empty",
                          nullptr, static_cast<int>(rows.rows));
        const QString cells = PlanDraft::tr("%n empty cell(s) of other rows", nullptr,
                                            static_cast<int>(rows.emptyCells));
        issue.message =
            (clears ? PlanDraft::tr("%1; they and %2 clear what the gateway has, as agreed.")
                    : PlanDraft::tr("%1; they and %2 in these columns change nothing."))
                .arg(counts, cells);
        issue.remedy = clears ? PlanDraft::tr("Plan without it to keep what the gateway has.")
                              : PlanDraft::tr("Let empty cells clear (--clear-empty) if that is "
                                              "meant.");
        return issue;
    }

    static RowIssue repairedCells(const CsvTable &table, int repairs)
    {
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = table.fileName;
        issue.message = PlanDraft::tr("%n cell(s) were repaired as agreed.", nullptr, repairs);
        issue.remedy = PlanDraft::tr("Correct the file to be rid of this warning.");
        return issue;
    }

    ImportPlan &m_plan;
    const QList<HeadingMap> &m_headings;
};

/// Headings that the options name and that no file has: a slip of the pen would do nothing.
QString unknownHeadingInOptions(const QList<CsvTable> &tables, const ImportOptions &options)
{
    for (const QString &named : options.headingMap.keys() + options.ignoredHeadings) {
        const bool found = std::any_of(tables.begin(), tables.end(), [&](const CsvTable &table) {
            return hasHeading(table, named);
        });
        if (!found)
            return PlanDraft::tr("No file has the heading \"%1\" that is to be mapped or ignored.")
                .arg(named);
    }
    return {};
}

} // namespace

Result<QList<CsvTable>, ImportError>
readTables(const QStringList &paths, const ImportOptions &options, const CancelFlag &cancel)
{
    if (paths.isEmpty())
        return Failure(usageError(PlanDraft::tr("No file was given to import.")));
    const CsvReading reading{options.separator, options.encoding, options.headingMap, cancel};
    QList<CsvTable> tables;
    QList<RowIssue> issues;
    bool missing = false;
    qint64 rows = 0;
    for (const QString &path : paths) {
        const Result<CsvTable, CsvError> table = readCsvFile(path, reading);
        if (*cancel)
            return Failure(cancelledError());
        if (table) {
            tables.append(*table);
            rows += table->records.size();
        } else {
            missing = missing || table.error().missing;
            issues.append(toIssue(table.error()));
        }
        if (rows > mostRows) {
            issues.append(toIssue(tooManyRows(table ? table->fileName : path)));
            break;
        }
    }
    if (issues.isEmpty())
        return tables;
    ImportError error = unreadable(issues);
    if (missing)
        error.kind = ImportError::Kind::FileMissing;
    return Failure(error);
}

PlanResult draftPlan(const QList<CsvTable> &tables, const ImportOptions &options,
                     const CancelFlag &cancel)
{
    if (const QString fault = unknownHeadingInOptions(tables, options); !fault.isEmpty())
        return Failure(usageError(fault));
    QList<HeadingMap> headings;
    QList<RowIssue> issues;
    for (const CsvTable &table : tables) {
        headings.append(mapHeadings(table, options));
        issues.append(headings.last().errors);
    }
    if (!issues.isEmpty())
        return Failure(unreadable(issues));
    if (const QString fault = optionsFault(headings, options); !fault.isEmpty())
        return Failure(usageError(fault));
    auto plan = std::make_shared<ImportPlan>();
    plan->options = options;
    plan->tables = tables;
    plan->headings = headings;
    if (!Drafter(*plan, headings).run(cancel))
        return Failure(cancelledError());
    return plan;
}

} // namespace numberdesk
