// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/jobloader.h"

#include "session/jobs/headcodec.h"
#include "session/jobs/packing.h"
#include "session/jobs/rowcodec.h"
#include "transfer/plan/planchanges.h"
#include "transfer/plan/planissues.h"
#include "transfer/sending/outcomebook.h"
#include "transfer/workbook/tablefile.h"

#include <QCborMap>
#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct JobText
{
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

/// What a tally keeps beside rows, done and failed.
constexpr std::array keptCounts{
    std::pair{QLatin1StringView("created"), &ImportCounts::created},
    std::pair{QLatin1StringView("updated"), &ImportCounts::updated},
    std::pair{QLatin1StringView("deleted"), &ImportCounts::deleted},
    std::pair{QLatin1StringView("unchanged"), &ImportCounts::unchanged},
    std::pair{QLatin1StringView("skipped"), &ImportCounts::skipped},
    std::pair{QLatin1StringView("refused"), &ImportCounts::refused},
    std::pair{QLatin1StringView("notSent"), &ImportCounts::notSent},
    std::pair{QLatin1StringView("invalid"), &ImportCounts::invalid},
    std::pair{QLatin1StringView("pending"), &ImportCounts::pending},
    std::pair{QLatin1StringView("synced"), &ImportCounts::synced},
    std::pair{QLatin1StringView("inDoubt"), &ImportCounts::inDoubt},
    std::pair{QLatin1StringView("kept"), &ImportCounts::kept},
    std::pair{QLatin1StringView("accountsCreated"), &ImportCounts::accountsCreated},
};

Failure<QString> damaged(const JobRecord &record)
{
    return Failure<QString>(
        JobText::tr("The journal of job %1 cannot be read: it is damaged, or was written by a "
                    "newer version. Look at the gateway before you change these numbers again.")
            .arg(record.id));
}

Failure<QString> damagedCopy(const JobRecord &record, const QString &name)
{
    return Failure<QString>(
        JobText::tr("The copy of %1 that job %2 was made of cannot be read. Import the file anew: "
                    "what is right already is not sent again.")
            .arg(name)
            .arg(record.id));
}

/// A file of a plan from its private copy, read as it was at first.
std::optional<CsvTable> tableFrom(const PackedFile &file, const QString &copy,
                                  const ImportOptions &options)
{
    CsvReading reading;
    reading.separator = file.dialect.separator;
    reading.encoding = file.dialect.encoding;
    reading.headingMap = options.headingMap;
    reading.isWorkbook = file.isWorkbook;
    reading.sheet = file.sheet;
    Result<CsvTable, CsvError> table = readTableFile(copy, reading);
    if (!table || table->records.size() != file.rows)
        return {};
    table->fileName = file.name;
    table->dialect = file.dialect;
    return *std::move(table);
}

QByteArray textOf(const CsvTable &table)
{
    QString text = toCsvLine(table.heading.cells, table.dialect);
    for (const CsvRecord &record : table.records)
        text += toCsvLine(record.cells, table.dialect);
    return text.toUtf8();
}

/// In the row itself lies what it does; the same number in another row was a fault.
void findRowsOfNumbers(ImportPlan &plan)
{
    plan.rowOfNumber.reserve(plan.rows.size());
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        const TelephoneNumber number = plan.rows.at(i).change.telephoneNumber;
        if (!number.isNull() && !plan.rowOfNumber.contains(number))
            plan.rowOfNumber.insert(number, i);
    }
}

/// What was not answered, as far as the journal tells, is not told as done: a job is looked at and
/// ended in this state, too.
void leaveWhatIsOpen(const std::shared_ptr<ImportPlan> &plan)
{
    OutcomeBook book(plan);
    for (qsizetype i = 0; i < plan->rows.size(); ++i) {
        if (std::as_const(*plan).rows.at(i).hasWork())
            book.leave(i);
    }
}

RowOutcome plannedOutcome(RowAction action)
{
    switch (action) {
    case RowAction::Create:
        return RowOutcome::Create;
    case RowAction::Update:
        return RowOutcome::Update;
    case RowAction::Delete:
        break;
    }
    return RowOutcome::Delete;
}

} // namespace

Result<LoadedJob, QString> loadedJob(const StoredJob &job)
{
    auto head = unpackedHead(job.head);
    auto rows = unpackedRows(job.parts);
    if (!head || !rows || head->second.size() != job.files.size())
        return damaged(job.record);
    auto plan = std::make_shared<ImportPlan>(std::move(head->first));
    plan->rows = *std::move(rows);
    for (qsizetype i = 0; i < job.files.size(); ++i) {
        const PackedFile &file = head->second.at(i);
        const std::optional<CsvTable> table = tableFrom(file, job.files.at(i), plan->options);
        if (!table)
            return damagedCopy(job.record, file.name);
        plan->tables.append(*table);
        plan->headings.append(mapHeadings(*table, plan->options));
    }
    findRowsOfNumbers(*plan);
    std::optional<JobHistory> history = replayed(*plan, job.events);
    if (!history)
        return damaged(job.record);
    leaveWhatIsOpen(plan);
    sortIssues(*plan, plan->errors);
    plan->survey = surveyOf(*plan);
    return LoadedJob{job.record, plan, *std::move(history)};
}

Result<NewJob, QString> newJobOf(const ImportPlan &plan, const QString &folder)
{
    NewJob job;
    job.head = packedHead(plan);
    job.parts = packedRows(plan.rows);
    job.record.tally = tallyOf(plan.counts(), 0);
    for (const CsvTable &table : plan.tables) {
        std::shared_ptr<const PrivateCopy> copy = table.copy;
        if (!copy) {
            const auto made = PrivateCopy::make(folder, textOf(table));
            if (!made)
                return Failure<QString>(JobText::tr("No copy of %1 can be kept in %2: %3. %4")
                                            .arg(table.fileName, QDir::toNativeSeparators(folder),
                                                 made.error().reason, made.error().remedy));
            copy = *made;
        }
        job.files.append(copy->path());
        job.copies.append(copy);
    }
    return job;
}

PlanRow plannedAgain(PlanRow row)
{
    row.outcome = plannedOutcome(row.action);
    for (const auto flag :
         {&PlanRow::sent, &PlanRow::refused, &PlanRow::accepted, &PlanRow::unchanged,
          &PlanRow::gone, &PlanRow::kept, &PlanRow::left, &PlanRow::onOldReading})
        row.*flag = false;
    row.setStatusText({});
    row.setCode({});
    row.setMessage({});
    return row;
}

void takeUpTheRest(ImportPlan &plan, const JobHistory &history)
{
    for (const Account &account : history.createdAccounts) {
        for (MissingAccount &missing : plan.missingAccounts) {
            if (missing.name == account.name)
                missing.isCreated = false;
        }
    }
    QSet<qsizetype> left;
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        const PlanRow &row = std::as_const(plan.rows).at(i);
        if (!row.left)
            continue;
        const bool wasSent = row.sent; // its fate is not known
        plan.rows[i] = plannedAgain(row);
        plan.rows[i].sent = wasSent;
        left.insert(i);
    }
    plan.errors.removeIf([&left](const RowIssue &issue) {
        return left.contains(issue.row) || (issue.row < 0 && issue.line == 0);
    });
}

JobTally tallyOf(const ImportCounts &counts, qint64 requestsLeft)
{
    QCborMap map;
    for (const auto &[word, member] : keptCounts)
        map.insert(QString(word), counts.*member);
    JobTally tally;
    tally.rows = counts.rows;
    tally.done = counts.rows - counts.waiting;
    tally.failed = counts.failed;
    tally.requestsLeft = requestsLeft;
    tally.counts = QCborValue(map).toCbor();
    return tally;
}

ImportCounts countsOf(const JobTally &tally)
{
    ImportCounts counts;
    const QCborMap map = QCborValue::fromCbor(tally.counts).toMap();
    for (const auto &[word, member] : keptCounts)
        counts.*member = map.value(word).toInteger();
    counts.rows = tally.rows;
    counts.waiting = tally.rows - tally.done;
    counts.failed = tally.failed;
    return counts;
}

} // namespace numberdesk
