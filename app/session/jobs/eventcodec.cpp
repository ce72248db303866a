// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/eventcodec.h"

#include "session/jobs/headcodec.h"
#include "session/jobs/jobloader.h"
#include "session/jobs/packing.h"
#include "session/jobs/rowcodec.h"

#include <QCborMap>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QCborArray packedIndexes(const QList<qsizetype> &rows)
{
    QCborArray array;
    for (const qsizetype row : rows)
        array.append(row);
    return array;
}

/// Puts the entries of a journal into a plan, in their order.
class Replay
{
public:
    explicit Replay(ImportPlan &plan) : m_plan(plan) {}

    bool take(const JobEvent &event)
    {
        const std::optional<QCborValue> data = unpacked(event.data);
        if (!data || !data->isMap())
            return false;
        QCborArray images;
        if (!event.images.isEmpty()) { // they may have been forgotten
            const std::optional<QCborValue> kept = unpacked(event.images);
            if (!kept || !kept->isArray())
                return false;
            images = kept->toArray();
        }
        const QCborMap map = data->toMap();
        return map.contains(u"id"_s) ? takeLeaving(map, images) : takeNews(map, images);
    }

    JobHistory history()
    {
        m_history.openWrites = m_open;
        return m_history;
    }

private:
    PlanRow *rowAt(const QCborValue &index)
    {
        const qint64 at = index.toInteger(-1);
        return at >= 0 && at < m_plan.rows.size() ? &m_plan.rows[at] : nullptr;
    }

    bool takeLeaving(const QCborMap &map, const QCborArray &images)
    {
        LeavingWrite write;
        write.accountName = map.value(u"account"_s).toString();
        write.deletes = map.value(u"deletes"_s).toBool();
        write.requestId = map.value(u"id"_s).toByteArray();
        write.firstSent = map.value(u"firstSent"_s).toByteArray();
        write.isAlone = map.value(u"alone"_s).toBool();
        const QCborArray rows = map.value(u"rows"_s).toArray();
        for (qsizetype i = 0; i < rows.size(); ++i) {
            PlanRow *row = rowAt(rows.at(i));
            if (row == nullptr)
                return false;
            std::shared_ptr<const Number> before = row->existing();
            if (i < images.size() && !takeImage(images.at(i), before))
                return false;
            row->setExisting(before);
            row->sent = true;
            write.rows.append(rows.at(i).toInteger());
            write.before.append(before);
            m_history.images[write.rows.last()].before = before;
        }
        m_open.append(write);
        return true;
    }

    /// False for what is neither a number nor null: a number that cannot be read is not one that
    /// was not there.
    static bool takeImage(const QCborValue &value, std::shared_ptr<const Number> &image)
    {
        const std::optional<Number> number = numberImage(value);
        image = number ? std::make_shared<const Number>(*number) : nullptr;
        return number.has_value() || value.isNull();
    }

    bool takeNews(const QCborMap &map, const QCborArray &images)
    {
        if (map.value(u"takesUp"_s).toBool())
            takeUpTheRest(m_plan, m_history);
        for (const QCborValue id : map.value(u"answered"_s).toArray()) {
            m_open.removeIf(
                [&id](const LeavingWrite &write) { return write.requestId == id.toByteArray(); });
        }
        for (const QCborValue entry : map.value(u"rows"_s).toArray()) {
            const QCborArray state = entry.toArray();
            PlanRow *row = rowAt(state.at(0));
            if (row == nullptr || !setPackedState(*row, state.at(1).toArray()))
                return false;
        }
        for (const QCborValue entry : images) {
            const QCborArray image = entry.toArray();
            if (rowAt(image.at(0)) == nullptr ||
                !takeImage(image.at(1), m_history.images[image.at(0).toInteger()].after))
                return false;
        }
        for (const QCborValue entry : map.value(u"accounts"_s).toArray()) {
            const std::optional<Account> account = accountImage(entry);
            if (!account)
                return false;
            m_history.createdAccounts.append(*account);
            m_plan.createdAccounts.append(account->name);
        }
        m_plan.errors += unpackedIssues(map.value(u"errors"_s).toArray());
        if (map.contains(u"warnings"_s))
            m_plan.warnings = unpackedIssues(map.value(u"warnings"_s).toArray());
        if (map.contains(u"deletedAccounts"_s))
            m_plan.deletedAccounts =
                QVariant(map.value(u"deletedAccounts"_s).toArray().toVariantList()).toStringList();
        return true;
    }

    ImportPlan &m_plan;
    QList<LeavingWrite> m_open;
    JobHistory m_history;
};

} // namespace

JobEvent leavingEvent(const LeavingWrite &write)
{
    QCborArray images;
    for (const auto &before : write.before)
        images.append(packedImage(before.get()));
    QCborMap data{{u"id"_s, write.requestId},        {u"firstSent"_s, write.firstSent},
                  {u"account"_s, write.accountName}, {u"deletes"_s, write.deletes},
                  {u"alone"_s, write.isAlone},       {u"rows"_s, packedIndexes(write.rows)}};
    return {packed(data), images.isEmpty() ? QByteArray() : packed(images)};
}

JobEvent newsEvent(const JournalNews &news)
{
    QCborArray rows;
    for (qsizetype i = 0; i < news.rows.size(); ++i)
        rows.append(QCborArray{news.news.rows.at(i), packedState(news.rows.at(i))});
    QCborArray answered;
    for (const QByteArray &id : news.news.answered)
        answered.append(id);
    QCborArray accounts;
    for (const Account &account : news.news.createdAccounts)
        accounts.append(packedImage(account));
    QCborMap data{{u"rows"_s, rows}, {u"answered"_s, answered}};
    if (!accounts.isEmpty())
        data.insert(u"accounts"_s, accounts);
    if (!news.errors.isEmpty())
        data.insert(u"errors"_s, packedIssues(news.errors));
    if (!news.warnings.isEmpty())
        data.insert(u"warnings"_s, packedIssues(news.warnings));
    if (!news.deletedAccounts.isEmpty())
        data.insert(u"deletedAccounts"_s, QCborArray::fromStringList(news.deletedAccounts));
    if (news.takesUp)
        data.insert(u"takesUp"_s, true);
    QCborArray images;
    for (auto it = news.news.stored.cbegin(); it != news.news.stored.cend(); ++it)
        images.append(QCborArray{it.key(), packedImage(&it.value())});
    return {packed(data), images.isEmpty() ? QByteArray() : packed(images)};
}

std::optional<JobHistory> replayed(ImportPlan &plan, const QList<JobEvent> &events)
{
    Replay replay(plan);
    for (const JobEvent &event : events) {
        if (!replay.take(event))
            return {};
    }
    return replay.history();
}

} // namespace numberdesk
