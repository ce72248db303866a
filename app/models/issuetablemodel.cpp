// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/issuetablemodel.h"

#include "core/showntext.h"
#include "models/modelroles.h"

#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace numberdesk {

namespace {

QString displayText(const RowIssue &issue, IssueColumn column)
{
    switch (column) {
    case IssueColumn::File:
        return QFileInfo(issue.file).fileName();
    case IssueColumn::Line:
        return issue.line == 0 ? QString() : QLocale().toString(issue.line);
    case IssueColumn::Column:
        return shownCell(issue.column);
    case IssueColumn::Found:
        return shownCell(issue.found);
    case IssueColumn::Repaired:
        return issue.repaired;
    case IssueColumn::Expected:
        return issue.expected;
    case IssueColumn::Message:
        return issue.message;
    case IssueColumn::Remedy:
        return issue.remedy;
    case IssueColumn::Count:
        break;
    }
    return {};
}

/// The place of a problem: what is mended there may have another one.
QString keyOf(const RowIssue &issue)
{
    return QString::number(issue.line) + u'\n' + issue.file + u'\n' + issue.column;
}

} // namespace

void IssueTableModel::setIssues(const QList<RowIssue> &issues)
{
    beginResetModel(); // views look at what is shown before they forget it
    m_shown.clear();
    m_issues = issues;
    endResetModel();
    showAll();
}

void IssueTableModel::showOnly(const QList<qsizetype> &issues)
{
    m_chosen = issues;
    rebuild();
}

void IssueTableModel::showAll()
{
    m_chosen.resize(m_issues.size());
    std::iota(m_chosen.begin(), m_chosen.end(), 0);
    rebuild();
}

void IssueTableModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

bool IssueTableModel::isShown(const RowIssue &issue) const
{
    if (m_filter.isEmpty())
        return true;
    for (int column = 0; column < columnCount(); ++column) {
        if (displayText(issue, static_cast<IssueColumn>(column))
                .contains(m_filter, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

void IssueTableModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (const qsizetype index : std::as_const(m_chosen)) {
        if (isShown(m_issues.at(index)))
            m_shown.append(index);
    }
    sortShown();
    endResetModel();
}

void IssueTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
}

void IssueTableModel::sortShown()
{
    const auto column = static_cast<IssueColumn>(m_sortColumn);
    if (m_sortColumn < 0 || m_sortColumn >= columnCount())
        return;
    const auto before = [this, column](qsizetype left, qsizetype right) {
        const RowIssue &a = m_issues.at(left);
        const RowIssue &b = m_issues.at(right);
        if (column == IssueColumn::Line)
            return a.line < b.line;
        return displayText(a, column).localeAwareCompare(displayText(b, column)) < 0;
    };
    if (m_sortOrder == Qt::AscendingOrder) {
        std::stable_sort(m_shown.begin(), m_shown.end(), before);
    } else {
        std::stable_sort(m_shown.begin(), m_shown.end(),
                         [before](qsizetype a, qsizetype b) { return before(b, a); });
    }
}

int IssueTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int IssueTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(IssueColumn::Count);
}

QVariant IssueTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowIssue &entry = issue(index.row());
    const auto column = static_cast<IssueColumn>(index.column());
    const bool isError = entry.severity == RowIssue::Severity::Error;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(displayText(entry, column));
    case Qt::ToolTipRole:
        return toolTipText(displayText(entry, column));
    case KeyRole:
        return keyOf(entry);
    case Qt::EditRole:
        return column == IssueColumn::Found ? entry.found : QVariant();
    case SortRole:
        return column == IssueColumn::Line ? QVariant(entry.line)
                                           : QVariant(displayText(entry, column));
    case StatusRole:
        if (column != IssueColumn::Message)
            return static_cast<int>(StatusKind::None);
        return static_cast<int>(isError ? StatusKind::Bad : StatusKind::Warning);
    case Qt::TextAlignmentRole:
        if (column == IssueColumn::Line)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags IssueTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isCell = index.column() == static_cast<int>(IssueColumn::Found);
    return isCell && isMendable(index.row()) ? flags | Qt::ItemIsEditable : flags;
}

bool IssueTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role == Qt::EditRole && flags(index).testFlag(Qt::ItemIsEditable) &&
        value.toString() != issue(index.row()).found)
        emit cellMended(index.row(), value.toString());
    return false;
}

bool IssueTableModel::isMendable(int row) const
{
    if (!m_mendable || row < 0 || row >= m_shown.size())
        return false;
    const RowIssue &entry = issue(row);
    return entry.row >= 0 && entry.line > 0 && !entry.column.isEmpty();
}

QList<int> IssueTableModel::rowsWithKeys(const QSet<QString> &keys) const
{
    QSet<qint64> lines;
    for (const QString &key : keys)
        lines.insert(QStringView(key).left(key.indexOf(u'\n')).toLongLong());
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (lines.contains(issue(row).line) && keys.contains(keyOf(issue(row))))
            rows.append(row);
    }
    return rows;
}

QList<qsizetype> IssueTableModel::rowsAlike(int row) const
{
    QList<qsizetype> rows;
    const RowIssue &entry = issue(row);
    for (const RowIssue &other : m_issues) {
        if (other.row >= 0 && other.row != entry.row && other.severity == entry.severity &&
            other.column == entry.column && other.found == entry.found &&
            (rows.isEmpty() || rows.constLast() != other.row))
            rows.append(other.row);
    }
    return rows;
}

QVariant IssueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<IssueColumn>(section)) {
    case IssueColumn::File:
        return tr("File");
    case IssueColumn::Line:
        return tr("Line");
    case IssueColumn::Column:
        return tr("Column");
    case IssueColumn::Found:
        return tr("Found");
    case IssueColumn::Repaired:
        return tr("Repaired");
    case IssueColumn::Expected:
        return tr("Expected");
    case IssueColumn::Message:
        return tr("What is wrong");
    case IssueColumn::Remedy:
        return tr("Remedy");
    case IssueColumn::Count:
        break;
    }
    return {};
}

} // namespace numberdesk
