// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/rowissue.h"

#include <QHash>

#include <utility>

namespace numberdesk {

/// The rows that agreeing to repairs mends: those with a repair for each of their faults. That the
/// account is missing does not count, since another answer mends it. The one rule for what a window
/// lists as repairable and what its button counts.
class RepairableRows
{
public:
    /// Of all faults of a plan; doubts among them are passed over.
    explicit RepairableRows(const QList<RowIssue> &issues);

    /// True for a fault of such a row that its repair mends.
    bool mends(const RowIssue &issue) const;
    /// How many rows; a row with several faults is one.
    qsizetype size() const;

private:
    using Place = std::pair<QString, qint64>; ///< file and line
    QHash<Place, bool> m_mendable;            ///< of the rows with some repair
};

} // namespace numberdesk
