// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/lookupplan.h"
#include "provisioning/lists/numberlookup.h"
#include "provisioning/lists/pagewalkguard.h"
#include "provisioning/lists/wantednumbers.h"

#include <QPointer>
#include <QSet>

#include <deque>
#include <memory>

namespace numberdesk {

/// Carries out the steps of a lookup, one after the other; see nextLookupStep().
class LookupJob final : public ApiJob<NumberLookupResult>
{
public:
    /// Starts by itself, soon; `service` must outlive the job.
    LookupJob(ProvisioningService &service, NumberLookupQuery query);
    ~LookupJob() override;

    void cancel() override;

private:
    /// One list under way: of the account with that index, or of the gateway (-1).
    struct List
    {
        QUrl nextLink;
        PageWalkGuard guard;
    };

    void step();
    void probe(qsizetype account);
    void readOn(qsizetype account);
    void takePage(qsizetype account, const ApiResult<Page<Number>> &page);
    void remember(qsizetype account, const QList<Number> &numbers);
    void learn(ListKnowledge &knowledge, const Page<Number> &page) const;
    void listEnded(qsizetype account);

    void filter(qsizetype account);
    void filterFor(const QList<TelephoneNumber> &numbers);
    /// `before` holds what earlier pages of the same answer gave.
    void takeFiltered(const QList<TelephoneNumber> &numbers, QList<TelephoneNumber> before,
                      const ApiResult<Page<Number>> &page);
    void prove();
    void distrustFilters();
    void getEach(qsizetype account);
    void get(qsizetype account, TelephoneNumber number);

    void take(const QList<Number> &numbers);
    ListKnowledge &knowledgeOf(qsizetype account);
    QString nameOf(qsizetype account) const;

    void runTasks();
    template <typename T, typename Taker>
    void follow(ApiJob<T> *job, Taker taker);
    void stop();
    void fail(const ApiError &error);

    ProvisioningService &m_service;
    NumberLookupQuery m_query;
    NumberLookupResult m_result;
    std::shared_ptr<WantedNumbers> m_wanted; ///< null before it is sorted out
    QHash<qsizetype, List> m_lists;
    QList<TelephoneNumber> m_listed;        ///< first and last of the list pages, for a proof
    QSet<TelephoneNumber> m_filteredAway;   ///< absent only as far as filters can be believed
    QHash<QString, qint64> m_seenOfAccount; ///< numbers on pages of the gateway's list
    bool m_pageRead = false;
    LookupKnowledge m_knowledge;
    std::deque<std::function<void()>> m_tasks; ///< of the step, not begun yet
    QList<QPointer<Job>> m_running;
};

} // namespace numberdesk
