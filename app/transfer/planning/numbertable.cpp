// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/numbertable.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

NumberTable::NumberTable(ImportPlan &plan, const QString &name) : m_plan(plan)
{
    m_table.fileName = name;
    m_table.heading.line = 1;
    m_table.heading.cells = {numberColumn(telephoneNumberColumn()).heading,
                             numberColumn(accountNameColumn()).heading};
}

bool NumberTable::add(PlanRow row)
{
    const NumberChange &change = row.change;
    if (m_plan.rowOfNumber.contains(change.telephoneNumber))
        return false;
    const qsizetype at = m_plan.rows.size();
    m_plan.rowOfNumber.insert(change.telephoneNumber, at);
    m_table.records.append(
        {m_table.heading.line + 1 + at, {change.telephoneNumber.toString(), change.accountName}});
    row.file = 0;
    row.record = static_cast<qint32>(at);
    m_plan.rows.append(std::move(row));
    return true;
}

void NumberTable::finish()
{
    m_plan.headings = {mapHeadings(m_table, m_plan.options)};
    m_plan.tables = {m_table};
}

} // namespace numberdesk
