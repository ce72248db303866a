// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/outcomebook.h"

#include "provisioning/errors/roles.h"
#include "transfer/plan/importbatch.h"
#include "transfer/plan/planfollowing.h"
#include "transfer/plan/planissues.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct OutcomeBookText
{
    Q_DECLARE_TR_FUNCTIONS(OutcomeBook)
};

RowIssue refusal(const ImportPlan &plan, const PlanRow &row, const ProvisioningError &reason)
{
    const QString heading = pathInItem(reason.target).replace(u'.', u'_').replace(u'/', u'_');
    RowIssue issue = issueAt(plan, row, columnFromHeading(heading));
    if (issue.column.isEmpty())
        issue.found = row.change.telephoneNumber.toString();
    issue.expected = OutcomeBookText::tr("a row that the gateway takes");
    issue.message = reason.message.isEmpty() ? OutcomeBookText::tr("The gateway gives no reason.")
                                             : reason.message;
    issue.remedy =
        row.deletes()
            ? OutcomeBookText::tr("Clear up what the gateway says, then delete the number again.")
            : OutcomeBookText::tr("Correct the row as the gateway asks and upload it again.");
    issue.code = reason.code;
    return issue;
}

QString undoneRemedy(const PlanRow &row)
{
    return row.deletes()
               ? OutcomeBookText::tr("Look at the number, and delete it again if it is to go.")
               : OutcomeBookText::tr(
                     "Import the file again to see what the gateway has and what is left.");
}

QString doubtRemedy(const PlanRow &row)
{
    return row.deletes()
               ? OutcomeBookText::tr("Go on with the job: it looks whether the number is gone, and "
                                     "deletes it if not.")
               : OutcomeBookText::tr(
                     "Go on with the job: it looks whether the gateway has the row, "
                     "and sends it if not.");
}

/// True for a row of an earlier process that was sent and answered.
bool wasSettled(const PlanRow &row)
{
    return row.accepted || row.refused;
}

/// True for a row that needs nothing more to be sent, by what became of it.
bool isDone(const PlanRow &row)
{
    return wasSettled(row) || row.kept || row.unchanged;
}

/// True for a row whose number is as it asks, as far as the gateway is concerned.
bool isAsAsked(const PlanRow &row)
{
    return row.accepted || row.unchanged || row.outcome == RowOutcome::Unchanged ||
           row.outcome == RowOutcome::Skipped;
}

} // namespace

OutcomeBook::OutcomeBook(std::shared_ptr<ImportPlan> plan)
    : m_plan(std::move(plan)), m_counts(m_plan->counts())
{
    for (qsizetype i = 0; i < m_plan->rows.size(); ++i) {
        const PlanRow &row = std::as_const(m_plan->rows).at(i);
        m_rowsDone += wasSettled(row) ? 1 : 0;
        if (row.sent && row.hasWork())
            m_inherited.insert(i);
    }
    m_rowsToSend = m_rowsDone + m_plan->rowsWithWork();
    countOpenRows();
}

void OutcomeBook::countOpenRows()
{
    for (const PlanRow &row : std::as_const(m_plan->rows)) {
        if (row.deletes() && row.hasWork())
            m_openRows.insert(row.change.accountName, 0);
    }
    if (m_openRows.isEmpty())
        return;
    for (const PlanRow &row : std::as_const(m_plan->rows)) {
        const auto open = m_openRows.find(row.change.accountName);
        if (open == m_openRows.end() || row.deletes())
            continue;
        if (row.hasWork())
            ++*open;
        else if (!isAsAsked(row))
            m_spoiled.insert(row.change.accountName);
    }
}

template <typename Change>
void OutcomeBook::update(qsizetype index, Change change)
{
    PlanRow &row = m_plan->rows[index];
    const bool wasOpen = row.hasWork() && !row.deletes();
    const bool wasDone = isDone(row);
    countRow(m_counts, row, -1);
    change(row);
    countRow(m_counts, row, 1);
    m_rowsDone += int(isDone(row)) - int(wasDone);
    const auto open = m_openRows.find(row.change.accountName);
    if (open != m_openRows.end() && wasOpen && !row.hasWork()) {
        --*open;
        if (!isAsAsked(row))
            m_spoiled.insert(row.change.accountName);
    }
    m_changed.append(index);
}

QList<qsizetype> OutcomeBook::noteSent(const QList<qsizetype> &rows)
{
    noteCompared(rows); // rows are read before they go out
    QList<qsizetype> noted;
    for (const qsizetype index : rows) {
        if (!std::exchange(m_plan->rows[index].sent, true))
            noted.append(index);
    }
    m_counts.sent += noted.size();
    return noted;
}

void OutcomeBook::noteCompared(const QList<qsizetype> &rows)
{
    for (const qsizetype index : rows)
        m_inherited.remove(index);
}

void OutcomeBook::takeBackSent(const QList<qsizetype> &rows)
{
    for (const qsizetype index : rows)
        m_plan->rows[index].sent = false;
    m_counts.sent -= rows.size();
}

void OutcomeBook::noteMerged(qsizetype index, const std::shared_ptr<const Number> &reading)
{
    m_plan->rows[index].setExisting(reading);
}

void OutcomeBook::accept(qsizetype index, const Number &stored)
{
    update(index, [&](PlanRow &row) {
        row.accepted = true;
        takeProvisioningState(row, stored.provisioning);
    });
}

void OutcomeBook::acceptDeletion(qsizetype index)
{
    update(index, [](PlanRow &row) {
        row.accepted = true;
        row.outcome = RowOutcome::Deleted;
    });
}

void OutcomeBook::noteGoneSince(qsizetype index)
{
    update(index, [](PlanRow &row) { takeGone(row); });
}

void OutcomeBook::refuse(qsizetype index, const ProvisioningError &reason)
{
    update(index, [&](PlanRow &row) {
        row.outcome = RowOutcome::Failed;
        row.refused = true;
        row.setCode(reason.code);
        row.setMessage(reason.message);
    });
    m_plan->errors.append(refusal(*m_plan, m_plan->rows.at(index), reason));
}

void OutcomeBook::leave(qsizetype index, const QString &reason)
{
    if (m_inherited.remove(index))
        return leaveUnanswered(index);
    update(index, [&](PlanRow &row) {
        row.outcome = RowOutcome::NotSent;
        row.left = true;
        row.setMessage(reason);
    });
}

void OutcomeBook::leaveInDoubt(qsizetype index, const QString &reason)
{
    leaveUndone(index, {rowcode::inDoubt, reason, {}, {}});
    update(index, [](PlanRow &row) { row.left = true; });
    m_plan->errors.last().remedy = doubtRemedy(std::as_const(m_plan->rows).at(index));
}

void OutcomeBook::leaveUnanswered(qsizetype index)
{
    const bool deletes = std::as_const(m_plan->rows).at(index).deletes();
    leaveInDoubt(index, deletes ? OutcomeBookText::tr("No answer came for this row; the gateway "
                                                      "may have deleted the number all the same.")
                                : OutcomeBookText::tr("No answer came for this row; the gateway "
                                                      "may have stored it all the same."));
}

void OutcomeBook::leaveUndone(qsizetype index, const ProvisioningError &reason)
{
    update(index, [&](PlanRow &row) {
        row.outcome = RowOutcome::NotSent;
        row.setCode(reason.code);
        row.setMessage(reason.message);
    });
    const PlanRow &row = std::as_const(m_plan->rows).at(index);
    RowIssue issue = issueAt(*m_plan, row, std::nullopt);
    issue.found = row.change.telephoneNumber.toString();
    issue.code = reason.code;
    issue.message = reason.message;
    issue.remedy = undoneRemedy(row);
    m_plan->errors.append(issue);
}

void OutcomeBook::leaveGone(qsizetype index)
{
    if (std::as_const(m_plan->rows).at(index).deletes())
        return leaveGoneAlready(index);
    update(index, [](PlanRow &row) { row.gone = true; });
    leaveUndone(index, {rowcode::gone, goneMessage(m_plan->rows.at(index)), {}, {}});
}

void OutcomeBook::keepFromDeleting(qsizetype index)
{
    const QString &account = std::as_const(m_plan->rows).at(index).change.accountName;
    leaveUndone(index,
                {{},
                 OutcomeBookText::tr("Not deleted: another row of the account \"%1\" was not "
                                     "accepted.")
                     .arg(account),
                 {},
                 {}});
}

void OutcomeBook::leaveGoneAlready(qsizetype index)
{
    update(index, [](PlanRow &row) {
        row.outcome = RowOutcome::Unchanged;
        row.unchanged = true;
        row.gone = true;
        row.setMessage(OutcomeBookText::tr("The number had gone already."));
    });
}

/// Of an undo that is no fault: what others have changed since is theirs.
void OutcomeBook::leaveChanged(qsizetype index, const QString &reason)
{
    if (!m_plan->undoes)
        return leaveUndone(index, {{}, reason, {}, {}});
    update(index, [&reason](PlanRow &row) {
        row.outcome = RowOutcome::NotSent;
        row.kept = true;
        row.setMessage(reason);
    });
}

/// What the row asks is there already, but somebody else has done it.
void OutcomeBook::leaveRight(qsizetype index, const std::shared_ptr<const Number> &now)
{
    update(index, [&now](PlanRow &row) { takeUnchanged(row, *now); });
}

bool OutcomeBook::keepBack(qsizetype index, const Merge &merge)
{
    if (!std::as_const(m_plan->rows).at(index).hasWork())
        return false;
    if (merge.verdict == MergeVerdict::Gone)
        leaveGone(index);
    else if (merge.verdict == MergeVerdict::Right)
        leaveRight(index, merge.now);
    else
        leaveChanged(index, merge.reason);
    return true;
}

bool OutcomeBook::takeRead(const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    const QList<qsizetype> rows = applyReadNumbers(*m_plan, m_counts, numbers, gone);
    m_changed += rows;
    return !rows.isEmpty();
}

void OutcomeBook::noteCreatedAccount(const QString &name)
{
    m_plan->createdAccounts.append(name);
    ++m_counts.accountsCreated;
}

void OutcomeBook::noteDeletedAccount(const QString &name)
{
    m_plan->deletedAccounts.append(name);
}

void OutcomeBook::noteKeptAccount(const QString &reason)
{
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = m_plan->tables.isEmpty() ? QString() : m_plan->tables.first().fileName;
    issue.message = reason;
    issue.remedy = OutcomeBookText::tr("Delete it yourself if nobody needs it.");
    m_plan->warnings.append(issue);
}

void OutcomeBook::noteRefusal(const ApiError &error)
{
    RowIssue issue;
    issue.file = m_plan->tables.isEmpty() ? QString() : m_plan->tables.first().fileName;
    issue.expected = OutcomeBookText::tr("a gateway that takes rows of this kind");
    issue.message = OutcomeBookText::tr("Two batches in a row were refused alike, without naming a "
                                        "row; nothing more was sent. The gateway says: %1")
                        .arg(userMessage(error));
    issue.remedy =
        OutcomeBookText::tr("Clear up what the gateway says, then import the file again.");
    issue.code = error.code;
    m_plan->errors.append(issue);
}

void OutcomeBook::noteForbidden(const ApiError &error)
{
    const QLatin1StringView role = roles::write;
    RowIssue issue;
    issue.file = m_plan->tables.isEmpty() ? QString() : m_plan->tables.first().fileName;
    issue.expected = OutcomeBookText::tr("a sign-in with the role %1").arg(role);
    issue.message =
        OutcomeBookText::tr("This sign-in lacks the right to write; the gateway says: %1")
            .arg(reasonOf(error));
    issue.remedy = OutcomeBookText::tr("Ask an administrator for the role %1, then import the file "
                                       "again; the rows are not at fault.")
                       .arg(role);
    issue.code = error.code;
    m_plan->errors.append(issue);
}

void OutcomeBook::noteOldReading(const QList<qsizetype> &rows)
{
    for (const qsizetype index : rows)
        m_plan->rows[index].onOldReading = true;
    if (m_oldReadingWarning < 0) {
        m_oldReadingWarning = m_plan->warnings.size();
        m_plan->warnings.append(RowIssue());
    }
    m_onOldReadings += rows.size();
    RowIssue &issue = m_plan->warnings[m_oldReadingWarning];
    issue.severity = RowIssue::Severity::Warning;
    issue.file = m_plan->tables.isEmpty() ? QString() : m_plan->tables.first().fileName;
    issue.message = OutcomeBookText::tr("%Ln row(s) went out on a reading that may have been more "
                                        "than a minute old, since the request budget let nothing "
                                        "out sooner.",
                                        nullptr, static_cast<int>(m_onOldReadings));
    issue.remedy = OutcomeBookText::tr("If someone else changed these numbers meanwhile, look at "
                                       "them; send when the gateway is less busy, or raise the "
                                       "request budget.");
}

QList<qsizetype> OutcomeBook::takeChanged()
{
    return std::exchange(m_changed, {});
}

} // namespace numberdesk
