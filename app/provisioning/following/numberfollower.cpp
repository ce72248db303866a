// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/following/numberfollower.h"

#include "core/resources/limits.h"
#include "provisioning/lists/filterproof.h"
#include "provisioning/lists/lookupplan.h"
#include "provisioning/lists/numberfilters.h"
#include "provisioning/lists/pageorder.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr qint64 promptRequests = 2; ///< a confirmation this cheap is never put off
constexpr auto bulkSpacing = 6s;     ///< per request: bulk confirmations take a tenth of 100/min
constexpr qsizetype fewNumbers = 10; ///< without filters, so few are looked up one by one

} // namespace

NumberFollower::NumberFollower(ProvisioningService &service, QObject *parent)
    : QObject(parent), m_service(service), m_bulkAt(service.clock().now())
{}

NumberFollower::~NumberFollower()
{
    delete m_job;
}

void NumberFollower::follow(const QString &accountName, const QList<TelephoneNumber> &numbers)
{
    if (m_followed.isEmpty())
        m_bulkAt = now();
    m_written = true;
    for (const TelephoneNumber number : numbers) {
        m_followed.insert(number, accountName);
        // Written anew: what was seen of it before does not count any more.
        m_asked.remove(number);
        m_left.remove(number);
        if (m_walk)
            m_walk->uncover(number);
    }
}

void NumberFollower::forget(const QList<TelephoneNumber> &numbers)
{
    for (const TelephoneNumber number : numbers) {
        m_followed.remove(number);
        m_asked.remove(number);
        m_left.remove(number);
        m_toldWords.remove(number);
    }
}

void NumberFollower::poll(bool everything)
{
    m_everything = everything;
    m_quiet = !m_written;
    m_written = false;
    if (m_followed.size() <= fewNumbers && !m_service.understandsFilters())
        confirm(QSet<TelephoneNumber>(m_followed.keyBegin(), m_followed.keyEnd()));
    else if (m_service.filterTrust() == FilterTrust::Unproven)
        prove();
    else if (m_service.understandsFilters())
        askPending();
    else
        walkOn();
}

/// Filters prove themselves before the first is believed.
void NumberFollower::prove()
{
    await(proveFilters(m_service, Priority::Polling), [this](const ApiResult<bool> &proven) {
        if (!proven)
            endRoundWith(proven.error());
        else if (*proven)
            askPending();
        else
            walkOn();
    });
}

/// The account of all that is followed; empty when there are several.
QString NumberFollower::commonAccount() const
{
    if (m_followed.isEmpty())
        return {};
    const QString first = *m_followed.cbegin();
    const bool common = std::all_of(m_followed.cbegin(), m_followed.cend(),
                                    [&first](const QString &name) { return name == first; });
    return common ? first : QString();
}

void NumberFollower::askPending()
{
    ListQuery query;
    query.filter = filterOnPending();
    query.maxPageSize = longestPage;
    query.countRecords = true;
    query.priority = Priority::Polling;
    m_asked = QSet<TelephoneNumber>(m_followed.keyBegin(), m_followed.keyEnd());
    await(m_service.listNumbers(commonAccount(), query),
          [this](const ApiResult<Page<Number>> &page) { takePending(page); });
}

void NumberFollower::takePending(const ApiResult<Page<Number>> &page)
{
    const bool isPendingOnly =
        page && std::all_of(page->items.begin(), page->items.end(), [](const Number &number) {
            return number.provisioning.status == ProvisioningStatus::Pending;
        });
    if (isPendingOnly) {
        sortOut(*page);
    } else if (page || isFilterRefusal(page.error())) {
        m_service.setFilterTrust(FilterTrust::Distrusted);
        poll(m_everything);
        return;
    } else if (page.error().kind == ApiError::Kind::NotFound) {
        m_left.unite(m_asked); // the account is gone; the lookup will say what of its numbers
    } else {
        endRoundWith(page.error());
        return;
    }
    if (worthConfirming())
        confirm(m_left);
    else
        endRound();
}

void NumberFollower::sortOut(const Page<Number> &page)
{
    QSet<TelephoneNumber> pending;
    for (const Number &number : page.items)
        pending.insert(number.telephoneNumber);
    for (const TelephoneNumber number : std::as_const(m_asked)) {
        if (pending.contains(number))
            m_left.remove(number);
        else if (page.nextLink.isEmpty() || pageCovers(page.items, number))
            m_left.insert(number);
    }
}

/// While an upload goes on, numbers settle all the time: confirming them bit by bit would cost many
/// times what one walk at its end costs.
bool NumberFollower::worthConfirming() const
{
    if (m_left.isEmpty())
        return false;
    const qint64 cost = filterRequests(m_left.size());
    const bool allLeft = m_left.size() == m_followed.size();
    return m_everything || cost <= promptRequests || (allLeft && m_quiet) ||
           now() - m_bulkAt >= cost * bulkSpacing;
}

void NumberFollower::confirm(const QSet<TelephoneNumber> &numbers)
{
    NumberLookupQuery query;
    query.requestsForOtherAccounts = 0;
    query.priority = Priority::Polling;
    for (const TelephoneNumber number : numbers)
        query.numbersByAccount[m_followed.value(number)].append(number);
    m_asked = numbers;
    m_bulkAt = now();
    await(lookUpNumbers(m_service, std::move(query)),
          [this](const ApiResult<NumberLookupResult> &result) { takeConfirmed(result); });
}

void NumberFollower::takeConfirmed(const ApiResult<NumberLookupResult> &result)
{
    if (!result) {
        endRoundWith(result.error());
        return;
    }
    QList<Number> settled;
    QList<TelephoneNumber> gone;
    QList<Number> waiting;
    for (const TelephoneNumber number : std::as_const(m_asked)) {
        const auto found = result->found.constFind(number);
        if (found == result->found.cend())
            gone.append(number);
        else if (isDecided(found->provisioning))
            settled.append(*found);
        else
            takeUnsettled(*found, waiting);
    }
    report(settled, gone, m_jobAsked);
    if (!waiting.isEmpty())
        emit read(waiting, {}, m_jobAsked);
    endRound();
}

/// Written by somebody else meanwhile, or of a status that no filter on pending ones finds.
void NumberFollower::takeUnsettled(const Number &number, QList<Number> &waiting)
{
    m_left.remove(number.telephoneNumber);
    const QString &word = number.provisioning.statusText;
    if (number.provisioning.status != ProvisioningStatus::Unknown ||
        m_toldWords.value(number.telephoneNumber) == word)
        return;
    m_toldWords.insert(number.telephoneNumber, word);
    waiting.append(number);
}

/// Stops following what is decided and tells of it.
void NumberFollower::report(const QList<Number> &settled, const QList<TelephoneNumber> &gone,
                            Moment asked)
{
    if (settled.isEmpty() && gone.isEmpty())
        return;
    for (const Number &number : settled)
        forget({number.telephoneNumber});
    forget(gone);
    emit read(settled, gone, asked);
}

void NumberFollower::walkOn()
{
    if (!m_walk)
        m_walk.emplace(*m_followed.cbegin(), m_service.nextMoment(), m_followed);
    await(m_walk->ask(m_service),
          [this](const ApiResult<Page<Number>> &page) { takeWalked(page); });
}

void NumberFollower::takeWalked(const ApiResult<Page<Number>> &page)
{
    if (!page && page.error().kind == ApiError::Kind::NotFound) {
        walkEnded();
        return;
    }
    if (!page) {
        m_walk.reset(); // its link may be stale: begin anew next time
        endRoundWith(page.error());
        return;
    }
    const NumberWalk::Found found = m_walk->take(*page, m_followed);
    report(found.settled, {}, m_jobAsked);
    if (found.endless) {
        m_walk.reset();
        endRoundWith(*found.endless);
    } else if (found.rests || m_followed.isEmpty()) {
        endRound();
    } else if (page->nextLink.isEmpty()) {
        walkEnded();
    } else {
        walkOn();
    }
}

void NumberFollower::walkEnded()
{
    const NumberWalk walk = *m_walk;
    m_walk.reset();
    report({}, walk.gone(m_followed), walk.begun());
    const bool isElsewhere =
        std::any_of(m_followed.cbegin(), m_followed.cend(),
                    [&](const QString &name) { return name != walk.account(); });
    if (!isElsewhere || walk.hasPassedSome())
        endRound();
    else
        walkOn();
}

void NumberFollower::endRound()
{
    emit roundEnded();
}

void NumberFollower::endRoundWith(const ApiError &error)
{
    emit failed(error);
    emit roundEnded();
}

template <typename T, typename Taker>
void NumberFollower::await(ApiJob<T> *job, Taker taker)
{
    m_job = job;
    m_jobAsked = m_service.nextMoment();
    job->then(this, std::move(taker));
}

} // namespace numberdesk
