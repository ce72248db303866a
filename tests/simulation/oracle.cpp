// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracle.h"

#include "core/fields/requestequality.h"
#include "provisioning/codec/resourcecodec.h"
#include "support/busiestminute.h"
#include "transfer/plan/numberdifference.h"
#include "transfer/plan/readingage.h"

#include <algorithm>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t requestsPerMinute = 100;
/// A reading counts from when its reply comes, which is up to a try's timeout after the gateway has
/// looked.
constexpr milliseconds readingTakes = 31s;

bool isRight(const PlanRow &row)
{
    return row.accepted || row.unchanged || row.outcome == RowOutcome::Unchanged;
}

QString text(const Number &number)
{
    return number.accountName + u' ' + QString::fromUtf8(toResourceJson(number));
}

} // namespace

Oracle::Oracle(SimulatedGateway &gateway, const SimulatedNetwork &network, const JobStory &story)
    : m_gateway(gateway), m_network(network), m_story(story)
{
    for (const nlohmann::json &value : gateway.numbers()) {
        const ApiResult<Number> number = numberFromJson(value);
        m_stored.insert(number.value().telephoneNumber, *number);
    }
    for (const Effect &effect : gateway.effects())
        m_effects[effect.number].push_back(&effect);
}

QStringList Oracle::findings()
{
    if (!m_story.plan || m_story.id == 0)
        return {};
    const QList<PlanRow> &rows = m_story.plan->rows;
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rows.insert(rows.at(i).change.telephoneNumber.toString(), i);
    for (qsizetype i = 0; i < rows.size(); ++i)
        judgeRow(i);
    for (const Effect &effect : m_gateway.effects()) {
        if (isOurs(effect))
            judgeEffect(effect);
    }
    judgeOnce();
    judgeCounts();
    return m_findings;
}

void Oracle::tell(const QString &number, const QString &what)
{
    m_findings.append(number + u": "_s + what);
}

std::optional<Number> Oracle::asNumber(const QString &number,
                                       const std::optional<StoredNumber> &stored) const
{
    if (!stored)
        return {};
    nlohmann::json value = nlohmann::json::parse(stored->body.toStdString());
    value["telephoneNumber"] = number.toStdString();
    value["accountName"] = stored->account.toStdString();
    return numberFromJson(value).value();
}

const Effect *Oracle::lastEffect(const QString &number) const
{
    const auto found = m_effects.constFind(number);
    return found != m_effects.cend() ? found->back() : nullptr;
}

std::optional<milliseconds> Oracle::otherChange(const QString &number, milliseconds time) const
{
    std::optional<milliseconds> last;
    for (const Effect *effect : m_effects.value(number)) {
        if (!isOurs(*effect) && effect->writer != Writer::SettingUp && effect->at < time)
            last = effect->at;
    }
    return last;
}

void Oracle::judgeRow(qsizetype index)
{
    const PlanRow &row = m_story.plan->rows.at(index);
    const QString number = row.change.telephoneNumber.toString();
    if (row.hasWork() || row.outcome == RowOutcome::Create || row.outcome == RowOutcome::Update)
        tell(number, u"has no outcome"_s);
    else if (isRight(row) && row.deletes())
        judgeDeleted(row);
    else if (isRight(row))
        judgeRight(row);
    else if (row.code() != rowcode::inDoubt)
        judgeUndone(row);
}

/// Accepted, or right already: the gateway has it, unless somebody changed it since.
void Oracle::judgeRight(const PlanRow &row)
{
    const QString number = row.change.telephoneNumber.toString();
    const Effect *last = lastEffect(number);
    const bool byUs = last != nullptr && isOurs(*last);
    if (last != nullptr && !byUs && last->at >= m_story.begunAt)
        return;
    const auto stored = m_stored.constFind(row.change.telephoneNumber);
    if (stored == m_stored.cend())
        return tell(number, u"counts as right, and the gateway does not have it"_s);
    const Number target = row.target();
    const bool holds = byUs ? isStoredAsSent(row.change, target, *stored)
                            : differencesIn(namedColumns(row.change), target, *stored).isEmpty();
    if (!holds || stored->accountName != row.change.accountName)
        return tell(number, u"counts as right, asks for "_s + text(target) +
                                u", and the gateway has "_s + text(*stored));
    judgeStatus(row, *stored);
}

/// It is gone, unless somebody made it anew since.
void Oracle::judgeDeleted(const PlanRow &row)
{
    const Effect *last = lastEffect(row.change.telephoneNumber.toString());
    const auto stored = m_stored.constFind(row.change.telephoneNumber);
    if (stored != m_stored.cend() && stored->accountName == row.change.accountName &&
        (last == nullptr || isOurs(*last) || last->at < m_story.begunAt))
        tell(row.change.telephoneNumber.toString(), u"counts as deleted, and is there"_s);
}

void Oracle::judgeStatus(const PlanRow &row, const Number &stored)
{
    const QString number = row.change.telephoneNumber.toString();
    const ProvisioningStatus status = stored.provisioning.status;
    if (row.outcome == RowOutcome::Synced && status != ProvisioningStatus::Synced)
        tell(number, u"counts as synced, and is not"_s);
    if (row.outcome == RowOutcome::Failed && status != ProvisioningStatus::Failed)
        tell(number, u"counts as failed, and is not"_s);
    if (m_story.isFollowed && row.outcome == RowOutcome::Pending &&
        status != ProvisioningStatus::Pending)
        tell(number, u"counts as pending, and is decided"_s);
}

/// Bad, refused or not sent: what it asks for was not done.
void Oracle::judgeUndone(const PlanRow &row)
{
    const QString number = row.change.telephoneNumber.toString();
    const Effect *last = lastEffect(number);
    if (last != nullptr && isOurs(*last))
        tell(number,
             u"counts as not done (%1 %2), and was done at %3 ms"_s.arg(row.code(), row.message())
                 .arg(last->at.count()));
}

void Oracle::judgeEffect(const Effect &effect)
{
    const auto index = m_rows.constFind(effect.number);
    if (index == m_rows.cend())
        return tell(effect.number, u"was changed, and no row asks for it"_s);
    const PlanRow &planned = m_story.plannedRows.at(*index);
    if (!planned.hasWork())
        tell(effect.number, u"was changed, and its row has nothing to do"_s);
    if (planned.deletes() != !effect.after)
        return tell(effect.number, effect.after ? u"was stored by a deletion"_s
                                                : u"was removed, and its row deletes nothing"_s);
    if (planned.deletes())
        return judgeRemoval(planned, effect);
    const QString account = QString::fromUtf8(effect.after->account);
    if (account != planned.change.accountName)
        tell(effect.number, u"was stored on the account "_s + account);
    judgeOverwriting(planned, effect);
}

/// As judgeOverwriting(): a number that somebody changed is not taken away.
void Oracle::judgeRemoval(const PlanRow &planned, const Effect &effect)
{
    const auto changed = otherChange(effect.number, effect.at);
    if (!changed || *changed < m_story.begunAt)
        return;
    const milliseconds known =
        effect.firstSent - std::chrono::milliseconds(maximumPlanAge) - readingTakes;
    if (!effect.isConditional && *changed >= known && !wasTold(effect, *changed))
        return;
    const std::optional<Number> before = asNumber(effect.number, effect.before);
    if (!before || !planned.existing() || !sameRequest(*planned.existing(), *before))
        tell(effect.number, u"somebody else's change at %1 ms was deleted at %2 ms, sent at %3 ms"_s
                                .arg(changed->count())
                                .arg(effect.at.count())
                                .arg(effect.firstSent.count()));
}

/// One request id has one effect, and a number that nobody else touches is changed once.
void Oracle::judgeOnce()
{
    QHash<QByteArray, int> arrivals;
    for (const Effect &effect : m_gateway.effects()) {
        if (effect.requestId.isEmpty())
            continue;
        const auto first = arrivals.constFind(effect.requestId);
        if (first != arrivals.cend() && *first != effect.arrival)
            tell(effect.number, u"the request id "_s + QString::fromLatin1(effect.requestId) +
                                    u" had two effects"_s);
        arrivals.insert(effect.requestId, effect.arrival);
    }
    for (auto it = m_effects.cbegin(); it != m_effects.cend(); ++it) {
        qsizetype ours = 0;
        bool hasOthers = false;
        for (const Effect *effect : *it) {
            ours += isOurs(*effect) ? 1 : 0;
            hasOthers = hasOthers || (!isOurs(*effect) && effect->at >= m_story.begunAt);
        }
        if (ours > 1 && !hasOthers)
            tell(it.key(), u"was changed %1 times"_s.arg(ours));
    }
}

/// What somebody else did to a field that the row names may only be lost as long as the desk cannot
/// know of it: a reading is used for a minute. A request with a precondition loses nothing.
void Oracle::judgeOverwriting(const PlanRow &planned, const Effect &effect)
{
    const auto changed = otherChange(effect.number, effect.at);
    if (!changed || *changed < m_story.begunAt)
        return;
    const milliseconds known =
        effect.firstSent - std::chrono::milliseconds(maximumPlanAge) - readingTakes;
    if (!effect.isConditional && *changed >= known && !wasTold(effect, *changed))
        return;
    const std::optional<Number> before = asNumber(effect.number, effect.before);
    const QList<ColumnId> named = namedColumns(planned.change);
    const bool wasThere = planned.existing() != nullptr;
    const bool sawIt = wasThere == before.has_value() &&
                       (!wasThere || differencesIn(named, *planned.existing(), *before).isEmpty());
    const Number target = planned.change.appliedTo(before ? &*before : nullptr);
    const bool asked = before && differencesIn(named, *before, target).isEmpty();
    if (!sawIt && !asked && !isHiddenFromCount(planned, effect))
        tell(effect.number,
             u"somebody else's change at %1 ms was overwritten at %2 ms, sent at %3 ms"_s
                 .arg(changed->count())
                 .arg(effect.at.count())
                 .arg(effect.firstSent.count()));
}

bool Oracle::wasTold(const Effect &effect, milliseconds change) const
{
    const QByteArray number = effect.number.toLatin1();
    return std::ranges::any_of(m_network.readings(), [&](const Reading &reading) {
        // What the poller reads is of what was written already.
        return m_story.isOurs(reading.reader) && reading.shows > change &&
               reading.shows > m_story.plannedAt && reading.arrived < effect.firstSent &&
               !reading.target.contains("ending") && reading.body.contains(number);
    });
}

bool Oracle::isHiddenFromCount(const PlanRow &planned, const Effect &effect) const
{
    if (planned.existing() || effect.isConditional)
        return false;
    return std::ranges::any_of(m_gateway.effects(), [&](const Effect &other) {
        return !isOurs(other) && other.at >= m_story.begunAt && other.at <= effect.at &&
               !other.after && other.before->account == effect.after->account;
    });
}

void Oracle::judgeCounts()
{
    const ImportCounts c = m_story.plan->counts();
    if (c.rows != c.valid + c.invalid ||
        c.valid != c.unchanged + c.created + c.updated + c.deleted + c.refused + c.notSent ||
        c.failed < c.refused)
        tell(u"counts"_s, u"do not add up"_s);
}

QStringList judgePace(const std::vector<Clock::TimePoint> &sent)
{
    const std::size_t most = busiestMinute(sent);
    if (most <= requestsPerMinute)
        return {};
    return {u"%1 requests went out in a minute"_s.arg(most)};
}

} // namespace numberdesk
