// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/issuetablemodel.h"

#include "core/showntext.h"
#include "models/modelroles.h"

#include <QFileInfo>
#include <QLocale>

namespace numberdesk {

namespace {

QVariant displayValue(const RowIssue &issue, IssueColumn column)
{
    switch (column) {
    case IssueColumn::File:
        return QFileInfo(issue.file).fileName();
    case IssueColumn::Line:
        return issue.line == 0 ? QString() : QLocale().toString(issue.line);
    case IssueColumn::Column:
        return issue.column;
    case IssueColumn::Found:
        return issue.found;
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

} // namespace

void IssueTableModel::setIssues(const QList<RowIssue> &errors, const QList<RowIssue> &warnings)
{
    beginResetModel();
    m_issues = errors + warnings;
    endResetModel();
}

int IssueTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int IssueTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(IssueColumn::Count);
}

QVariant IssueTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowIssue &issue = m_issues.at(index.row());
    const auto column = static_cast<IssueColumn>(index.column());
    const bool isError = issue.severity == RowIssue::Severity::Error;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownText(displayValue(issue, column).toString());
    case Qt::ToolTipRole:
        return toolTipText(displayValue(issue, column).toString());
    case SortRole:
        return column == IssueColumn::Line ? QVariant(issue.line) : displayValue(issue, column);
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
