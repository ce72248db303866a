// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/planning/rowcheck.h"

#include <QByteArray>
#include <QHash>

namespace numberdesk {

/// What the rows of one file ask that were checked before. A row whose cells, but for the number,
/// were seen in earlier rows without a fault or repair, and whose number is plainly written, needs
/// no check of its own, nor cells: of a large file that is nearly every row.
class RowMemory
{
public:
    /// Both must outlive it.
    RowMemory(const CsvTable &table, const HeadingMap &headings);

    /// What RowChecker would find in the row of that index, where that is known.
    std::optional<RowFinding> find(qsizetype index);
    /// Remembers what RowChecker has found in the row that find() was asked for last.
    void note(const RowFinding &finding);

private:
    bool readRow(qsizetype index);
    void giveUpIfUseless();

    const CsvTable &m_table;
    qsizetype m_numberColumn;
    qsizetype m_accountColumn;
    bool m_isUsable;
    qsizetype m_asked = 0;
    qsizetype m_found = 0;
    CsvRecords::PlainCells m_cells;
    bool m_isPlain = false; ///< the row that was asked for last
    TelephoneNumber m_number;
    QByteArray m_account; ///< the account's cell of that row
    QByteArray m_others;  ///< the cells besides number and account, with their separators
    QHash<QByteArray, SharedText> m_accounts;
    QHash<QByteArray, NumberEdits> m_settings;
};

} // namespace numberdesk
