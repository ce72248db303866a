// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/requestequality.h"
#include "jobscene.h"
#include "session/jobs/followup.h"
#include "session/jobs/packing.h"
#include "support/testprogram.h"
#include "transfer/planning/deletionplan.h"

#include <QCborArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace numberdesk;

namespace {

QString rowsWith(const QString &header, int count)
{
    QString text = zoomHeadings;
    for (int i = 0; i < count; ++i)
        text += numberAt(i) + u",contoso,true,"_s + header + u'\n';
    return text;
}

} // namespace

/// Jobs that are taken back, and failed rows that are tried again.
class TestJobUndo : public QObject
{
    Q_OBJECT

private slots:
    void creationsGo();
    void changesGoBack();
    void deletionsComeBackWhole();
    void whatOthersChangedIsKept();
    void otherFieldsOfOthersStay();
    void createdAccountsGoWhenEmpty();
    void anAccountAloneIsTakenBack();
    void createdAccountsInUseStay();
    void movedNumbersAreKept();
    void numbersOfAMissingAccountSaySo();
    void anUndoIsUndone();
    void anUndoThatDeletedAnAccountIsUndone();
    void anUndoneJobIsNotGoneOnWith();
    void anotherAddressUndoesNothing();
    void anUndoIsGoneOnWith();
    void whatIsInDoubtIsUndone();
    void whatOthersAddedBeforeTheAnswerIsKept();
    void aDamagedImageIsNoAbsence();
    void failedRowsAreTriedAgain();
    void withoutImagesThereIsAWord();
};

void TestJobUndo::creationsGo()
{
    JobScene scene;
    scene.start(zoomRows(250));
    QVERIFY(scene.ends());
    QCOMPARE(scene.gateway.others.numberCount(), 250);
    const auto plan = scene.undo(1);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    QCOMPARE(plan->counts().deleted, 250);
    QCOMPARE(scene.record(1).undoneBy, 2);
    QCOMPARE(scene.record(2).kind, JobKind::Undo);
}

void TestJobUndo::changesGoBack()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 150, "before");
    scene.start(rowsWith(u"after"_s, 150));
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().updated, 150);
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().updated, 150);
    for (const int i : {0, 77, 149})
        QVERIFY(scene.gateway.others.number(numberAt(i))["configuration"]["customSipHeader"] ==
                "before");
}

void TestJobUndo::deletionsComeBackWhole()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 120, "before");
    scene.gateway.unknownFields.set(numberAt(0), "future", 42);
    scene.gateway.unknownFields.set(numberAt(500), "future", 1); // a gateway that knows such fields
    QList<Number> shown;
    for (int i = 0; i < 120; ++i)
        shown += resultOf(scene.process->session.service().getNumber(
                              scene.account, TelephoneNumber(firstNumber + quint64(i))))
                     ->value()
                     .resource;
    scene.run().start(planDeletion(shown), {JobKind::Delete, u"numbers"_s, {}, 0});
    QVERIFY(scene.ends());
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    const auto plan = scene.undo(1);
    for (const PlanRow &row : plan->rows)
        QVERIFY2(row.accepted, qPrintable(row.code() + u": "_s + row.message()));
    QCOMPARE(plan->counts().created, 120);
    QCOMPARE(scene.gateway.others.numberCount(), 120);
    const Number back = resultOf(scene.process->session.service().getNumber(
                                     scene.account, TelephoneNumber(firstNumber)))
                            ->value()
                            .resource;
    QVERIFY(sameRequest(back, shown.first()));
    QVERIFY(scene.gateway.unknownFields.value(numberAt(0), "future") == 42);
}

void TestJobUndo::whatOthersChangedIsKept()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 10, "before");
    scene.start(rowsWith(u"after"_s, 20)); // ten changes, ten creations
    QVERIFY(scene.ends());
    const auto change = [](nlohmann::json &number) {
        number["configuration"]["customSipHeader"] = "colleague";
    };
    for (const int i : {1, 2, 11})
        scene.gateway.others.changeNumber(numberAt(i), change);
    scene.gateway.others.removeNumber(numberAt(3));  // one of the changed
    scene.gateway.others.removeNumber(numberAt(12)); // one of the created
    const auto plan = scene.undo(1);
    const ImportCounts counts = plan->counts();
    QCOMPARE(counts.kept, 4);
    QCOMPARE(counts.updated, 7);
    QCOMPARE(counts.deleted, 8);
    QCOMPARE(counts.unchanged, 1); // gone already, as it was before the job
    QCOMPARE(counts.notSent, counts.kept);
    for (const int i : {1, 2, 11}) {
        QVERIFY(scene.gateway.others.number(numberAt(i))["configuration"]["customSipHeader"] ==
                "colleague");
        const PlanRow &row = plan->rows.at(i);
        QVERIFY(row.kept);
        QVERIFY2(row.message().contains(u"colleague"_s), qPrintable(row.message()));
    }
}

/// Only what the job has changed is taken back.
void TestJobUndo::otherFieldsOfOthersStay()
{
    JobScene scene;
    scene.gateway.others.putAccount(scene.account,
                                    {u"zoomPhoneCloudPeering"_s, u"azureOperatorCallProtection"_s});
    scene.gateway.others.addNumbers(scene.account, firstNumber, 3, "before");
    scene.start(rowsWith(u"after"_s, 3));
    QVERIFY(scene.ends());
    scene.gateway.others.changeNumber(numberAt(1), [](nlohmann::json &number) {
        number["serviceDetails"]["azureOperatorCallProtection"]["enabled"] = true;
    });
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().updated, 3);
    const nlohmann::json now = scene.gateway.others.number(numberAt(1));
    QVERIFY(now["configuration"]["customSipHeader"] == "before");
    QVERIFY(now["serviceDetails"]["azureOperatorCallProtection"]["enabled"] == true);
}

void TestJobUndo::createdAccountsGoWhenEmpty()
{
    JobScene scene;
    ImportOptions options;
    options.createAccounts = true;
    scene.start(zoomRows(5, u"fabrikam"_s), options);
    QVERIFY(scene.ends());
    const auto plan = scene.undo(1);
    QVERIFY(plan->warnings.isEmpty());
    const auto account = resultOf(scene.process->session.service().getAccount(u"fabrikam"_s));
    QCOMPARE(account->error().kind, ApiError::Kind::NotFound);
}

/// None of its numbers came to be, but their account did.
void TestJobUndo::anAccountAloneIsTakenBack()
{
    JobScene scene;
    scene.gateway.setScript([](const ScriptedRequest &request) {
        return isBatch(request) ? std::optional(errorReply(400, "Refused")) : std::nullopt;
    });
    ImportOptions options;
    options.createAccounts = true;
    scene.start(zoomRows(2, u"fabrikam"_s), options);
    QVERIFY(scene.ends());
    scene.gateway.setScript({});
    QCOMPARE(scene.run().counts().created, 0);
    QCOMPARE(countsOf(scene.record(1).tally).accountsCreated, 1);
    QCOMPARE(scene.undo(1)->deletedAccounts, QStringList{u"fabrikam"_s});
    const Result<AppliedJob, QString> again = appliedJob(scene.loaded(2));
    QVERIFY(!again);
    QVERIFY2(again.error().contains(u"fabrikam"_s), qPrintable(again.error()));
}

void TestJobUndo::createdAccountsInUseStay()
{
    JobScene scene;
    ImportOptions options;
    options.createAccounts = true;
    scene.start(zoomRows(5, u"fabrikam"_s), options);
    QVERIFY(scene.ends());
    scene.gateway.others.addNumbers(u"fabrikam"_s, firstNumber + 50, 1);
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().deleted, 5);
    QVERIFY(resultOf(scene.process->session.service().getAccount(u"fabrikam"_s))->has_value());
    QVERIFY(!plan->warnings.isEmpty());
    QVERIFY(plan->warnings.last().message.contains(u"fabrikam"_s));
}

/// A colleague has given them to another customer.
void TestJobUndo::movedNumbersAreKept()
{
    JobScene scene;
    scene.gateway.others.putAccount(u"fabrikam"_s, {u"zoomPhoneCloudPeering"_s});
    scene.gateway.others.addNumbers(scene.account, firstNumber, 2, "before");
    scene.start(rowsWith(u"after"_s, 6)); // two changes, four creations
    QVERIFY(scene.ends());
    for (const int i : {1, 4}) {
        scene.gateway.others.removeNumber(numberAt(i));
        scene.gateway.others.addNumbers(u"fabrikam"_s, firstNumber + quint64(i), 1);
    }
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().kept, 2);
    QCOMPARE(plan->counts().updated, 1);
    QCOMPARE(plan->counts().deleted, 3);
    for (const int i : {1, 4}) {
        QVERIFY(plan->rows.at(i).kept);
        QVERIFY2(plan->rows.at(i).message().contains(u"fabrikam"_s),
                 qPrintable(plan->rows.at(i).message()));
    }
    QCOMPARE(scene.gateway.others.numberCount(), 3);
}

void TestJobUndo::numbersOfAMissingAccountSaySo()
{
    JobScene scene;
    scene.gateway.others.putAccount(u"fabrikam"_s, {u"zoomPhoneCloudPeering"_s});
    scene.gateway.others.addNumbers(u"fabrikam"_s, firstNumber, 2);
    QList<Number> shown;
    for (int i = 0; i < 2; ++i)
        shown += resultOf(scene.process->session.service().getNumber(
                              u"fabrikam"_s, TelephoneNumber(firstNumber + quint64(i))))
                     ->value()
                     .resource;
    scene.run().start(planDeletion(shown), {JobKind::Delete, u"numbers"_s, {}, 0});
    QVERIFY(scene.ends());
    scene.gateway.others.send("DELETE", "/accounts/fabrikam");
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().notReversed(), 2);
    QCOMPARE(plan->counts().reversed(), 0);
    QVERIFY2(plan->rows.first().message().contains(u"fabrikam"_s),
             qPrintable(plan->rows.first().message()));
}

void TestJobUndo::anUndoThatDeletedAnAccountIsUndone()
{
    JobScene scene;
    ImportOptions options;
    options.createAccounts = true;
    scene.start(zoomRows(5, u"fabrikam"_s), options);
    QVERIFY(scene.ends());
    QCOMPARE(scene.undo(1)->deletedAccounts, QStringList{u"fabrikam"_s});
    QCOMPARE(scene.loaded(2).plan->deletedAccounts, QStringList{u"fabrikam"_s});
    const auto plan = scene.undo(2);
    QCOMPARE(plan->accountsToCreate(), QStringList{u"fabrikam"_s});
    QCOMPARE(plan->counts().created, 5);
    QCOMPARE(plan->counts().notReversed(), 0);
    QCOMPARE(scene.gateway.others.numberCount(), 5);
    const auto account = resultOf(scene.process->session.service().getAccount(u"fabrikam"_s));
    QVERIFY(account->value().resource.isEnabled(Service::ZoomPhoneCloudPeering));
    QCOMPARE(scene.undo(3)->deletedAccounts, QStringList{u"fabrikam"_s}); // and back once more
}

/// Its rows in doubt would be answered from memory, as if they were there.
void TestJobUndo::anUndoneJobIsNotGoneOnWith()
{
    JobScene scene;
    scene.start(zoomRows(300));
    scene.killAtWrite(2);
    scene.undo(1);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QVERIFY(scene.run().error());
    QVERIFY2(scene.run().error()->message.contains(u"undone by job 2"_s),
             qPrintable(scene.run().error()->message));
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    QCOMPARE(scene.record(1).state, JobState::Interrupted);
}

/// The name of the connection leads to another gateway than the job has changed.
void TestJobUndo::anotherAddressUndoesNothing()
{
    JobScene scene;
    scene.start(zoomRows(3));
    QVERIFY(scene.ends());
    JobDesk desk = scene.process->session.jobDesk();
    QVERIFY(!desk.place.gateway.isEmpty());
    desk.place.gateway = u"https://other.example"_s;
    for (const JobKind kind : {JobKind::Undo, JobKind::Retry}) {
        std::optional<PlanResult> plan;
        planFollowUp(desk, {kind, 1, {}, {}})->then(&scene.run(), [&plan](const PlanResult &made) {
            plan = made;
        });
        QVERIFY(scene.waitFor([&plan] { return plan.has_value(); }));
        QVERIFY(!*plan);
        QVERIFY2(plan->error().message.contains(u"other.example"_s),
                 qPrintable(plan->error().message));
    }
}

void TestJobUndo::anUndoIsUndone()
{
    JobScene scene;
    scene.start(zoomRows(20));
    QVERIFY(scene.ends());
    scene.undo(1);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    const auto plan = scene.undo(2);
    QCOMPARE(plan->counts().created, 20);
    QCOMPARE(scene.gateway.others.numberCount(), 20);
}

void TestJobUndo::anUndoIsGoneOnWith()
{
    JobScene scene;
    scene.start(zoomRows(1000));
    QVERIFY(scene.ends());
    const auto applied = appliedJob(scene.loaded(1));
    std::optional<PlanResult> plan;
    planUndo(scene.process->session.service(), *applied)
        ->then(&scene.run(), [&plan](const PlanResult &made) { plan = made; });
    QVERIFY(scene.waitFor([&plan] { return plan.has_value(); }));
    scene.run().start(**plan, {JobKind::Undo, u"undo"_s, {}, 1});
    scene.killAtWrite(3);
    scene.run().goOn(2);
    QVERIFY(scene.ends());
    QVERIFY(scene.run().plan()->undoes);
    QCOMPARE(scene.run().counts().deleted, 1000);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
}

/// A killed job is undone without being gone on with.
void TestJobUndo::whatIsInDoubtIsUndone()
{
    JobScene scene;
    scene.start(zoomRows(300));
    scene.killAtWrite(2);
    QVERIFY(scene.gateway.others.numberCount() > 0);
    const auto plan = scene.undo(1);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
    QCOMPARE(plan->counts().notSent, 0);
}

/// What cannot be read is not told, and undone, as a number that was not there.
/// The creation was carried out, but nobody heard of it until it was read again.
void TestJobUndo::whatOthersAddedBeforeTheAnswerIsKept()
{
    JobScene scene;
    scene.gateway.others.putAccount(scene.account,
                                    {u"zoomPhoneCloudPeering"_s, u"azureOperatorCallProtection"_s});
    scene.start(zoomRows(3));
    scene.killAtWrite(1);
    QCOMPARE(scene.gateway.others.numberCount(), 3);
    scene.gateway.others.changeNumber(numberAt(1), [](nlohmann::json &number) {
        number["serviceDetails"]["azureOperatorCallProtection"]["enabled"] = true;
    });
    scene.clock.advance(300s); // it is not sent again, but read
    scene.run().goOn(1);
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, 3);
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().kept, 1);
    QCOMPARE(plan->counts().deleted, 2);
    QCOMPARE(scene.gateway.others.numberCount(), 1);
}

void TestJobUndo::aDamagedImageIsNoAbsence()
{
    JobScene scene;
    scene.gateway.others.addNumbers(scene.account, firstNumber, 3, "before");
    scene.start(rowsWith(u"after"_s, 3));
    QVERIFY(scene.ends());
    StoredJob stored = resultOf(scene.process->session.jobs().load(1))->value();
    QVERIFY(loadedJob(stored).has_value());
    for (JobEvent &event : stored.events) {
        if (!event.images.isEmpty())
            event.images = packed(QCborArray{QByteArray("{"), QByteArray("{"), QByteArray("{")});
    }
    QVERIFY(!loadedJob(stored).has_value());
    stored = resultOf(scene.process->session.jobs().load(1))->value();
    for (JobEvent &event : stored.events)
        event.images = event.images.isEmpty() ? event.images : QByteArray("damaged");
    QVERIFY(!loadedJob(stored).has_value());
}

void TestJobUndo::failedRowsAreTriedAgain()
{
    JobScene scene;
    scene.gateway.setScript([&scene](const ScriptedRequest &request) {
        if (isBatch(request) && request.body.contains(numberAt(3).toUtf8()))
            return std::optional(errorReply(400, "Refused"));
        return std::optional<ScriptedReply>();
    });
    scene.start(zoomRows(40));
    QVERIFY(scene.ends());
    scene.gateway.setScript({});
    const qint64 refused = scene.run().counts().refused;
    QVERIFY(refused >= 1);
    const auto again = retryPlan(scene.loaded(1));
    QVERIFY(again.has_value());
    QCOMPARE((*again)->rows.size(), refused);
    scene.run().start(*again, {JobKind::Retry, u"numbers.csv"_s, {}, 1});
    QVERIFY(scene.ends());
    QCOMPARE(scene.run().counts().created, refused);
    QCOMPARE(scene.gateway.others.numberCount(), 40);
    QVERIFY(!retryPlan(scene.loaded(2)).has_value());
    scene.undo(1);
    const auto undone = retryPlan(scene.loaded(1));
    QVERIFY(!undone.has_value());
    QVERIFY2(undone.error().contains(u"undone by job 3"_s), qPrintable(undone.error()));
}

void TestJobUndo::withoutImagesThereIsAWord()
{
    JobScene scene;
    scene.start(zoomRows(5));
    QVERIFY(scene.ends());
    LoadedJob job = scene.loaded(1);
    job.record.images = false;
    QVERIFY(!appliedJob(job).has_value());
}

NUMBERDESK_TEST("jobundo", TestJobUndo)
#include "tst_jobundo.moc"
