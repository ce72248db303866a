// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/plantally.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

struct PlanTally
{
    Q_DECLARE_TR_FUNCTIONS(PlanTally)
};

QString shownWord(const QString &word)
{
    return word.isEmpty() ? PlanTally::tr("nothing", "an assignment status that is not set") : word;
}

} // namespace

void AssignmentChanges::leaveOut(const ImportPlan &plan, PlanRow &row, const Number *stored)
{
    if (row.outcome != RowOutcome::Invalid)
        count(plan, row, stored);
    if (!plan.options.setAssignment)
        dropFrom(row.change.edits);
}

/// A row counts once, by the first service that it changes.
void AssignmentChanges::count(const ImportPlan &plan, const PlanRow &row, const Number *stored)
{
    for (const Service service : allServices) {
        if (!has(service, &ServiceInfo::teamsNumbers))
            continue;
        const auto asked = row.change.edits.asked<QString>(assignmentStatusColumn(service));
        if (!asked)
            continue;
        const std::optional<NumberService> entry =
            stored != nullptr ? stored->services[service] : std::nullopt;
        const QString before = entry ? entry->assignmentStatus : QString();
        if (before.compare(*asked, Qt::CaseInsensitive) == 0)
            continue;
        if (m_rows.isEmpty()) {
            m_firstFile = row.file;
            m_firstLine = plan.lineOf(row);
        }
        ++m_rows[{before, *asked}];
        return;
    }
}

void AssignmentChanges::dropFrom(NumberEdits &edits)
{
    if (!edits.isSharedWith(m_lastAsked)) {
        m_lastAsked = edits;
        m_lastLeft = edits;
        for (const Service service : allServices) {
            if (has(service, &ServiceInfo::teamsNumbers))
                m_lastLeft.remove(assignmentStatusColumn(service));
        }
    }
    edits = m_lastLeft;
}

void AssignmentChanges::tell(ImportPlan &plan) const
{
    plan.assignmentChanges = 0;
    QStringList directions;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        plan.assignmentChanges += it.value();
        directions += PlanTally::tr("%n from %1 to %2", nullptr, static_cast<int>(it.value()))
                          .arg(shownWord(it.key().first), shownWord(it.key().second));
    }
    if (plan.options.setAssignment || m_rows.isEmpty())
        return;
    RowIssue issue;
    issue.severity = RowIssue::Severity::Warning;
    issue.file = plan.tables.at(m_firstFile).fileName;
    issue.line = m_firstLine;
    issue.expected = PlanTally::tr("the assignment status that Teams has set");
    issue.message = PlanTally::tr("Changes of assignmentStatus are left out of their rows: %1.")
                        .arg(directions.join(QStringLiteral(", ")));
    issue.remedy = PlanTally::tr("Teams sets it when a number is given to a user; have it sent "
                                 "(--set-assignment) only if that is meant.");
    plan.warnings.append(issue);
}

void MissingServices::note(const QString &accountName, Service service)
{
    const QPair<QString, Service> key(accountName, service);
    auto place = m_places.constFind(key);
    if (place == m_places.cend()) {
        place = m_places.insert(key, m_services.size());
        m_services.append({accountName, service, 0});
    }
    ++m_services[*place].rows;
}

void SynclessAccounts::note(const ImportPlan &plan, const PlanRow &row, const Account &account)
{
    const ServiceSet enabled = row.change.enabledServices();
    for (const Service service : allServices) {
        const auto &entry = account.services[service];
        const bool enables =
            has(service, &ServiceInfo::followsBackend) && enabled.contains(service);
        if (!enables || !entry || entry->syncEnabled)
            continue;
        Rows &rows = m_rows[account.name];
        if (rows.count++ == 0)
            rows = {1, plan.lineOf(row), row.file, service};
        return;
    }
}

void SynclessAccounts::warn(ImportPlan &plan) const
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = plan.tables.at(it->file).fileName;
        issue.line = it->firstLine;
        issue.found = it.key();
        issue.expected = PlanTally::tr("an account whose sync is on");
        issue.message = PlanTally::tr("%n row(s) enable %1 on the account \"%2\", whose sync is "
                                      "off: Teams will not hear of them.",
                                      nullptr, static_cast<int>(it->count))
                            .arg(displayName(it->service), it.key());
        issue.remedy = PlanTally::tr("Switch Sync with backend service on for the account.");
        plan.warnings.append(issue);
    }
}

void BareNumbers::note(const ImportPlan &plan, const PlanRow &row, const Number &target)
{
    const bool isOn =
        std::any_of(std::begin(allServices), std::end(allServices), [&target](Service service) {
            const std::optional<NumberService> &entry = target.services[service];
            return entry && entry->enabled;
        });
    if (isOn)
        return;
    Rows &rows = m_rows[row.file];
    if (rows.count++ == 0)
        rows.firstLine = plan.lineOf(row);
}

void BareNumbers::warn(ImportPlan &plan) const
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = plan.tables.at(it.key()).fileName;
        issue.line = it->firstLine;
        issue.expected = PlanTally::tr("true for a service that the number is to have");
        issue.message = PlanTally::tr("%n row(s) create a number without any service.", nullptr,
                                      static_cast<int>(it->count));
        issue.remedy = PlanTally::tr("Write true in the \"enabled\" column of a service, first in "
                                     "line %1, unless the numbers are to do nothing yet.")
                           .arg(it->firstLine);
        plan.warnings.append(issue);
    }
}

void noteCleared(ImportPlan &plan, const PlanRow &row, const Number *stored, const Number &target)
{
    if (stored == nullptr)
        return;
    for (const std::optional<ColumnId> &id : plan.headings.at(row.file).columns) {
        if (!id)
            continue;
        const Column<Number> &column = numberColumn(*id);
        if (!toCell(column.valueIn(*stored)).isEmpty() && toCell(column.valueIn(target)).isEmpty())
            ++plan.cleared[column.heading];
    }
}

} // namespace numberdesk
