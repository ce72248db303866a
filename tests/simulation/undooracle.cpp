// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "undooracle.h"

#include "core/fields/requestequality.h"
#include "provisioning/codec/resourcecodec.h"
#include "transfer/plan/numberdifference.h"

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

bool isSame(const std::optional<Number> &left, const std::optional<Number> &right)
{
    if (!left || !right)
        return left.has_value() == right.has_value();
    return left->accountName == right->accountName && sameRequest(*left, *right);
}

QString inWords(const std::optional<Number> &number)
{
    return number ? number->accountName + u' ' + QString::fromUtf8(toResourceJson(*number))
                  : u"nothing"_s;
}

} // namespace

UndoOracle::UndoOracle(SimulatedGateway &gateway, const JobStory &job, const JobStory &undo)
    : m_gateway(gateway), m_job(job), m_undo(undo)
{
    for (const PlanRow &row : job.plannedRows)
        m_asked.insert(row.change.telephoneNumber.toString(), row.change);
}

QStringList UndoOracle::findings()
{
    if (!m_undo.plan)
        return {};
    for (const PlanRow &row : std::as_const(m_undo.plan->rows))
        judge(row);
    return m_findings;
}

void UndoOracle::tell(const QString &number, const QString &what)
{
    m_findings.append(u"undo of "_s + number + u": "_s + what);
}

std::optional<Number> UndoOracle::asNumber(const QString &number,
                                           const std::optional<StoredNumber> &stored) const
{
    const bool isHere =
        stored && QString::fromUtf8(stored->account) == m_asked.value(number).accountName;
    if (!isHere)
        return {};
    nlohmann::json value = nlohmann::json::parse(stored->body.toStdString());
    value["telephoneNumber"] = number.toStdString();
    value["accountName"] = stored->account.toStdString();
    return numberFromJson(value).value();
}

/// Known is a number that the job changed once, on which nobody else wrote while the job went on,
/// nor while the undo does.
UndoOracle::Past UndoOracle::pastOf(const QString &number) const
{
    Past past;
    int byJob = 0;
    bool isDisturbed = false;
    for (const Effect &effect : m_gateway.effects()) {
        if (effect.number != number || effect.at < m_job.begunAt)
            continue;
        const bool isUndoing = m_undo.isOurs(effect.writer);
        if (m_job.isOurs(effect.writer)) {
            past.before = asNumber(number, effect.before);
            past.after = asNumber(number, effect.after);
            past.atUndoing = past.after;
            ++byJob;
        } else if (!isUndoing) {
            isDisturbed = isDisturbed || byJob == 0 || effect.at > m_undo.begunAt;
        }
        if (!isUndoing) {
            past.atUndoing = asNumber(number, effect.after);
            past.isMoved = effect.after && !past.atUndoing;
        }
        past.now = asNumber(number, effect.after);
    }
    past.isKnown = byJob == 1 && !isDisturbed;
    return past;
}

void UndoOracle::judge(const PlanRow &row)
{
    const QString number = row.change.telephoneNumber.toString();
    const Past past = pastOf(number);
    if (!past.isKnown || row.code() == rowcode::inDoubt)
        return;
    const bool isReversed = row.accepted || row.unchanged || row.outcome == RowOutcome::Unchanged;
    if (isReversed)
        judgeReversed(number, past);
    else if (row.kept)
        judgeKept(number, past);
    else if (!isSame(past.now, past.atUndoing))
        tell(number, u"counts as not reversed, and was "_s + inWords(past.atUndoing) + u", is "_s +
                         inWords(past.now));
}

void UndoOracle::judgeReversed(const QString &number, const Past &past)
{
    if (isOthersByNow(number, past))
        tell(number, u"was reversed, though somebody had made "_s + inWords(past.atUndoing) +
                         u" of "_s + inWords(past.after));
    if (isSame(past.now, past.before))
        return;
    if (past.before && past.after && past.atUndoing && past.now)
        return judgeColumns(number, past);
    tell(number, u"counts as reversed, was "_s + inWords(past.before) + u" before, and is "_s +
                     inWords(past.now));
}

QList<ColumnId> UndoOracle::changedByJob(const QString &number, const Past &past) const
{
    QList<ColumnId> columns;
    for (const auto &difference :
         differencesIn(namedColumns(m_asked.value(number)), *past.before, *past.after))
        columns.append(difference.column);
    return columns;
}

/// Somebody had changed what the job changed, and not back to what it was.
bool UndoOracle::isOthersByNow(const QString &number, const Past &past) const
{
    if (isSame(past.atUndoing, past.before) || isSame(past.atUndoing, past.after))
        return false;
    if (!past.before || !past.after || !past.atUndoing)
        return past.atUndoing.has_value();
    for (const ColumnId column : changedByJob(number, past)) {
        if (!differencesIn({column}, *past.after, *past.atUndoing).isEmpty() &&
            !differencesIn({column}, *past.before, *past.atUndoing).isEmpty())
            return true;
    }
    return false;
}

/// What the job changed is as before; all else as others left it.
void UndoOracle::judgeColumns(const QString &number, const Past &past)
{
    const QList<ColumnId> byJob = changedByJob(number, past);
    for (const auto &difference : differencesIn(byJob, *past.before, *past.now))
        tell(number, numberColumn(difference.column).heading + u" counts as reversed, was "_s +
                         difference.before + u" before, and is "_s + difference.after);
    QList<ColumnId> others = uploadColumns();
    others.removeIf([&byJob](ColumnId column) { return byJob.contains(column); });
    for (const auto &difference : differencesIn(others, *past.atUndoing, *past.now))
        tell(number, numberColumn(difference.column).heading + u" was "_s + difference.before +
                         u", which the undo changed to "_s + difference.after);
}

void UndoOracle::judgeKept(const QString &number, const Past &past)
{
    if (!isSame(past.now, past.atUndoing))
        tell(number, u"counts as kept, was "_s + inWords(past.atUndoing) + u" and is "_s +
                         inWords(past.now));
    if (isSame(past.atUndoing, past.after) && !past.isMoved)
        tell(number, u"counts as kept, and nobody has changed "_s + inWords(past.after));
}

} // namespace numberdesk
