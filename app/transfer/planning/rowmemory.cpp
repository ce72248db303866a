// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/rowmemory.h"

#include "core/fields/numberingadvice.h"

namespace numberdesk {

namespace {

/// What was asked long ago hardly comes again.
constexpr qsizetype mostRemembered = 16'384;

template <typename Value>
void remember(QHash<QByteArray, Value> &memory, const QByteArray &cells, const Value &value)
{
    if (memory.size() >= mostRemembered)
        memory.clear();
    memory.insert(cells, value);
}

} // namespace

/// A heading that is a number itself could be repeated by a row, which is a fault then.
RowMemory::RowMemory(const CsvTable &table, const HeadingMap &headings)
    : m_table(table)
    , m_numberColumn(headings.indexOf(telephoneNumberColumn()))
    , m_accountColumn(headings.indexOf(accountNameColumn()))
    , m_isUsable(m_numberColumn >= 0 &&
                 !TelephoneNumber::parse(table.heading.cells.at(m_numberColumn).trimmed()))
{}

std::optional<RowFinding> RowMemory::find(qsizetype index)
{
    m_isPlain = m_isUsable && readRow(index);
    if (!m_isPlain)
        return std::nullopt;
    const auto account = m_accounts.constFind(m_account);
    const auto settings = m_settings.constFind(m_others);
    ++m_asked;
    if (account == m_accounts.cend() || settings == m_settings.cend())
        return std::nullopt;
    ++m_found;
    RowFinding finding;
    finding.telephoneNumber = m_number;
    finding.accountName = *account;
    finding.edits = *settings;
    finding.hasTrunkZero = hasTrunkZero(m_number);
    return finding;
}

void RowMemory::note(const RowFinding &finding)
{
    if (!m_isPlain || !finding.faults.isEmpty() || !finding.repairs.isEmpty())
        return;
    giveUpIfUseless();
    remember(m_accounts, m_account, finding.accountName);
    remember(m_settings, m_others, finding.edits);
}

/// Where every row asks for something else, to remember it costs more than the checks.
void RowMemory::giveUpIfUseless()
{
    constexpr qsizetype enoughToJudge = 4096;
    constexpr qsizetype fewestOf = 8;
    if (m_asked < enoughToJudge || m_found > m_asked / fewestOf)
        return;
    m_isUsable = false;
    m_accounts.clear();
    m_settings.clear();
}

/// False for a row that is to be looked at more closely.
bool RowMemory::readRow(qsizetype index)
{
    if (!m_table.records.readPlainCells(index, m_cells) ||
        m_cells.size() != m_table.heading.cells.size())
        return false;
    const auto number = TelephoneNumber::parse(m_cells.at(m_numberColumn));
    if (!number)
        return false;
    m_number = *number;
    m_account.resize(0); // keeps its room
    m_others.resize(0);
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        if (i == m_accountColumn)
            m_account.append(m_cells.at(i));
        else if (i != m_numberColumn)
            m_others.append(m_cells.at(i)).append('\n'); // which no plain cell holds
    }
    return true;
}

} // namespace numberdesk
