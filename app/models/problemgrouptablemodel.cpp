// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/problemgrouptablemodel.h"

#include "core/showntext.h"
#include "models/modelroles.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr qsizetype mostNamedLines = 5;

/// "2, 3, 5 …": the lines of the first problems.
QString firstLines(const QList<RowIssue> &issues, const QList<qsizetype> &indexes)
{
    QStringList lines;
    for (const qsizetype index : indexes) {
        if (issues.at(index).line == 0)
            continue; // of the whole file
        if (lines.size() == mostNamedLines)
            return lines.join(u", "_s) + u" …"_s;
        lines += QLocale().toString(issues.at(index).line);
    }
    return lines.join(u", "_s);
}

} // namespace

void ProblemGroupTableModel::setIssues(const QList<RowIssue> &issues)
{
    beginResetModel();
    m_entries.clear();
    m_all = issues.size();
    const QList<ProblemGroup> groups = groupProblems(issues);
    for (const ProblemGroup &group : groups)
        m_entries.append({group, firstLines(issues, group.issues)});
    endResetModel();
}

int ProblemGroupTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_all == 0 ? 0 : static_cast<int>(m_entries.size()) + 1;
}

int ProblemGroupTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ProblemGroupColumn::Count);
}

const ProblemGroup *ProblemGroupTableModel::group(int row) const
{
    return row >= 1 && row < rowCount() ? &m_entries.at(row - 1).group : nullptr;
}

QString ProblemGroupTableModel::displayText(int row, ProblemGroupColumn column) const
{
    const ProblemGroup *entry = group(row);
    if (column == ProblemGroupColumn::Rows)
        return QLocale().toString(entry != nullptr ? entry->issues.size() : m_all);
    if (column == ProblemGroupColumn::First)
        return entry != nullptr ? m_entries.at(row - 1).first : QString();
    return entry != nullptr ? problemText(*entry) : tr("All problems");
}

QVariant ProblemGroupTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ProblemGroup *entry = group(index.row());
    const auto column = static_cast<ProblemGroupColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(displayText(index.row(), column));
    case KeyRole: // the group of the plan that is made anew after its rows were mended
        return entry != nullptr ? entry->column + u'\n' + problemText(*entry) : QString(u'\n');
    case Qt::ToolTipRole:
        return toolTipText(displayText(index.row(), column));
    case StatusRole:
        if (entry == nullptr || column != ProblemGroupColumn::Problem)
            return static_cast<int>(StatusKind::None);
        return static_cast<int>(entry->severity == RowIssue::Severity::Error ? StatusKind::Bad
                                                                             : StatusKind::Warning);
    case Qt::TextAlignmentRole:
        if (column == ProblemGroupColumn::Rows)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

QVariant ProblemGroupTableModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<ProblemGroupColumn>(section)) {
    case ProblemGroupColumn::Problem:
        return tr("Problem");
    case ProblemGroupColumn::Rows:
        return tr("Rows");
    case ProblemGroupColumn::First:
        return tr("First in line");
    case ProblemGroupColumn::Count:
        break;
    }
    return {};
}

QString problemText(const ProblemGroup &group)
{
    return group.repairable
               ? ProblemGroupTableModel::tr("Can be repaired: %1").arg(group.column.trimmed())
               : group.message;
}

} // namespace numberdesk
