// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/numberindexdiff.h"

#include <QSet>

#include <algorithm>

namespace numberdesk {

namespace {

/// More steps than this cost a view more than starting anew.
constexpr qsizetype mostRanges = 200;
/// Beyond this many rows that moved the comparison itself takes too long.
constexpr qsizetype mostMovedRows = 100000;

TelephoneNumber keyAt(const NumberInventory &inventory, const NumberIndex &index, qsizetype at)
{
    return inventory.telephoneNumber(index.at(at));
}

/// The stretch of both indexes that differs, after their common beginning and before their
/// common end.
struct Middle
{
    qsizetype first = 0;
    qsizetype oldEnd = 0;
    qsizetype newEnd = 0;
};

/// Adds a position to a list of ranges in ascending order.
void addPosition(QList<RowRange> &ranges, qsizetype position)
{
    const int at = static_cast<int>(position);
    if (!ranges.isEmpty() && ranges.constLast().first + ranges.constLast().count == at)
        ++ranges.last().count;
    else
        ranges.append({at, 1});
}

class Comparison
{
public:
    Comparison(const NumberInventory &oldInventory, const NumberIndex &oldIndex,
               const NumberInventory &newInventory, const NumberIndex &newIndex)
        : m_oldInventory(oldInventory)
        , m_oldIndex(oldIndex)
        , m_newInventory(newInventory)
        , m_newIndex(newIndex)
    {}

    NumberIndexDiff run()
    {
        findMiddle();
        const bool tooMuch =
            m_middle.oldEnd - m_middle.first > mostMovedRows && m_middle.newEnd > m_middle.first;
        if (tooMuch || !compareMiddle()) {
            m_diff = {};
            m_diff.reset = true;
            return m_diff;
        }
        std::reverse(m_diff.removed.begin(), m_diff.removed.end());
        collectCommon();
        return m_diff;
    }

private:
    TelephoneNumber oldKey(qsizetype at) const { return keyAt(m_oldInventory, m_oldIndex, at); }
    TelephoneNumber newKey(qsizetype at) const { return keyAt(m_newInventory, m_newIndex, at); }

    void findMiddle()
    {
        m_middle = {0, m_oldIndex.size(), m_newIndex.size()};
        while (m_middle.first < std::min(m_middle.oldEnd, m_middle.newEnd) &&
               oldKey(m_middle.first) == newKey(m_middle.first))
            ++m_middle.first;
        while (m_middle.oldEnd > m_middle.first && m_middle.newEnd > m_middle.first &&
               oldKey(m_middle.oldEnd - 1) == newKey(m_middle.newEnd - 1)) {
            --m_middle.oldEnd;
            --m_middle.newEnd;
        }
    }

    /// False when the rows that stay stand in another order, or there are too many steps.
    bool compareMiddle()
    {
        QSet<TelephoneNumber> kept;
        for (qsizetype at = m_middle.first; at < m_middle.newEnd; ++at)
            kept.insert(newKey(at));
        qsizetype next = m_middle.first;
        for (qsizetype at = m_middle.first; at < m_middle.oldEnd; ++at) {
            if (!kept.contains(oldKey(at))) {
                addPosition(m_diff.removed, at);
                continue;
            }
            // Anything before the row's new place must be new, or the order has changed.
            while (next < m_middle.newEnd && newKey(next) != oldKey(at))
                addPosition(m_diff.inserted, next++);
            if (next == m_middle.newEnd)
                return false;
            ++next;
        }
        for (; next < m_middle.newEnd; ++next)
            addPosition(m_diff.inserted, next);
        return m_diff.removed.size() + m_diff.inserted.size() <= mostRanges && sizesAgree();
    }

    /// Guards against a row counted as new that the old index shows elsewhere.
    bool sizesAgree() const
    {
        const auto sum = [](const QList<RowRange> &ranges) {
            qsizetype total = 0;
            for (const RowRange &range : ranges)
                total += range.count;
            return total;
        };
        return m_oldIndex.size() - sum(m_diff.removed) == m_newIndex.size() - sum(m_diff.inserted);
    }

    void collectCommon()
    {
        qsizetype oldAt = 0;
        auto removed = m_diff.removed.crbegin();
        auto inserted = m_diff.inserted.cbegin();
        for (qsizetype at = 0; at < m_newIndex.size(); ++at) {
            if (inserted != m_diff.inserted.cend() && at == inserted->first) {
                at += inserted->count - 1;
                ++inserted;
                continue;
            }
            while (removed != m_diff.removed.crend() && oldAt == removed->first) {
                oldAt += removed->count;
                ++removed;
            }
            m_diff.common.append(m_newIndex.at(at));
            noteChange(oldAt++, at);
        }
    }

    void noteChange(qsizetype oldAt, qsizetype newAt)
    {
        if (m_oldInventory.isSame(m_oldIndex.at(oldAt), m_newInventory, m_newIndex.at(newAt)))
            return;
        if (m_diff.firstChanged < 0)
            m_diff.firstChanged = static_cast<int>(newAt);
        m_diff.lastChanged = static_cast<int>(newAt);
    }

    const NumberInventory &m_oldInventory;
    const NumberIndex &m_oldIndex;
    const NumberInventory &m_newInventory;
    const NumberIndex &m_newIndex;
    Middle m_middle;
    NumberIndexDiff m_diff;
};

} // namespace

NumberIndexDiff diffNumberIndexes(const NumberInventory &oldInventory, const NumberIndex &oldIndex,
                                  const NumberInventory &newInventory, const NumberIndex &newIndex)
{
    return Comparison(oldInventory, oldIndex, newInventory, newIndex).run();
}

} // namespace numberdesk
