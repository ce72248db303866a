// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/problemgroups.h"

#include "transfer/plan/repairablerows.h"

#include <QHash>

#include <algorithm>

namespace numberdesk {

namespace {

/// `message` without its figures, but for those between quotation marks: they are part of a name.
QString withoutFigures(const QString &message)
{
    QString text;
    text.reserve(message.size());
    bool quoted = false;
    for (const QChar c : message) {
        if (c == u'"')
            quoted = !quoted;
        const bool isFigure = c.isDigit() && !quoted;
        if (!isFigure)
            text += c;
        else if (!text.endsWith(u'#'))
            text += u'#';
    }
    return text;
}

class Grouper
{
public:
    explicit Grouper(const QList<RowIssue> &issues) : m_repairable(issues) {}

    void add(const RowIssue &issue, qsizetype index)
    {
        const bool isRepaired = m_repairable.mends(issue);
        // Most rows of a group say the very same, which needs no second look.
        const QString said = kindKey(issue, isRepaired) + issue.message;
        auto known = m_groupOfMessage.constFind(said);
        if (known == m_groupOfMessage.cend())
            known = m_groupOfMessage.insert(said, groupOf(issue, isRepaired));
        m_groups[*known].issues.append(index);
    }

    QList<ProblemGroup> take()
    {
        std::stable_sort(m_groups.begin(), m_groups.end(),
                         [](const ProblemGroup &left, const ProblemGroup &right) {
                             return left.severity != right.severity
                                        ? left.severity == RowIssue::Severity::Error
                                        : left.issues.size() > right.issues.size();
                         });
        return std::move(m_groups);
    }

private:
    static QString kindKey(const RowIssue &issue, bool isRepaired)
    {
        const bool isError = issue.severity == RowIssue::Severity::Error;
        const QChar kind = isRepaired ? u'r' : isError ? u'e' : u'w';
        return kind + issue.column.trimmed().toLower() + u'\n';
    }

    qsizetype groupOf(const RowIssue &issue, bool isRepaired)
    {
        const QString key =
            kindKey(issue, isRepaired) + (isRepaired ? QString() : withoutFigures(issue.message));
        const auto known = m_groupOfKey.constFind(key);
        if (known != m_groupOfKey.cend())
            return *known;
        m_groups.append(
            {issue.severity, issue.message, issue.remedy, issue.column, isRepaired, {}});
        m_groupOfKey.insert(key, m_groups.size() - 1);
        return m_groups.size() - 1;
    }

    RepairableRows m_repairable;
    QList<ProblemGroup> m_groups;
    QHash<QString, qsizetype> m_groupOfKey;
    QHash<QString, qsizetype> m_groupOfMessage;
};

} // namespace

QList<ProblemGroup> groupProblems(const QList<RowIssue> &issues)
{
    Grouper grouper(issues);
    for (qsizetype i = 0; i < issues.size(); ++i)
        grouper.add(issues.at(i), i);
    return grouper.take();
}

} // namespace numberdesk
