// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/sending/openwrites.h"

#include "transfer/plan/numberdifference.h"
#include "transfer/plan/rowmerge.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace numberdesk {

namespace {

bool isInDoubt(const PlanRow &row)
{
    return row.sent && row.hasWork();
}

/// A clock that was set back tells nothing.
bool isRecent(const LeavingWrite &write, const QDateTime &now)
{
    const QDateTime sent = readImfFixdate(write.firstSent);
    if (!sent.isValid() || sent > now.addSecs(1))
        return false;
    return std::chrono::milliseconds(sent.msecsTo(now)) < longestRepeat;
}

/// What is asked is done already.
bool isDone(const PlanRow &row, const Number *now)
{
    if (row.deletes())
        return now == nullptr;
    return now != nullptr && isStoredAsSent(row.change, row.target(), *now);
}

} // namespace

OpenWrites::OpenWrites(const ResumedSending &resumed, const ImportPlan &plan, const QDateTime &now)
{
    QSet<qsizetype> repeated;
    for (LeavingWrite write : resumed.openWrites) {
        if (!isRecent(write, now))
            continue;
        if (write.rows.isEmpty()) {
            m_accounts.append(write);
            continue;
        }
        // The body must be what it was, so that the whole write goes or none of it.
        if (!std::all_of(write.rows.cbegin(), write.rows.cend(),
                         [&plan](qsizetype row) { return isInDoubt(plan.rows.at(row)); }))
            continue;
        (write.isAlone ? m_alone : m_repeats).prepend(write);
        repeated.unite({write.rows.cbegin(), write.rows.cend()});
    }
    for (qsizetype i = 0; i < plan.rows.size(); ++i) {
        if (isInDoubt(plan.rows.at(i)) && !repeated.contains(i))
            m_doubtful.append(i);
    }
}

std::optional<LeavingWrite> OpenWrites::takeRepeat()
{
    return m_repeats.isEmpty() ? std::nullopt : std::optional(m_repeats.takeLast());
}

std::optional<LeavingWrite> OpenWrites::takeAlone()
{
    return m_alone.isEmpty() ? std::nullopt : std::optional(m_alone.takeLast());
}

WriteTrace OpenWrites::traceOfAccount(const QString &name) const
{
    for (const LeavingWrite &write : m_accounts) {
        if (write.accountName == name)
            return {write.requestId, write.firstSent, {}};
    }
    return {};
}

QList<qsizetype> OpenWrites::takeRest()
{
    QList<qsizetype> rows = takeDoubtful();
    for (const LeavingWrite &write : std::exchange(m_repeats, {}) + std::exchange(m_alone, {}))
        rows += write.rows;
    return rows;
}

ComparedRows compareDoubtful(ImportPlan &plan, const QList<qsizetype> &rows,
                             const NumberLookupResult &found)
{
    ComparedRows compared;
    for (const qsizetype index : rows) {
        PlanRow &row = plan.rows[index];
        const auto number = found.found.constFind(row.change.telephoneNumber);
        const bool isHere =
            number != found.found.cend() && number->accountName == row.change.accountName;
        const Number *now = isHere ? &*number : nullptr;
        if (isDone(row, now) && now == nullptr)
            compared.done.deleted.append(index);
        else if (isDone(row, now))
            compared.done.stored.append({index, *now});
        else if (const Merge merge = mergeIntoReading(row, now);
                 merge.verdict == MergeVerdict::Send)
            compared.toSend.append(index);
        else
            compared.kept.append({index, merge});
    }
    return compared;
}

} // namespace numberdesk
