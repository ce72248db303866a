// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numberhash.h"
#include "core/inventory/interner.h"
#include "core/inventory/numberrest.h"
#include "core/resources/number.h"

#include <QList>
#include <QStringList>

#include <array>

namespace numberdesk {

/// Many numbers, kept as columns in ascending order of the telephone number: about 30 bytes a
/// number, since accounts, headers, service settings and errors are interned.
///
/// Copying is cheap: copies share their columns until one changes, so that a worker can filter a
/// snapshot while the owner goes on. Rows are positions and move when numbers come or go.
class NumberInventory
{
public:
    /// A position from 0; see above.
    using Row = qsizetype;

    /// How many numbers there are.
    qsizetype size() const { return m_digits.size(); }
    /// Whether there is no number at all.
    bool isEmpty() const { return m_digits.isEmpty(); }

    /// Adds numbers or replaces those that are there. Ascending input at the end is cheapest.
    void upsert(QList<Number> numbers);
    /// Removes numbers; absent ones are ignored. Gives how many went.
    qsizetype remove(QList<TelephoneNumber> numbers);
    /// Removes all numbers; ids of interned values keep their meaning.
    void clear();

    /// The row of a number, or -1.
    Row find(TelephoneNumber number) const;

    /// Of the row; rows are in ascending order of it.
    TelephoneNumber telephoneNumber(Row row) const { return TelephoneNumber(m_digits.at(row)); }
    /// An id in texts(); equal ids are equal names.
    quint32 accountId(Row row) const { return m_accounts.at(row); }
    /// An id in texts(); equal ids are equal custom SIP headers.
    quint32 headerId(Row row) const { return m_headers.at(row); }
    /// An id in serviceSets(); equal ids are equal settings.
    quint32 servicesId(Row row) const { return m_services.at(row); }
    /// An id in states(); equal ids are equal, errors included.
    quint32 stateId(Row row) const { return m_states.at(row); }
    /// The provisioning status, without its errors.
    ProvisioningStatus status(Row row) const { return state(row).status; }

    /// Never empty for a number of the gateway.
    const QString &accountName(Row row) const { return m_texts.value(accountId(row)); }
    /// Empty when the number has none.
    const QString &customSipHeader(Row row) const { return m_texts.value(headerId(row)); }
    /// What each service says of the number.
    const NumberServices &services(Row row) const { return m_serviceSets.value(servicesId(row)); }
    /// The provisioning status with its errors.
    const ProvisioningState &state(Row row) const { return m_stateSets.value(stateId(row)); }

    /// Everything known of one number.
    Number number(Row row) const;
    /// True when both rows hold the same of their numbers; `other` is a copy of this inventory,
    /// older or newer, since ids mean the same in all copies.
    bool isSame(Row row, const NumberInventory &other, Row otherRow) const;

    /// The account names and custom SIP headers, each once.
    const Interner<QString> &texts() const { return m_texts; }
    /// All that services say of any number, each once.
    const Interner<NumberServices> &serviceSets() const { return m_serviceSets; }
    /// All provisioning states of any number, each once.
    const Interner<ProvisioningState> &states() const { return m_stateSets; }

    /// Numbers of that account, or of all when empty.
    qsizetype countOf(const QString &accountName) const;
    /// The telephone numbers of that account, or of all when empty; ascending.
    QList<TelephoneNumber> numbersOf(const QString &accountName) const;

private:
    void append(const Number &number);
    void assign(Row row, const Number &number);
    void merge(const QList<Number> &fresh);
    /// Calls `work` with the column of the numbers, then with each of ids.
    template <typename Work>
    void forEachColumn(Work work);

    QList<quint64> m_digits;
    QList<quint32> m_accounts;
    QList<quint32> m_headers;
    QList<quint32> m_services;
    QList<quint32> m_states;
    QList<quint32> m_rests;
    /// Every column of ids: the one list of them.
    static constexpr std::array idColumns{&NumberInventory::m_accounts, &NumberInventory::m_headers,
                                          &NumberInventory::m_services, &NumberInventory::m_states,
                                          &NumberInventory::m_rests};
    Interner<QString> m_texts; ///< account names and headers
    Interner<NumberServices> m_serviceSets;
    Interner<ProvisioningState> m_stateSets;
    Interner<NumberRest> m_restSets; ///< what there is no column for
};

} // namespace numberdesk
