// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/requestforinformation.h"
#include "session/newestanswers.h"

#include <QList>

#include <algorithm>

namespace numberdesk {

/// The name by which the API and all answers mean the same resource: the account's.
inline const QString &keyOf(const Account &account)
{
    return account.name;
}

/// The same for a request for information: its tenant.
inline const QString &keyOf(const RequestForInformation &request)
{
    return request.tenantId;
}

/// The order in which accounts are shown: by name.
inline bool comesBefore(const Account &left, const Account &right)
{
    return left.name < right.name;
}

/// The order in which requests for information are shown: the newest consent first.
inline bool comesBefore(const RequestForInformation &left, const RequestForInformation &right)
{
    if (left.consentedOn != right.consentedOn)
        return left.consentedOn > right.consentedOn;
    return left.tenantId < right.tenantId;
}

/// The resources of one kind, accounts or requests for information, as the newest answers have
/// them; see NewestAnswers.
template <typename T>
class ResourceList
{
public:
    /// In the order of comesBefore().
    const QList<T> &items() const { return m_items; }

    /// The one named `key`, until the list changes; else nullptr.
    const T *find(const QString &key) const
    {
        const auto it = std::find_if(m_items.cbegin(), m_items.cend(),
                                     [&](const T &item) { return keyOf(item) == key; });
        return it == m_items.cend() ? nullptr : &*it;
    }

    /// Takes in what an answer asked for at `asked` shows; gives those of `items` of which no newer
    /// answer has told.
    QList<T> show(const QList<T> &items, Moment asked)
    {
        QList<T> fresh = admitted(items, asked);
        for (const T &item : fresh) {
            remove(keyOf(item));
            m_items.insert(std::lower_bound(m_items.begin(), m_items.end(), item, isBefore), item);
        }
        return fresh;
    }

    /// Takes in the whole list as it was asked for at `asked`: what it does not have is gone,
    /// unless a newer answer has told of it.
    void showAll(const QList<T> &all, Moment asked)
    {
        QList<T> items = admitted(all, asked);
        for (const T &item : std::as_const(m_items)) {
            if (!m_newest.admit(keyOf(item), asked))
                items.append(item);
        }
        std::sort(items.begin(), items.end(), isBefore);
        m_items = items;
    }

    /// Takes in that the one named `key` was gone at `asked`; false when a newer answer has told
    /// of it.
    bool drop(const QString &key, Moment asked)
    {
        if (!m_newest.admit(key, asked))
            return false;
        remove(key);
        return true;
    }

private:
    static bool isBefore(const T &left, const T &right) { return comesBefore(left, right); }

    QList<T> admitted(const QList<T> &items, Moment asked)
    {
        QList<T> fresh;
        for (const T &item : items) {
            if (m_newest.admit(keyOf(item), asked))
                fresh.append(item);
        }
        return fresh;
    }

    void remove(const QString &key)
    {
        m_items.removeIf([&](const T &item) { return keyOf(item) == key; });
    }

    QList<T> m_items;
    NewestAnswers<QString> m_newest;
};

} // namespace numberdesk
