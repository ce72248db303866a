// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"
#include "dice.h"
#include "simulatedgateway.h"
#include "transfer/csv/csvtable.h"

#include <QStringList>

namespace numberdesk {

/// What a seed's gateway has, what its file asks for, and what somebody else does meanwhile.
class Scenario
{
public:
    Scenario(World &world, SimulatedGateway &gateway, quint64 seed);

    /// Makes the accounts and the numbers that are there at first.
    void setUp();
    /// The same with an account of that many numbers, all of which the file changes.
    void setUpMany(int count);
    /// Plans what the other desk does.
    void letOthersIn();
    /// Has the other desk do something at once.
    void letOthersDo(int count);
    /// Numbers of the gateway that a person may delete, as they are now.
    QList<Number> someNumbers();

    /// The file: rows to create, to update and to leave as they are.
    const CsvTable &table() const { return m_table; }
    /// Whether the import creates the accounts that the gateway does not have.
    bool createsAccounts() const { return m_createsAccounts; }

private:
    void putAccount(const QString &name, bool syncs);
    void addRows(const QString &account, int count, bool isThere);
    QStringList cellsOf(const QString &number, const QString &account, bool isThere);
    void storeNumber(const QString &number, const QString &account, const QString &header);
    void doSomething();
    void doTo(const QString &number, const QString &account);

    World &m_world;
    SimulatedGateway &m_gateway;
    Dice m_dice;
    Dice m_others;
    CsvTable m_table;
    QStringList m_numbers; ///< of the file
    QStringList m_accounts;
    nlohmann::json m_stored = nlohmann::json::array(); ///< on the account being filled
    quint64 m_nextNumber = 0;
    bool m_createsAccounts = false;
    bool m_hasTeams = false;
};

} // namespace numberdesk
