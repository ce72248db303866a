// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberinventory.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace numberdesk {

/// The words that make the rest of a word look in one column only, with their colon, for example
/// `account:`.
QStringList numberFilterPrefixes();

/// What the Filter numbers box and the account in view leave of an inventory.
///
/// The text is words with blanks between them, all of which must hold:
/// digits (with `+`, blanks, brackets and dashes between them) must occur in the number in that
/// order side by side; one of numberFilterPrefixes() looks in one column; any other word must occur
/// in account, header, status, service or error. Letter case is ignored.
struct NumberFilter
{
    QString accountName; ///< empty = all accounts
    QString text;

    /// Whether every number passes.
    bool isEmpty() const { return accountName.isEmpty() && text.trimmed().isEmpty(); }
    bool operator==(const NumberFilter &) const = default;
};

/// A filter made ready for one inventory: what is interned is matched once, not row by row.
class NumberMatcher
{
public:
    /// Judges rows of `inventory`, which must outlive it; `filter` is taken apart once.
    NumberMatcher(const NumberFilter &filter, const NumberInventory &inventory);
    ~NumberMatcher();
    NumberMatcher(const NumberMatcher &) = delete;
    NumberMatcher &operator=(const NumberMatcher &) = delete;

    /// Whether all words of the filter fit the row.
    bool matches(NumberInventory::Row row) const;

private:
    struct Term;
    const NumberInventory &m_inventory;
    qint64 m_account = -1;
    bool m_anyAccount = true;
    QList<std::shared_ptr<const Term>> m_terms;
};

} // namespace numberdesk
