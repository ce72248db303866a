// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oracle.h"

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

Oracle::Oracle(SimulatedGateway &gateway, const SimulatedNetwork &network, const DeskProcess &desk)
    : m_gateway(gateway), m_network(network), m_desk(desk)
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
    if (!m_desk.plan())
        return {};
    const QList<PlanRow> &rows = m_desk.plan()->rows;
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rows.insert(rows.at(i).change.telephoneNumber.toString(), i);
    for (qsizetype i = 0; i < rows.size(); ++i)
        judgeRow(i);
    for (const Effect &effect : m_gateway.effects()) {
        if (isOurs(effect))
            judgeEffect(effect);
    }
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
    const PlanRow &row = m_desk.plan()->rows.at(index);
    const QString number = row.change.telephoneNumber.toString();
    if (row.hasWork() || row.outcome == RowOutcome::Create || row.outcome == RowOutcome::Update)
        tell(number, u"has no outcome"_s);
    else if (isRight(row))
        judgeRight(row);
    else if (row.code != rowcode::inDoubt)
        judgeUndone(row);
}

/// Accepted, or right already: the gateway has it, unless somebody changed it since.
void Oracle::judgeRight(const PlanRow &row)
{
    const QString number = row.change.telephoneNumber.toString();
    const Effect *last = lastEffect(number);
    const bool byUs = last != nullptr && isOurs(*last);
    if (last != nullptr && !byUs && last->at >= m_desk.begunAt())
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

void Oracle::judgeStatus(const PlanRow &row, const Number &stored)
{
    const QString number = row.change.telephoneNumber.toString();
    const ProvisioningStatus status = stored.provisioning.status;
    if (row.outcome == RowOutcome::Synced && status != ProvisioningStatus::Synced)
        tell(number, u"counts as synced, and is not"_s);
    if (row.outcome == RowOutcome::Failed && status != ProvisioningStatus::Failed)
        tell(number, u"counts as failed, and is not"_s);
    if (row.outcome == RowOutcome::Pending && status != ProvisioningStatus::Pending)
        tell(number, u"counts as pending, and is decided"_s);
}

/// Bad, refused or not sent: what it asks for was not done.
void Oracle::judgeUndone(const PlanRow &row)
{
    const QString number = row.change.telephoneNumber.toString();
    const Effect *last = lastEffect(number);
    if (last != nullptr && isOurs(*last))
        tell(number,
             u"counts as not done (%1 %2), and was done at %3 ms"_s.arg(row.code, row.message)
                 .arg(last->at.count()));
}

void Oracle::judgeEffect(const Effect &effect)
{
    const auto index = m_rows.constFind(effect.number);
    if (index == m_rows.cend())
        return tell(effect.number, u"was changed, and no row asks for it"_s);
    const PlanRow &planned = m_desk.plannedRows().at(*index);
    if (!planned.hasWork())
        tell(effect.number, u"was changed, and its row has nothing to do"_s);
    if (!effect.after)
        return tell(effect.number, u"was removed by an import"_s);
    const QString account = QString::fromUtf8(effect.after->account);
    if (account != planned.change.accountName)
        tell(effect.number, u"was stored on the account "_s + account);
    judgeOverwriting(planned, effect);
}

/// What somebody else did to a field that the row names may only be lost as long as the desk cannot
/// know of it: a reading is used for a minute. A request with a precondition loses nothing.
void Oracle::judgeOverwriting(const PlanRow &planned, const Effect &effect)
{
    const auto changed = otherChange(effect.number, effect.at);
    if (!changed || *changed < m_desk.begunAt())
        return;
    const milliseconds known =
        effect.firstSent - std::chrono::milliseconds(maximumPlanAge) - readingTakes;
    if (!effect.isConditional && *changed >= known && !wasTold(effect, *changed))
        return;
    const std::optional<Number> before = asNumber(effect.number, effect.before);
    const QList<ColumnId> named = namedColumns(planned.change);
    const bool wasThere = planned.existing != nullptr;
    const bool sawIt = wasThere == before.has_value() &&
                       (!wasThere || differencesIn(named, *planned.existing, *before).isEmpty());
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
        return reading.reader == m_desk.writer() && reading.shows > change &&
               reading.shows > m_desk.plannedAt() && reading.arrived < effect.firstSent &&
               !reading.target.contains("ending") && reading.body.contains(number);
    });
}

bool Oracle::isHiddenFromCount(const PlanRow &planned, const Effect &effect) const
{
    if (planned.existing || effect.isConditional)
        return false;
    return std::ranges::any_of(m_gateway.effects(), [&](const Effect &other) {
        return !isOurs(other) && other.at >= m_desk.begunAt() && other.at <= effect.at &&
               !other.after && other.before->account == effect.after->account;
    });
}

void Oracle::judgeCounts()
{
    const ImportCounts c = m_desk.plan()->counts();
    if (c.rows != c.valid + c.invalid ||
        c.valid != c.unchanged + c.created + c.updated + c.refused + c.notSent ||
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
