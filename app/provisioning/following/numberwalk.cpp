// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/following/numberwalk.h"

#include "core/resources/limits.h"
#include "provisioning/lists/lookupplan.h"

namespace numberdesk {

namespace {

constexpr int mostFruitless = 6; ///< then a page that does not settle is left behind

} // namespace

NumberWalk::NumberWalk(QString account, Moment begun, const Followed &followed)
    : m_account(std::move(account)), m_begun(begun)
{
    for (auto it = followed.cbegin(); it != followed.cend(); ++it) {
        if (it.value() == m_account)
            m_covered.insert(it.key());
    }
}

ApiJob<Page<Number>> *NumberWalk::ask(ProvisioningService &service) const
{
    if (!m_page.isEmpty())
        return service.nextNumbers(m_page, Priority::Polling);
    ListQuery query;
    query.maxPageSize = longestPage;
    query.priority = Priority::Polling;
    return service.listNumbers(m_account, query);
}

NumberWalk::Found NumberWalk::take(const Page<Number> &page, const Followed &followed)
{
    Found found;
    QSet<TelephoneNumber> waiting;
    for (const Number &number : page.items) {
        if (!followed.contains(number.telephoneNumber))
            continue;
        if (!isDecided(number.provisioning))
            waiting.insert(number.telephoneNumber);
        else if (m_covered.contains(number.telephoneNumber))
            found.settled.append(number);
    }
    m_fruitless = found.settled.isEmpty() ? m_fruitless + 1 : 0;
    found.rests = !waiting.isEmpty() && m_fruitless < mostFruitless;
    if (found.rests)
        return found;
    found.endless = m_guard.take(page);
    m_passed.unite(waiting);
    m_page = page.nextLink;
    m_fruitless = 0;
    return found;
}

QList<TelephoneNumber> NumberWalk::gone(const Followed &followed) const
{
    QList<TelephoneNumber> gone;
    for (const TelephoneNumber number : m_covered) {
        if (followed.value(number) == m_account && !m_passed.contains(number))
            gone.append(number);
    }
    return gone;
}

} // namespace numberdesk
