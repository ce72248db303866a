// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/sending/unclearrows.h"

namespace numberdesk {

/// Rows of a write that an earlier process had sent, and that was answered once more: the gateway
/// may tell what it remembers (OASIS Repeatable Requests 1.0), so what it has now is read before
/// the job ends.
class RememberedRows
{
public:
    /// A row with what the answer shows of it.
    void add(const QList<StoredRow> &answered)
    {
        constexpr qsizetype most = 100; // more would take more requests than sending them did
        if (m_answered.size() + answered.size() <= most)
            m_answered += answered;
    }
    /// True when none waits to be read.
    bool isEmpty() const { return m_answered.isEmpty(); }
    /// Asks for all of them in one look-up.
    NumberLookupQuery lookup(const ImportPlan &plan) const;
    /// Gives them with what was answered, for want of a reading.
    QList<StoredRow> take() { return std::exchange(m_answered, {}); }

private:
    QList<StoredRow> m_answered;
};

/// What the look-up has found of that number on its account; null when it is not there any more.
const Number *presentNumber(const Number &answered, const NumberLookupResult &found);

} // namespace numberdesk
