// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/planrowtablemodel.h"

#include "core/showntext.h"
#include "models/changetext.h"
#include "models/modelroles.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

StatusKind kindOf(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Invalid:
    case RowOutcome::Failed:
        return StatusKind::Bad;
    case RowOutcome::Pending:
    case RowOutcome::OtherStatus:
        return StatusKind::Pending;
    case RowOutcome::Synced:
    case RowOutcome::Deleted:
        return StatusKind::Good;
    case RowOutcome::Delete:
    case RowOutcome::NotSent:
        return StatusKind::Warning;
    case RowOutcome::Unchanged:
    case RowOutcome::Skipped:
    case RowOutcome::Create:
    case RowOutcome::Update:
        break;
    }
    return StatusKind::Neutral;
}

/// A row that takes a service from a number stands out, whatever became of it.
StatusKind kindOf(const PlanRow &row, PlanRowColumn column)
{
    if (column == PlanRowColumn::Outcome)
        return kindOf(row.outcome);
    const bool takesAway =
        column == PlanRowColumn::Change && !row.kept && !servicesSwitchedOff(row).isEmpty();
    return takesAway ? StatusKind::Warning : StatusKind::None;
}

/// The number as it will be sent, or for a bad row the cell as it was written.
QString numberText(const ImportPlan &plan, const PlanRow &row)
{
    if (!row.change.telephoneNumber.isNull())
        return row.change.telephoneNumber.toString();
    const qsizetype column = plan.headings.value(row.file).indexOf(telephoneNumberColumn());
    return shownCell(plan.recordOf(row).cells.value(column));
}

/// False of bad rows and of those that are right already.
bool hasAction(const PlanRow &row)
{
    const bool isRight = row.unchanged || row.outcome == RowOutcome::Unchanged;
    const bool isLeftOut = row.outcome == RowOutcome::Invalid || row.outcome == RowOutcome::Skipped;
    return !isLeftOut && (!isRight || row.deletes());
}

/// What the gateway or the plan says of a row, and what was read otherwise than the file has it.
QString messageText(const PlanRow &row)
{
    QStringList parts;
    if (!row.message().isEmpty())
        parts += row.code().isEmpty() ? row.message()
                                      : PlanRowTableModel::tr("%1: %2", "error code and message")
                                            .arg(row.code(), row.message());
    for (const CellRepair &repair : row.repairs())
        parts += PlanRowTableModel::tr("%1 repaired: %2 → %3", "column, cell of the file, value")
                     .arg(repair.column.trimmed(), shownCell(repair.found), repair.repaired);
    return parts.join(u' ');
}

QVariant displayValue(const ImportPlan &plan, const PlanRow &row, PlanRowColumn column)
{
    switch (column) {
    case PlanRowColumn::Line:
        return row.isListed() ? QLocale().toString(plan.lineOf(row)) : QString();
    case PlanRowColumn::TelephoneNumber:
        return numberText(plan, row);
    case PlanRowColumn::Account:
        return row.change.accountName.text();
    case PlanRowColumn::Outcome:
        if (row.kept)
            return keptLabel();
        return row.outcome == RowOutcome::OtherStatus && !row.statusText().isEmpty()
                   ? row.statusText()
                   : outcomeLabel(row.outcome, plan.undoes);
    case PlanRowColumn::Change:
        return changeTexts(row).join(u", "_s);
    case PlanRowColumn::Message:
        return messageText(row);
    case PlanRowColumn::File:
        return row.isListed() ? QFileInfo(plan.tables.at(row.file).fileName).fileName() : QString();
    case PlanRowColumn::Action:
        return hasAction(row) ? actionLabel(row.action) : QString();
    case PlanRowColumn::Count:
        break;
    }
    return {};
}

} // namespace

void PlanRowTableModel::setPlan(std::shared_ptr<const ImportPlan> plan)
{
    beginResetModel(); // views look at what is shown before they forget it
    m_shown.clear();
    m_plan = std::move(plan);
    endResetModel();
    rebuild();
}

void PlanRowTableModel::replacePlan(std::shared_ptr<const ImportPlan> plan)
{
    const bool sameRows =
        m_plan && plan && m_plan->rows.size() == plan->rows.size() && m_filter == PlanRowFilter();
    if (!sameRows)
        return setPlan(std::move(plan));
    m_plan = std::move(plan);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void PlanRowTableModel::setFilter(const PlanRowFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
}

void PlanRowTableModel::updateRows(const QList<qsizetype> &planRows)
{
    if (m_filter != PlanRowFilter()) {
        rebuild();
        return;
    }
    if (planRows.isEmpty())
        return;
    const auto [first, last] = std::minmax_element(planRows.begin(), planRows.end());
    emit dataChanged(index(static_cast<int>(*first), 0),
                     index(static_cast<int>(*last), columnCount() - 1));
}

int PlanRowTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PlanRowTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(PlanRowColumn::Count);
}

QVariant PlanRowTableModel::data(const QModelIndex &index, int role) const
{
    if (!m_plan || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanRow &row = m_plan->rows.at(m_shown.at(index.row()));
    const auto column = static_cast<PlanRowColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(displayValue(*m_plan, row, column).toString());
    case Qt::ToolTipRole:
        return toolTipText(column == PlanRowColumn::Change
                               ? changeTexts(row).join(u'\n')
                               : displayValue(*m_plan, row, column).toString());
    case StatusRole:
        return static_cast<int>(kindOf(row, column));
    case Qt::TextAlignmentRole:
        if (column == PlanRowColumn::Line)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

QVariant PlanRowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<PlanRowColumn>(section)) {
    case PlanRowColumn::Line:
        return tr("Line");
    case PlanRowColumn::TelephoneNumber:
        return tr("Number");
    case PlanRowColumn::Account:
        return tr("Account");
    case PlanRowColumn::Outcome:
        return tr("Outcome");
    case PlanRowColumn::Change:
        return tr("Change");
    case PlanRowColumn::Message:
        return tr("Message");
    case PlanRowColumn::File:
        return tr("File");
    case PlanRowColumn::Action:
        return tr("Action");
    case PlanRowColumn::Count:
        break;
    }
    return {};
}

bool PlanRowTableModel::isShown(const PlanRow &row) const
{
    const bool hasOutcome = !m_filter.outcome || (row.outcome == *m_filter.outcome && !row.kept);
    return hasOutcome && (!m_filter.keptOnly || row.kept) &&
           (!m_filter.switchesOffOnly || !servicesSwitchedOff(row).isEmpty());
}

void PlanRowTableModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    if (m_plan) {
        for (qsizetype row = 0; row < m_plan->rows.size(); ++row) {
            if (isShown(m_plan->rows.at(row)))
                m_shown.append(row);
        }
    }
    endResetModel();
}

QString keptLabel()
{
    return PlanRowTableModel::tr("Kept", "others have changed it since");
}

QString outcomeLabel(RowOutcome outcome, bool undoes)
{
    if (undoes && outcome == RowOutcome::Create)
        return PlanRowTableModel::tr("To put back");
    if (undoes && outcome == RowOutcome::Update)
        return PlanRowTableModel::tr("To change");
    if (undoes && outcome == RowOutcome::Delete)
        return PlanRowTableModel::tr("To delete");
    if (undoes && outcome == RowOutcome::Unchanged)
        return PlanRowTableModel::tr("As before");
    switch (outcome) {
    case RowOutcome::Invalid:
        return PlanRowTableModel::tr("Bad row");
    case RowOutcome::Unchanged:
        return PlanRowTableModel::tr("Already right");
    case RowOutcome::Skipped:
        return PlanRowTableModel::tr("Skipped");
    case RowOutcome::Create:
        return PlanRowTableModel::tr("New");
    case RowOutcome::Update:
        return PlanRowTableModel::tr("Changed");
    case RowOutcome::Delete:
        return PlanRowTableModel::tr("Will be deleted");
    case RowOutcome::Pending:
        return PlanRowTableModel::tr("Pending");
    case RowOutcome::Synced:
        return PlanRowTableModel::tr("Synced");
    case RowOutcome::Deleted:
        return PlanRowTableModel::tr("Deleted");
    case RowOutcome::Failed:
        return PlanRowTableModel::tr("Failed");
    case RowOutcome::OtherStatus:
        return PlanRowTableModel::tr("Other status");
    case RowOutcome::NotSent:
        return PlanRowTableModel::tr("Not sent");
    }
    return {};
}

QString actionLabel(RowAction action)
{
    switch (action) {
    case RowAction::Create:
        return PlanRowTableModel::tr("Create");
    case RowAction::Update:
        return PlanRowTableModel::tr("Change");
    case RowAction::Delete:
        return PlanRowTableModel::tr("Delete");
    }
    return {};
}

} // namespace numberdesk
