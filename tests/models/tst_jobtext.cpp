// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/jobtext.h"
#include "models/planrowtablemodel.h"
#include "session/jobs/jobloader.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

JobRecord jobIn(JobState state, const ImportCounts &counts)
{
    JobRecord job;
    job.state = state;
    job.title = u"numbers.csv"_s;
    job.tally = tallyOf(counts, 0);
    return job;
}

/// Rows that were to be created, of which so many have their answer.
ImportCounts counts(qint64 rows, qint64 waiting)
{
    ImportCounts counts;
    counts.rows = rows;
    counts.waiting = waiting;
    counts.created = rows - waiting;
    return counts;
}

std::shared_ptr<ImportPlan> planOf(RowOutcome outcome)
{
    auto plan = std::make_shared<ImportPlan>();
    CsvTable table;
    table.records = {{2, {u"+441632960000"_s}}, {3, {u"12"_s}}};
    plan->tables = {table};
    PlanRow row;
    row.action = RowAction::Delete;
    row.outcome = outcome;
    row.change.telephoneNumber = TelephoneNumber(441632960000);
    PlanRow bad;
    bad.record = 1;
    plan->rows = {row, bad};
    return plan;
}

} // namespace

/// What lists say of jobs and their rows.
class JobTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void titlesSayWhatIsDoneToWhat();
    void outcomesSayHowFarAJobIs();
    void aDoneJobTellsOfItsRows();
    void countsSurviveTheTally();
    void rowsSayWhatTheyWereToDo();
    void laterOutcomesMoveNoRow();
};

void JobTextTest::titlesSayWhatIsDoneToWhat()
{
    JobRecord job = jobIn(JobState::Done, {});
    QCOMPARE(jobTitle(job), u"Import numbers.csv"_s);
    job.kind = JobKind::Delete;
    job.title = u"12 numbers"_s;
    QCOMPARE(jobTitle(job), u"Delete 12 numbers"_s);
    job.kind = JobKind::Undo;
    job.origin = 7;
    QCOMPARE(jobTitle(job), u"Undo of job 7"_s);
}

void JobTextTest::outcomesSayHowFarAJobIs()
{
    const ImportCounts some = counts(10000, 8400);
    QCOMPARE(jobOutcome(jobIn(JobState::Running, some)), u"1,600 of 10,000"_s);
    QCOMPARE(jobOutcome(jobIn(JobState::Paused, some)), u"Paused: 1,600 of 10,000"_s);
    QCOMPARE(jobOutcome(jobIn(JobState::Cancelled, some)), u"Cancelled: 1,600 of 10,000"_s);
    JobRecord interrupted = jobIn(JobState::Interrupted, some);
    QCOMPARE(jobOutcome(interrupted), u"Interrupted: 1,600 of 10,000"_s);
    interrupted.note = u"The gateway cannot be reached."_s;
    QCOMPARE(jobOutcome(interrupted), u"Interrupted: The gateway cannot be reached."_s);
    QCOMPARE(jobStatusKind(interrupted), StatusKind::Warning);
    QCOMPARE(jobStatusKind(jobIn(JobState::Running, some)), StatusKind::Pending);
}

void JobTextTest::aDoneJobTellsOfItsRows()
{
    const ImportCounts all = counts(10000, 0);
    QCOMPARE(jobOutcome(jobIn(JobState::Done, all)), u"10,000 done"_s);
    QCOMPARE(jobStatusKind(jobIn(JobState::Done, all)), StatusKind::Good);
    ImportCounts some = counts(120, 0);
    some.rows = 123;
    some.refused = some.failed = 3;
    some.synced = 120;
    QCOMPARE(jobOutcome(jobIn(JobState::Done, some)), u"3 refused, 120 synced"_s);
    QCOMPARE(jobStatusKind(jobIn(JobState::Done, some)), StatusKind::Bad);
    ImportCounts bad = counts(40, 0);
    bad.rows = 42;
    bad.invalid = 2;
    QCOMPARE(jobOutcome(jobIn(JobState::Done, bad)), u"2 bad, 40 done"_s);
    QCOMPARE(jobStatusKind(jobIn(JobState::Done, bad)), StatusKind::Warning);
}

void JobTextTest::countsSurviveTheTally()
{
    ImportCounts all = counts(30, 4);
    all.updated = 3;
    all.deleted = 2;
    all.unchanged = 5;
    all.pending = 6;
    all.notSent = 1;
    const ImportCounts back = countsOf(tallyOf(all, 9));
    QCOMPARE(back.rows, 30);
    QCOMPARE(back.waiting, 4);
    QCOMPARE(back.updated, 3);
    QCOMPARE(back.deleted, 2);
    QCOMPARE(back.unchanged, 5);
    QCOMPARE(back.pending, 6);
    QCOMPARE(back.notSent, 1);
}

void JobTextTest::rowsSayWhatTheyWereToDo()
{
    PlanRowTableModel model;
    model.setPlan(planOf(RowOutcome::Deleted));
    const auto action = [&model](int row) {
        return model.index(row, static_cast<int>(PlanRowColumn::Action)).data().toString();
    };
    QCOMPARE(action(0), u"Delete"_s);
    QCOMPARE(action(1), QString()); // a bad row does nothing
}

void JobTextTest::laterOutcomesMoveNoRow()
{
    PlanRowTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setPlan(planOf(RowOutcome::Delete));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.replacePlan(planOf(RowOutcome::Deleted));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, static_cast<int>(PlanRowColumn::Outcome)).data().toString(),
             u"Deleted"_s);
    // Under a filter a row may come into view, or leave it.
    model.setFilter({RowOutcome::Deleted, false});
    QCOMPARE(model.rowCount(), 1);
    model.replacePlan(planOf(RowOutcome::Delete));
    QCOMPARE(model.rowCount(), 0);
}

NUMBERDESK_TEST("jobtext", JobTextTest)
#include "tst_jobtext.moc"
