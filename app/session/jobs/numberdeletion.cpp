// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/numberdeletion.h"

#include "core/pooltask.h"
#include "session/gatewaydata.h"
#include "session/jobdesk.h"
#include "session/jobs/jobrun.h"
#include "transfer/planning/deletionplan.h"

#include <QCoreApplication>
#include <QSet>

#include <utility>

namespace numberdesk {

namespace {

/// What is worked out of a deletion before anything is asked.
struct PreparedDeletion
{
    std::shared_ptr<ImportPlan> plan;
    QStringList accounts;
    QList<Number> changed; ///< since they were shown, as far as is known already
    QList<TelephoneNumber> gone;
};

PreparedDeletion prepare(const QList<TelephoneNumber> &numbers, const NumberInventory &shown,
                         const NumberInventory &current)
{
    QList<Number> rows;
    for (const TelephoneNumber number : numbers) {
        if (const NumberInventory::Row row = shown.find(number); row >= 0)
            rows.append(shown.number(row));
    }
    PreparedDeletion prepared;
    prepared.plan = planDeletion(rows);
    QSet<QString> accounts;
    for (const PlanRow &row : std::as_const(prepared.plan->rows)) {
        accounts.insert(row.change.accountName);
        const NumberInventory::Row at = current.find(row.change.telephoneNumber);
        const Number now = at < 0 ? Number() : current.number(at);
        const Merge merge = mergeWaiting(row, at < 0 ? nullptr : &now);
        if (merge.verdict == MergeVerdict::Gone)
            prepared.gone.append(row.change.telephoneNumber);
        else if (merge.verdict != MergeVerdict::Send)
            prepared.changed.append(now);
    }
    prepared.accounts = accounts.values();
    return prepared;
}

QString titleOf(const ImportPlan &plan)
{
    return QCoreApplication::translate("NumberDeletion", "%Ln number(s)", nullptr,
                                       static_cast<int>(plan.rows.size()));
}

/// Lets the engine of imports delete, and tells in the words of a deletion what comes of it.
class NumberDeletion final : public DeleteNumbersJob
{
public:
    NumberDeletion(const JobDesk &desk, const QList<TelephoneNumber> &numbers,
                   const NumberInventory &shown, QObject *parent)
        : DeleteNumbersJob(parent), m_data(desk.data), m_run(new JobRun(desk, this))
    {
        m_progress.total = numbers.size();
        connect(&m_data, &GatewayData::numbersRead, this, &NumberDeletion::takeNews);
        runOnPool(
            this,
            [numbers, shown, current = m_data.numbers()] {
                return prepare(numbers, shown, current);
            },
            [this](const PreparedDeletion &prepared) { start(prepared); });
    }

    void cancel() override { stop(JobState::Cancelled); }
    void pause() override { stop(JobState::Paused); }

private:
    void stop(JobState state)
    {
        m_stopped = state;
        m_run->stop(state);
    }

    void start(const PreparedDeletion &prepared);
    void takeNews(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    void takeKept(qsizetype row, const Merge &merge);
    void takeChanged(const QList<qsizetype> &rows);
    void takeProgress();
    void takeEnd();
    void noteUndone(bool endedEarly);

    GatewayData &m_data;
    JobRun *m_run;
    std::shared_ptr<ImportPlan> m_plan;
    QList<Number> m_changed; ///< heard of before the job was begun
    QList<TelephoneNumber> m_gone;
    DeleteOutcome m_outcome;
    DeleteProgress m_progress;
    bool m_sent = false;
    std::optional<JobState> m_stopped; ///< as a person asked
};

/// One request at a time, so that Cancel leaves whatever is behind it.
void NumberDeletion::start(const PreparedDeletion &prepared)
{
    m_plan = prepared.plan;
    for (const QString &account : prepared.accounts)
        m_plan->accountsReadAt.insert(account, m_data.numbersReadAt(account));
    SendOptions options;
    options.mostInFlight = 1;
    connect(m_run, &JobRun::rowKept, this, &NumberDeletion::takeKept);
    connect(m_run, &JobRun::rowsChanged, this, &NumberDeletion::takeChanged);
    connect(m_run, &JobRun::progressed, this, &NumberDeletion::takeProgress);
    connect(m_run, &JobRun::numbersDeleted, this,
            [this](const QList<TelephoneNumber> &numbers) { m_outcome.deleted += numbers; });
    connect(m_run, &JobRun::ended, this, &NumberDeletion::takeEnd);
    m_run->start(m_plan, {JobKind::Delete, titleOf(*m_plan), {}, 0}, options);
    m_run->takeRead(prepared.changed + std::exchange(m_changed, {}),
                    prepared.gone + std::exchange(m_gone, {}));
    if (m_stopped)
        m_run->stop(*m_stopped);
}

/// What anybody reads before the deletion is begun; afterwards the job hears of it.
void NumberDeletion::takeNews(const QList<Number> &numbers, const QList<TelephoneNumber> &gone)
{
    if (m_plan)
        return;
    m_changed += numbers;
    m_gone += gone;
}

/// The number is not as it was shown.
void NumberDeletion::takeKept(qsizetype row, const Merge &merge)
{
    if (merge.verdict == MergeVerdict::Gone)
        return; // see takeChanged()
    const TelephoneNumber number = std::as_const(m_plan->rows).at(row).change.telephoneNumber;
    m_outcome.leftOut.append({number, merge.reason, merge.changes, true});
}

/// What is gone already is as was asked, but somebody else has done it.
void NumberDeletion::takeChanged(const QList<qsizetype> &rows)
{
    QList<TelephoneNumber> gone;
    for (const qsizetype index : rows) {
        const PlanRow &row = std::as_const(m_plan->rows).at(index);
        if (row.gone)
            gone.append(row.change.telephoneNumber);
    }
    m_outcome.gone += gone;
}

void NumberDeletion::takeProgress()
{
    const ImportProgress &progress = m_run->progress();
    m_sent = progress.counts.sent > 0;
    const qint64 done = m_outcome.deleted.size() + m_outcome.gone.size();
    if (done == m_progress.done)
        return;
    m_progress.done = done;
    m_progress.requestsLeft = progress.requestsLeft;
    m_progress.timeLeft = progress.timeLeft;
    emit progressed(m_progress);
}

void NumberDeletion::takeEnd()
{
    noteUndone(m_run->error().has_value());
    if (m_sent) // also what came to no good end may have changed something
        m_data.refreshAccounts();
    if (m_run->error())
        m_outcome.error = apiErrorOf(*m_run->error());
    m_outcome.isPaused = m_run->state() == JobState::Paused;
    finish(m_outcome);
}

/// What the gateway has not carried out, or perhaps not; all that was left once it ended early is
/// told by why it did.
void NumberDeletion::noteUndone(bool endedEarly)
{
    QSet<TelephoneNumber> told;
    for (const LeftOutNumber &left : std::as_const(m_outcome.leftOut))
        told.insert(left.number);
    for (const PlanRow &row : std::as_const(m_plan->rows)) {
        m_outcome.onOldReadings += row.onOldReading && row.outcome == RowOutcome::Deleted ? 1 : 0;
        const TelephoneNumber number = row.change.telephoneNumber;
        const bool isLeft =
            row.outcome == RowOutcome::NotSent && (!endedEarly || row.code() == rowcode::inDoubt);
        if ((row.refused || isLeft) && !told.contains(number))
            m_outcome.leftOut.append({number, row.message(), {}, false});
    }
}

} // namespace

DeleteNumbersJob *deleteAsShown(const JobDesk &desk, const QList<TelephoneNumber> &numbers,
                                const NumberInventory &shown, QObject *parent)
{
    return new NumberDeletion(desk, numbers, shown, parent);
}

} // namespace numberdesk
