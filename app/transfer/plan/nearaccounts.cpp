// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/nearaccounts.h"

#include "core/editdistance.h"

#include <algorithm>

namespace numberdesk {

namespace {

/// The name without letter case, `-`, `_` and leading zeros of digit groups.
QString folded(const QString &name)
{
    QString result;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name.at(i).toLower();
        const bool inGroup =
            i > 0 && name.at(i - 1).isDigit() && !result.isEmpty() && result.back().isDigit();
        const bool moreDigits = i + 1 < name.size() && name.at(i + 1).isDigit();
        const bool isLeadingZero = c == u'0' && !inGroup && moreDigits;
        if (c != u'-' && c != u'_' && !isLeadingZero)
            result += c;
    }
    return result;
}

/// How many edits two names may be apart, by the shorter one's length.
int mostEdits(qsizetype length)
{
    constexpr qsizetype forOne = 6;
    constexpr qsizetype forTwo = 12;
    if (length < forOne)
        return 0;
    return length < forTwo ? 1 : 2;
}

bool areNearFolded(const QString &left, const QString &right)
{
    if (left == right)
        return true;
    const int allowed = mostEdits(std::min(left.size(), right.size()));
    return allowed > 0 && std::abs(left.size() - right.size()) <= allowed &&
           editDistance(left, right, true) <= allowed;
}

} // namespace

bool areNearAccountNames(const QString &left, const QString &right)
{
    return left != right && areNearFolded(folded(left), folded(right));
}

NearAccounts::NearAccounts(const QStringList &names)
{
    m_entries.reserve(names.size());
    for (const QString &name : names) {
        m_entries.append({name, folded(name)});
        m_byFolded[m_entries.constLast().folded].append(name);
    }
}

QString NearAccounts::nearTo(const QString &name) const
{
    const QString key = folded(name);
    for (const QString &same : m_byFolded.value(key)) {
        if (same != name)
            return same;
    }
    for (const Entry &entry : m_entries) {
        if (entry.name != name && areNearFolded(entry.folded, key))
            return entry.name;
    }
    return {};
}

} // namespace numberdesk
