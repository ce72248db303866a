// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/store/backendsync.h"

#include "localgateway/store/database.h"
#include "localgateway/store/repeatability.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSync, "numberdesk.localgateway.sync")

/// Rows settled at a time, so that requests get their turn in between.
constexpr int rowsAtATime = 2000;
constexpr qint64 longestWait = 60'000;
constexpr qint64 retryWait = 1'000;

constexpr std::array tables{
    std::pair{"numbers", "telephone_number"},
    std::pair{"accounts", "name"},
    std::pair{"requests_for_information", "tenant_id"},
};

void settleTable(Database &database, const char *table, const char *key, qint64 now)
{
    Statement(database,
              u"UPDATE %1 SET status = CASE due_errors WHEN '[]' THEN 'synced' ELSE 'failed' END,"
              " errors = due_errors, due = NULL, due_errors = NULL, modified = ?"
              " WHERE %2 IN (SELECT %2 FROM %1 WHERE due <= ? LIMIT ?)"_s.arg(QLatin1String(table),
                                                                              QLatin1String(key)),
              {now, now, rowsAtATime});
}

void settleSubdomains(Database &database, qint64 now)
{
    Statement(database,
              u"UPDATE accounts SET subdomain_status = 'provisioned', subdomain_due = NULL,"
              " modified = ? WHERE subdomain_due <= ?"_s,
              {now, now});
}

/// When the next row is due; far in the future when none is.
qint64 nextDue(Database &database)
{
    Statement row(database,
                  u"SELECT min(due) FROM (SELECT min(due) AS due FROM numbers WHERE due IS NOT NULL"
                  " UNION ALL SELECT min(due) FROM accounts WHERE due IS NOT NULL"
                  " UNION ALL SELECT min(subdomain_due) FROM accounts"
                  " WHERE subdomain_due IS NOT NULL"
                  " UNION ALL SELECT min(due) FROM requests_for_information"
                  " WHERE due IS NOT NULL)"_s);
    return row.next() && !row.isNull(0) ? row.integer(0) : std::numeric_limits<qint64>::max();
}

} // namespace

BackendSync::BackendSync(Database &database, TimeSource &time)
    : m_database(database), m_time(time), m_wakeUp(time.makeWakeUp([this] { settleDueRows(); }))
{}

void BackendSync::schedule()
{
    const qint64 wait = nextDue(m_database) - m_time.now();
    // Wakes up now and then in any case: the wall clock may be set, and answers grow old.
    m_wakeUp->start(std::chrono::milliseconds(std::clamp<qint64>(wait, 0, longestWait)));
    m_failing = false;
}

void BackendSync::reschedule()
{
    try {
        schedule();
    } catch (const StoreFailure &failure) {
        tryLater(failure);
    }
}

void BackendSync::tryLater(const StoreFailure &failure)
{
    // A full disk stays full for hours: said once, not every second.
    if (!std::exchange(m_failing, true))
        qCWarning(lcSync, "cannot settle pending rows: %s", failure.what());
    m_wakeUp->start(std::chrono::milliseconds(retryWait));
}

void BackendSync::settleDueRows()
{
    try {
        const qint64 now = m_time.now();
        Transaction transaction(m_database);
        for (const auto &[table, key] : tables)
            settleTable(m_database, table, key, now);
        settleSubdomains(m_database, now);
        pruneAnswers(m_database, now);
        transaction.commit();
        schedule();
    } catch (const StoreFailure &failure) {
        tryLater(failure);
    }
}

} // namespace numberdesk::localgateway
