// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/import/importreport.h"

#include "commands/base/exitcode.h"
#include "transfer/plan/planchanges.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// More lines than this hide what matters; the result file and `--json` hold them all.
constexpr qsizetype mostIssueLines = 100;

struct ImportReport
{
    Q_DECLARE_TR_FUNCTIONS(ImportReport)
};

QJsonArray toJson(const QList<RowIssue> &issues)
{
    QJsonArray array;
    for (const RowIssue &issue : issues) {
        array.append(QJsonObject{{u"file"_s, issue.file},
                                 {u"line"_s, issue.line},
                                 {u"column"_s, issue.column},
                                 {u"found"_s, issue.found},
                                 {u"expected"_s, issue.expected},
                                 {u"message"_s, issue.message},
                                 {u"remedy"_s, issue.remedy},
                                 {u"code"_s, issue.code}});
    }
    return array;
}

/// Rows that the gateway took and the backend failed, in the shape of the faults found while
/// planning; refused rows are among the plan's errors.
QList<RowIssue> failuresOf(const ImportPlan &plan)
{
    QList<RowIssue> failures;
    for (const PlanRow &row : plan.rows) {
        if (row.outcome != RowOutcome::Failed || row.refused)
            continue;
        const CsvTable &table = plan.tables.at(row.file);
        RowIssue issue;
        issue.file = table.fileName;
        issue.line = plan.lineOf(row);
        issue.found = row.change.telephoneNumber.toString();
        issue.message = row.message();
        issue.remedy = ImportReport::tr("Correct what the backend names and import the row again.");
        issue.code = row.code();
        failures.append(issue);
    }
    return failures;
}

/// What an undo leaves as others have made it since, in the shape of a doubt: that is as it should
/// be, and to be known.
QList<RowIssue> keptOf(const ImportPlan &plan)
{
    QList<RowIssue> kept;
    for (const PlanRow &row : plan.rows) {
        if (!row.kept)
            continue;
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = plan.tables.at(row.file).fileName;
        issue.line = plan.lineOf(row);
        issue.found = row.change.telephoneNumber.toString();
        issue.message = ImportReport::tr("Kept: %1.").arg(row.message());
        kept.append(issue);
    }
    return kept;
}

/// Why the import ended early, in the shape of a fault of the whole input, unless the plan says so
/// itself: rows that were not sent have no entry of their own.
QList<RowIssue> endOf(const ImportPlan &plan, const std::optional<ImportError> &end)
{
    const bool isTold = std::any_of(plan.errors.begin(), plan.errors.end(),
                                    [](const RowIssue &issue) { return issue.line == 0; });
    if (!end || isTold)
        return {};
    RowIssue issue;
    issue.file = plan.tables.isEmpty() ? QString() : plan.tables.first().fileName;
    issue.message = describe(*end);
    if (end->api)
        issue.code = end->api->code;
    return {issue};
}

/// Rows by the gateway's word; a status that it did not give at all counts as `unknown`.
QJsonObject wordsJson(const QMap<QString, qint64> &words)
{
    QJsonObject object;
    for (auto it = words.cbegin(); it != words.cend(); ++it)
        object[it.key().isEmpty() ? u"unknown"_s : it.key()] = it.value();
    return object;
}

QJsonObject toJson(const PlanRow &row, RowAction action)
{
    QJsonObject fields;
    const QList<FieldDifference> changes = fieldChanges(row);
    for (const FieldDifference &change : changes)
        fields[numberColumn(change.column).heading] = QJsonArray{change.before, change.after};
    return {{u"telephoneNumber"_s, row.change.telephoneNumber.toString()},
            {u"accountName"_s, row.change.accountName.text()},
            {u"action"_s, actionWord(action)},
            {u"fields"_s, fields}};
}

/// What each row would change, field by field.
void addChanges(QJsonObject &object, const ImportPlan &plan)
{
    QJsonArray changes;
    qint64 leftOut = 0;
    for (const PlanRow &row : plan.rows) {
        const std::optional<RowAction> action = actionOf(row);
        if (!action || !row.hasWork())
            continue;
        if (changes.size() < mostChangesListed)
            changes.append(toJson(row, *action));
        else
            ++leftOut;
    }
    object[u"changes"_s] = changes;
    if (leftOut > 0)
        object[u"changesLeftOut"_s] = leftOut;
}

QJsonObject countsJson(const ImportCounts &counts, const ImportCost &cost)
{
    return {{u"rows"_s, counts.rows},
            {u"valid"_s, counts.valid},
            {u"invalid"_s, counts.invalid},
            {u"unchanged"_s, counts.unchanged},
            {u"created"_s, counts.created},
            {u"updated"_s, counts.updated},
            {u"deleted"_s, counts.deleted},
            {u"skipped"_s, counts.skipped},
            {u"refused"_s, counts.refused},
            {u"notSent"_s, counts.notSent},
            {u"sent"_s, counts.sent},
            {u"failed"_s, counts.failed},
            {u"synced"_s, counts.synced},
            {u"pending"_s, counts.pending},
            {u"otherStatus"_s, wordsJson(counts.otherStatus)},
            {u"requests"_s, cost.requests},
            {u"writes"_s, cost.writes},
            {u"seconds"_s, static_cast<double>(cost.elapsed.count()) / 1000.0}};
}

/// More than this is for the result file.
constexpr qsizetype mostListed = 10'000;

void addRepairs(QJsonObject &object, const ImportPlan &plan)
{
    QJsonArray repairs;
    qint64 leftOut = 0;
    for (const PlanRow &row : plan.rows) {
        for (const CellRepair &repair : row.repairs()) {
            if (repairs.size() == mostListed) {
                ++leftOut;
                continue;
            }
            repairs.append(QJsonObject{{u"file"_s, plan.tables.at(row.file).fileName},
                                       {u"line"_s, plan.lineOf(row)},
                                       {u"column"_s, repair.column},
                                       {u"found"_s, repair.found},
                                       {u"repaired"_s, repair.repaired}});
        }
    }
    object[u"repairs"_s] = repairs;
    if (leftOut > 0)
        object[u"repairsLeftOut"_s] = leftOut;
}

void addAccounts(QJsonObject &object, const ImportPlan &plan)
{
    QJsonArray accounts;
    for (const MissingAccount &account : plan.missingAccounts) {
        if (!account.isCreated)
            continue;
        QJsonArray services;
        for (const Service service : allServices) {
            if (account.services.contains(service))
                services.append(QString(commandWord(service)));
        }
        accounts.append(QJsonObject{{u"name"_s, account.name},
                                    {u"services"_s, services},
                                    {u"rows"_s, account.rows},
                                    {u"near"_s, account.near}});
    }
    object[u"accountsToCreate"_s] = accounts;
}

/// Accounts of an undo: those that it is to delete, and those that it has.
void addDeletedAccounts(QJsonObject &object, const ImportPlan &plan)
{
    QStringList names;
    for (const Account &account : plan.accountsToDelete)
        names.append(account.name);
    object[u"accountsToDelete"_s] = QJsonArray::fromStringList(names);
    object[u"accountsDeleted"_s] = QJsonArray::fromStringList(plan.deletedAccounts);
}

void addCleared(QJsonObject &object, const ImportPlan &plan)
{
    QJsonObject cleared;
    for (auto it = plan.cleared.cbegin(); it != plan.cleared.cend(); ++it)
        cleared[it.key()] = it.value();
    object[u"cleared"_s] = cleared;
}

/// What became of the rows of an undo; `valid` is their sum.
void addUndone(QJsonObject &object, const ImportCounts &counts)
{
    object[u"reversed"_s] = counts.reversed();
    object[u"kept"_s] = counts.kept;
    object[u"notReversed"_s] = counts.notReversed();
}

/// The one JSON document of an import, planned or not.
QJsonDocument importDocument(const ImportPlan &plan, const ImportCost &cost, bool dryRun,
                             const QList<RowIssue> &errors)
{
    QJsonObject object = countsJson(plan.counts(), cost);
    if (plan.undoes) {
        addUndone(object, plan.counts());
        addDeletedAccounts(object, plan);
    }
    if (cost.job != 0)
        object[u"job"_s] = cost.job;
    object[u"errors"_s] = toJson(errors);
    object[u"warnings"_s] = toJson(plan.warnings + keptOf(plan));
    addRepairs(object, plan);
    addAccounts(object, plan);
    addCleared(object, plan);
    if (dryRun)
        addChanges(object, plan);
    return QJsonDocument(object);
}

/// The accounts that are made and the columns that lose values, for people.
void sayConsequences(Output &output, const ImportPlan &plan, bool dryRun)
{
    for (const MissingAccount &account : plan.missingAccounts) {
        if (!account.isCreated)
            continue;
        QStringList services;
        for (const Service service : allServices) {
            if (account.services.contains(service))
                services += displayName(service);
        }
        output.say(ImportReport::tr("Account to create: %1 (%2), for %n row(s).", nullptr,
                                    static_cast<int>(account.rows))
                       .arg(account.name, services.join(", "_L1)));
    }
    for (const Account &account : plan.accountsToDelete) {
        const bool isDone = plan.deletedAccounts.contains(account.name);
        if (!isDone && !dryRun)
            continue; // a warning says why it stays
        output.say((isDone
                        ? ImportReport::tr("Account deleted: %1.")
                        : ImportReport::tr("Account to delete, if it is empty and unchanged: %1."))
                       .arg(account.name));
    }
    for (auto it = plan.cleared.cbegin(); it != plan.cleared.cend(); ++it) {
        output.say(ImportReport::tr("%n row(s) clear %1.", nullptr, static_cast<int>(it.value()))
                       .arg(it.key()));
    }
}

void sayIssues(Output &output, const QList<RowIssue> &issues)
{
    for (qsizetype i = 0; i < issues.size() && i < mostIssueLines; ++i) {
        const RowIssue &issue = issues.at(i);
        QString place = issue.file;
        if (issue.line > 0)
            place += u':' + QString::number(issue.line);
        if (!issue.column.isEmpty())
            place += u": "_s + issue.column;
        QString text = issue.code.isEmpty() ? issue.message : issue.code + u": "_s + issue.message;
        if (!issue.found.isEmpty())
            text += (text.endsWith(u'.') ? QString() : u"."_s) +
                    ImportReport::tr(" Found \"%1\".").arg(issue.found);
        if (!issue.expected.isEmpty())
            text += ImportReport::tr(" Expected %1.").arg(issue.expected);
        if (!issue.remedy.isEmpty())
            text += u' ' + issue.remedy;
        output.say(place + u": "_s + text);
    }
    if (issues.size() > mostIssueLines) {
        output.say(ImportReport::tr("… and %n more; --json and --result list them all.", nullptr,
                                    static_cast<int>(issues.size() - mostIssueLines)));
    }
}

/// What each row of an undo would do, for people.
void sayUndoRows(Output &output, const ImportPlan &plan)
{
    qsizetype told = 0;
    for (const PlanRow &row : plan.rows) {
        const std::optional<RowAction> action = actionOf(row);
        if (!action || !row.hasWork() || ++told > mostIssueLines)
            continue;
        QStringList fields;
        if (*action == RowAction::Update) {
            const QList<FieldDifference> changes = fieldChanges(row);
            for (const FieldDifference &change : changes)
                fields +=
                    ImportReport::tr(R"(%1 from "%2" to "%3")")
                        .arg(numberColumn(change.column).heading, change.before, change.after);
        }
        output.say(ImportReport::tr("%1 of %2: %3 %4", "number, account, what is done, fields")
                       .arg(row.change.telephoneNumber.toString(), row.change.accountName,
                            actionWord(*action), fields.join(u", "_s))
                       .trimmed());
    }
    if (told > mostIssueLines)
        output.say(ImportReport::tr("… and %n more; --json lists them all.", nullptr,
                                    static_cast<int>(told - mostIssueLines)));
}

template <typename Line>
void printRows(Line line, const ImportCounts &counts)
{
    line(ImportReport::tr("  bad:"), counts.invalid);
    line(ImportReport::tr("  already right:"), counts.unchanged);
    line(ImportReport::tr("  created:"), counts.created);
    line(ImportReport::tr("  updated:"), counts.updated);
    if (counts.deleted > 0)
        line(ImportReport::tr("  deleted:"), counts.deleted);
    if (counts.skipped > 0)
        line(ImportReport::tr("  skipped:"), counts.skipped);
    line(ImportReport::tr("  refused:"), counts.refused);
    line(ImportReport::tr("  not sent:"), counts.notSent);
}

void printCounts(Output &output, const ImportPlan &plan, const ImportCost &cost, bool dryRun)
{
    const ImportCounts counts = plan.counts();
    const bool undoes = plan.undoes;
    const auto line = [&output](const QString &label, qint64 count) {
        output.print(label.leftJustified(18) + QString::number(count));
    };
    const bool allRight =
        !undoes && counts.unchanged == counts.rows && counts.failed + counts.undecided() == 0;
    if (allRight && counts.rows > 0)
        output.print(ImportReport::tr("Every row is already right; nothing was sent."));
    else if (dryRun)
        output.print(ImportReport::tr("Dry run: nothing was sent. This is what would happen:"));
    line(ImportReport::tr("Rows:"), counts.rows);
    if (undoes) {
        line(ImportReport::tr("  reversed:"), counts.reversed());
        line(ImportReport::tr("  kept:"), counts.kept);
        line(ImportReport::tr("  not reversed:"), counts.notReversed());
    }
    if (!undoes)
        printRows(line, counts);
    if (!dryRun) {
        line(ImportReport::tr("Synced:"), counts.synced);
        line(ImportReport::tr("Pending:"), counts.pending);
        line(ImportReport::tr("Failed:"), counts.failed);
        if (counts.undecided() > counts.pending)
            line(ImportReport::tr("Other status:"), counts.undecided() - counts.pending);
    }
    output.print(ImportReport::tr("%n request(s), %1 of them writes, %2 s.", nullptr,
                                  static_cast<int>(cost.requests))
                     .arg(cost.writes)
                     .arg(static_cast<double>(cost.elapsed.count()) / 1000.0, 0, 'f', 1));
}

} // namespace

void reportImport(Output &output, const ImportPlan &plan, const ImportCost &cost, bool dryRun,
                  const std::optional<ImportError> &end)
{
    const QList<RowIssue> errors = plan.errors + failuresOf(plan);
    sayIssues(output, errors);
    sayIssues(output, plan.warnings + keptOf(plan));
    sayConsequences(output, plan, dryRun);
    if (plan.undoes && dryRun)
        sayUndoRows(output, plan);
    printCounts(output, plan, cost, dryRun);
    output.document(importDocument(plan, cost, dryRun, endOf(plan, end) + errors));
}

void sayRecheckCost(Output &output, const RecheckCost &cost)
{
    output.say(ImportReport::tr("Reading again what the numbers have now, for rows that go out "
                                "more than a minute after they were read, takes up to %n "
                                "request(s); sending them takes %1. --no-recheck sends without.",
                                nullptr, static_cast<int>(cost.requests))
                   .arg(cost.writes));
}

void reportProgress(Output &output, const ImportProgress &progress)
{
    constexpr std::chrono::minutes longestInSeconds(2);
    const bool isShort = progress.timeLeft < longestInSeconds;
    const auto time = isShort ? std::chrono::ceil<std::chrono::seconds>(progress.timeLeft).count()
                              : std::chrono::round<std::chrono::minutes>(progress.timeLeft).count();
    const QString timeLeft =
        (isShort ? ImportReport::tr("about %1 s") : ImportReport::tr("about %1 min")).arg(time);
    output.say(ImportReport::tr("%1 of %2 rows done, %n request(s) and %3 left.", nullptr,
                                static_cast<int>(progress.requestsLeft))
                   .arg(progress.rowsDone)
                   .arg(progress.rowsToSend)
                   .arg(timeLeft));
}

QString describe(const ImportError &error)
{
    if (!error.api || error.api->message.isEmpty() || error.message.contains(error.api->message))
        return error.message;
    return ImportReport::tr("%1 The answer was: %2", "our sentence, the gateway's words")
        .arg(error.message, error.api->message);
}

void reportUnplanned(Output &output, const ImportError &error, const ImportCost &cost, bool dryRun)
{
    QList<RowIssue> issues = error.issues;
    if (issues.isEmpty()) {
        RowIssue issue;
        issue.message = describe(error);
        if (error.api)
            issue.code = error.api->code;
        issues.append(issue);
        output.say("numberdesk: "_L1 + describe(error));
    } else {
        sayIssues(output, issues);
    }
    output.document(importDocument({}, cost, dryRun, issues));
}

void sayHowToGoOn(Output &output, const ImportPlan &plan, const ImportCost &cost)
{
    const qint64 left = plan.counts().waiting;
    if (left == 0 || cost.job == 0)
        return;
    output.say(ImportReport::tr("%n row(s) left; go on with them: numberdesk job resume %1",
                                nullptr, static_cast<int>(left))
                   .arg(cost.job));
}

int exitCodeOf(const ImportError &error)
{
    switch (error.kind) {
    case ImportError::Kind::Usage:
        return UsageError;
    case ImportError::Kind::FileMissing:
    case ImportError::Kind::AccountMissing:
        return NotFound;
    case ImportError::Kind::Cancelled:
        return Interrupted;
    case ImportError::Kind::Gateway:
        return error.api ? numberdesk::exitCodeOf(*error.api) : Failed;
    case ImportError::Kind::Held:
        return Conflict;
    case ImportError::Kind::Unreadable:
        break;
    }
    return Failed;
}

int exitCodeOf(const ImportError &error, const ImportCounts &counts)
{
    const bool partly = counts.created + counts.updated + counts.deleted > 0;
    const int code = exitCodeOf(error);
    return partly && code == Failed ? int(DoneInPart) : code;
}

int importExitCode(const ImportCounts &counts, bool waited)
{
    if (counts.rows > 0 && counts.right == 0)
        return Failed;
    if (waited && counts.undecided() > 0)
        return StillPending;
    return counts.right < counts.rows ? DoneInPart : AllDone;
}

} // namespace numberdesk
