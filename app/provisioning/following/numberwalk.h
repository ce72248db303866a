// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/pagewalkguard.h"
#include "provisioning/service/provisioningservice.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace numberdesk {

/// A walk over one account's list of numbers, without filters, to see which of those that are
/// followed are decided. It rests on a page while that page waits.
class NumberWalk
{
public:
    /// Numbers that are followed, with their accounts.
    using Followed = QHash<TelephoneNumber, QString>;

    /// What a page showed.
    struct Found
    {
        QList<Number> settled;           ///< decided, and followed since before the walk began
        bool rests = false;              ///< the same page is to be read again, next time
        std::optional<ApiError> endless; ///< the walk must not go on: see PageWalkGuard
    };

    /// A walk over the list of `account` that begins now, at `begun`.
    NumberWalk(QString account, Moment begun, const Followed &followed);

    /// Whose list it is.
    const QString &account() const { return m_account; }
    /// Since when what it has not seen is gone.
    Moment begun() const { return m_begun; }
    /// `number` was written anew: what this walk sees of it does not count.
    void uncover(TelephoneNumber number) { m_covered.remove(number); }

    /// Asks for the page on which it stands.
    ApiJob<Page<Number>> *ask(ProvisioningService &service) const;
    /// Takes in that page, and goes on to the next unless it rests.
    Found take(const Page<Number> &page, const Followed &followed);

    /// Once the last page was taken: what the whole list did not show, unless it was written after
    /// the walk began.
    QList<TelephoneNumber> gone(const Followed &followed) const;
    /// Some that are followed still were pending on pages that it has left behind.
    bool hasPassedSome() const { return !m_passed.isEmpty(); }

private:
    QString m_account;
    Moment m_begun{};
    QUrl m_page;                     ///< empty = the first
    QSet<TelephoneNumber> m_covered; ///< followed since before the walk began
    QSet<TelephoneNumber> m_passed;  ///< seen pending on pages that it has left behind
    PageWalkGuard m_guard;
    int m_fruitless = 0; ///< readings of this page without progress
};

} // namespace numberdesk
