// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>

namespace numberdesk {

/// Keeps each distinct value once and names it by a small integer. Copies share their data until
/// one of them changes. Id 0 is always the default-constructed value.
template <typename T>
class Interner
{
public:
    Interner() { idOf(T{}); }

    /// The id of `value`, a new one if it was not seen before.
    quint32 idOf(const T &value)
    {
        const auto it = m_ids.constFind(value);
        if (it != m_ids.constEnd())
            return *it;
        const auto id = static_cast<quint32>(m_values.size());
        m_values.append(value);
        m_ids.insert(value, id);
        return id;
    }

    /// The id of `value`, or -1 when it was never seen.
    qint64 find(const T &value) const
    {
        const auto it = m_ids.constFind(value);
        return it == m_ids.constEnd() ? -1 : static_cast<qint64>(*it);
    }

    /// What was given that id.
    const T &value(quint32 id) const { return m_values.at(id); }
    /// How many different values are kept; ids are smaller than this.
    qsizetype size() const { return m_values.size(); }

private:
    QList<T> m_values;
    QHash<T, quint32> m_ids;
};

} // namespace numberdesk
