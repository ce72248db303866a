// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/plandraft.h"

#include "transfer/plan/planissues.h"
#include "transfer/planning/draftissues.h"
#include "transfer/planning/draftoptions.h"
#include "transfer/planning/rowmemory.h"
#include "transfer/workbook/tablefile.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

/// How many rows are checked between two looks at the cancel flag.
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
    if (!error.sheets.isEmpty())
        issue.expected = PlanDraft::tr("one sheet");
    else if (!error.isOfDesk)
        issue.expected = PlanDraft::tr("a CSV file or a workbook");
    issue.message = error.message;
    issue.remedy = error.remedy;
    issue.choices = error.sheets;
    if (!error.sheets.isEmpty())
        issue.kind = RowIssue::Kind::ChooseSheet;
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
            m_plan.warnings.append(cellsLeftOutIssue(table, shortRows, m_plan.options.clearEmpty));
        for (const QString &note : table.notes)
            m_plan.warnings.append(readingIssue(table, note));
        if (table.records.isEmpty())
            m_plan.warnings.append(noRowsIssue(table));
        return checkRows(file, shortRows, cancel);
    }

    bool checkRows(int file, const ShortRows &shortRows, const CancelFlag &cancel)
    {
        CsvTable &own = m_plan.tables[file];
        const TableMending mending(own, m_plan.options.mending);
        mendRows(own, mending);
        const CsvTable &table = own;
        RowChecker checker(table, m_headings.at(file), m_plan.options, shortRows);
        RowMemory memory(table, m_headings.at(file));
        int repairs = 0;
        for (qsizetype i = 0; i < table.records.size(); ++i) {
            if (i % rowsPerLook == 0 && *cancel)
                return false;
            if (mending.leavesOut(table.records.lineOf(i))) {
                leaveOut(file, i);
                continue;
            }
            const RowFinding finding = findingOf(i, table, checker, memory);
            if (!table.mended.contains(i))
                repairs += static_cast<int>(finding.repairs.size());
            addRow(file, i, finding);
        }
        if (repairs > 0)
            m_plan.warnings.append(repairedCellsIssue(table, repairs));
        return true;
    }

    static void mendRows(CsvTable &table, const TableMending &mending)
    {
        table.mended.clear();
        if (mending.isEmpty())
            return;
        for (qsizetype i = 0; i < table.records.size(); ++i) {
            if (!mending.mends(table.records.lineOf(i)))
                continue;
            if (const auto mended = mending.mended(table.records.at(i)))
                table.mended.insert(i, *mended);
        }
    }

    /// What a person has put into a cell is told as its repair.
    RowFinding mendedFinding(const CsvRecord &record, const CsvRecord &mended, RowChecker &checker)
    {
        RowFinding finding = checker.check(mended);
        finding.accountName = sharedName(finding.accountName);
        for (qsizetype column = 0; column < mended.cells.size(); ++column) {
            if (!isMended(mended, column))
                continue;
            const auto repair =
                std::find_if(finding.repairs.begin(), finding.repairs.end(),
                             [column](const CellFix &fix) { return fix.column == column; });
            const QString inFile = record.cells.value(column);
            if (repair != finding.repairs.end())
                repair->found = inFile;
            else if (inFile != mended.cells.at(column))
                finding.repairs.append({column, inFile, mended.cells.at(column)});
        }
        return finding;
    }

    /// It names no account and no number, so nothing is asked of it or planned.
    void leaveOut(int file, qsizetype record)
    {
        PlanRow row;
        row.file = file;
        row.record = static_cast<qint32>(record);
        row.outcome = RowOutcome::Skipped;
        row.action = RowAction::Create;
        row.setMessage(PlanDraft::tr("Left out, as you asked."));
        m_plan.rows.append(std::move(row));
    }

    RowFinding findingOf(qsizetype record, const CsvTable &table, RowChecker &checker,
                         RowMemory &memory)
    {
        const auto mended = table.mended.constFind(record);
        if (mended != table.mended.cend())
            return mendedFinding(table.records.at(record), *mended, checker);
        if (std::optional<RowFinding> known = memory.find(record))
            return *std::move(known);
        RowFinding finding = checker.check(table.records.at(record));
        finding.accountName = sharedName(finding.accountName);
        memory.note(finding);
        return finding;
    }

    /// One text for all rows of an account.
    SharedText sharedName(const SharedText &name)
    {
        const auto known = m_names.constFind(name);
        return known != m_names.cend() ? *known : *m_names.insert(name, name);
    }

    void addRow(int file, qsizetype record, const RowFinding &finding)
    {
        PlanRow row;
        row.file = file;
        row.record = static_cast<qint32>(record);
        row.outcome = RowOutcome::Create;
        row.action = RowAction::Create;
        row.change.telephoneNumber = finding.telephoneNumber.value_or(TelephoneNumber());
        row.change.accountName = finding.accountName;
        row.change.edits = finding.edits;
        const CsvTable &table = std::as_const(m_plan.tables).at(file);
        QList<CellRepair> repairs;
        for (const CellFix &fix : finding.repairs)
            repairs.append({table.heading.cells.value(fix.column), fix.found, fix.repaired});
        row.setRepairs(repairs);
        for (const CellFault &fault : finding.faults) {
            addRowFault(m_plan, row,
                        faultIssue(table, m_plan.recordOf(row), fault, m_plan.rows.size()));
        }
        if (finding.hasTrunkZero)
            m_plan.warnings.append(trunkZeroIssue(m_plan, row));
        noteNumber(row);
        m_plan.rows.append(std::move(row));
    }

    /// The first row of a number stands; any later one is a fault.
    void noteNumber(PlanRow &row)
    {
        if (row.change.telephoneNumber.isNull())
            return;
        const qsizetype here = m_plan.rows.size();
        const qsizetype first = m_plan.rowOfNumber.findOrInsert(row.change.telephoneNumber, here);
        if (first != here)
            addRowFault(m_plan, row, repeatedNumberIssue(m_plan, row, m_plan.rows.at(first)));
    }

    ImportPlan &m_plan;
    const QList<HeadingMap> &m_headings;
    QHash<QString, SharedText> m_names;
};

} // namespace

Result<QList<CsvTable>, ImportError>
readTables(const PlanInput &input, const ImportOptions &options, const CancelFlag &cancel)
{
    if (input.paths.isEmpty() && input.read.isEmpty())
        return Failure<ImportError>(usageError(PlanDraft::tr("No file was given to import.")));
    CsvReading reading{options.separator, options.encoding, options.headingMap, input.copyFolder,
                       cancel};
    reading.sheet = options.sheet;
    QList<CsvTable> tables;
    QList<RowIssue> issues;
    bool missing = false;
    qint64 rows = 0;
    for (qsizetype i = 0; i < input.read.size() + input.paths.size(); ++i) {
        const bool isCopy = i < input.read.size();
        const QString path = isCopy ? input.read.at(i).path : input.paths.at(i - input.read.size());
        const Result<CsvTable, CsvError> table =
            isCopy ? readTableCopy(input.read.at(i), reading) : readTableFile(path, reading);
        if (*cancel)
            return Failure<ImportError>(cancelledError());
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
    return Failure<ImportError>(error);
}

PlanResult draftPlan(const QList<CsvTable> &tables, const ImportOptions &options,
                     const CancelFlag &cancel)
{
    if (const QString fault = unknownHeadingInOptions(tables, options); !fault.isEmpty())
        return Failure<ImportError>(usageError(fault));
    QList<HeadingMap> headings;
    QList<RowIssue> issues;
    for (const CsvTable &table : tables) {
        headings.append(mapHeadings(table, options));
        issues.append(headings.last().errors);
    }
    if (!issues.isEmpty())
        return Failure<ImportError>(unreadable(issues));
    if (const QString fault = optionsFault(headings, options); !fault.isEmpty())
        return Failure<ImportError>(usageError(fault));
    auto plan = std::make_shared<ImportPlan>();
    plan->options = options;
    plan->tables = tables;
    plan->headings = headings;
    if (!Drafter(*plan, headings).run(cancel))
        return Failure<ImportError>(cancelledError());
    return plan;
}

} // namespace numberdesk
