// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// True for two different account names that were probably meant to be one: equal but for letter
/// case, `-`, `_` and leading zeros of digit groups; or, in names of six letters and more one edit
/// apart, of twelve and more two, none of which touches a digit.
bool areNearAccountNames(const QString &left, const QString &right);

/// Finds near names among many.
class NearAccounts
{
public:
    /// Of several near names, one that is the same but for letter case, `-`, `_` and zeros goes
    /// before the first of the others.
    explicit NearAccounts(const QStringList &names);

    /// A name near `name`, or an empty one; never `name` itself.
    QString nearTo(const QString &name) const;

private:
    struct Entry
    {
        QString name;
        QString folded;
    };
    QHash<QString, QStringList> m_byFolded;
    QList<Entry> m_entries;
};

} // namespace numberdesk
