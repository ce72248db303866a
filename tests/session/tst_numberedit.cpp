// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobscene.h"
#include "session/jobs/numberedit.h"
#include "support/testprogram.h"

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// One number with the SIP header "before", which somebody has open in a form.
struct EditScene : JobScene
{
    EditScene()
    {
        gateway.others.addNumbers(account, firstNumber, 1, "before");
        seen = read();
        wanted = seen;
        wanted.customSipHeader = u"mine"_s;
    }

    Number read()
    {
        return resultOf(process->session.service().getNumber(account, TelephoneNumber(firstNumber)))
            ->value()
            .resource;
    }

    ApiResult<void> save()
    {
        std::optional<ApiResult<void>> result;
        saveAsSeen(process->session.jobDesk(), seen, wanted, &process->session)
            ->then(&process->session, [&result](const ApiResult<void> &saved) { result = saved; });
        if (!waitFor([&result] { return result.has_value(); }))
            qFatal("The save did not end");
        return *result;
    }

    void othersSetHeader(const char *value)
    {
        gateway.others.changeNumber(numberAt(0), [value](nlohmann::json &number) {
            number["configuration"]["customSipHeader"] = value;
        });
    }

    Number seen;
    Number wanted;
};

} // namespace

/// What a form has made of a number is a job of one row.
class TestNumberEdit : public QObject
{
    Q_OBJECT

private slots:
    void aSaveIsAJob();
    void aSaveIsTakenBack();
    void otherFieldsOfOthersStay();
    void theSameFieldIsAConflictThatNamesItsHeading();
    void whatIsSoAlreadyIsDone();
    void whatIsGoneIsTold();
    void aRefusalIsToldAsTheGatewaySaysIt();
    void whatWasNotSentIsNotOfferedAgain();
    void nothingIsSentUnwritten();
};

void TestNumberEdit::aSaveIsAJob()
{
    EditScene scene;
    QVERIFY(scene.save().has_value());
    QCOMPARE(scene.read().customSipHeader, u"mine"_s);
    const JobRecord record = scene.record(1);
    QCOMPARE(record.kind, JobKind::Update);
    QCOMPARE(record.state, JobState::Done);
    QCOMPARE(record.title, numberAt(0));
    QCOMPARE(scene.loaded(1).plan->counts().updated, 1);
    QCOMPARE(scene.process->session.data().numbers().number(0).customSipHeader, u"mine"_s);
}

void TestNumberEdit::aSaveIsTakenBack()
{
    EditScene scene;
    QVERIFY(scene.save().has_value());
    const auto plan = scene.undo(1);
    QCOMPARE(plan->counts().updated, 1);
    QCOMPARE(scene.read().customSipHeader, u"before"_s);
}

void TestNumberEdit::otherFieldsOfOthersStay()
{
    EditScene scene;
    scene.gateway.others.changeNumber(numberAt(0), [](nlohmann::json &number) {
        number["serviceDetails"]["zoomPhoneCloudPeering"]["enabled"] = false;
    });
    QVERIFY(scene.save().has_value());
    QCOMPARE(scene.read().customSipHeader, u"mine"_s);
    QVERIFY(!scene.read().isEnabled(Service::ZoomPhoneCloudPeering));
}

void TestNumberEdit::theSameFieldIsAConflictThatNamesItsHeading()
{
    EditScene scene;
    scene.othersSetHeader("theirs");
    const auto saved = scene.save();
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ApiError::Kind::PreconditionFailed);
    QCOMPARE(saved.error().changed,
             (QList<FieldChange>{{u"configuration_customSipHeader"_s, u"before"_s, u"theirs"_s}}));
    QCOMPARE(scene.read().customSipHeader, u"theirs"_s);
    QCOMPARE(scene.record(1).state, JobState::Done); // each row has its answer
}

void TestNumberEdit::whatIsSoAlreadyIsDone()
{
    EditScene scene;
    scene.othersSetHeader("mine");
    const qsizetype writes = scene.gateway.batchSizes().size();
    QVERIFY(scene.save().has_value());
    QCOMPARE(scene.gateway.batchSizes().size(), writes);
    QVERIFY(!appliedJob(scene.loaded(1)).has_value()); // it was not this job that changed it
}

void TestNumberEdit::whatIsGoneIsTold()
{
    EditScene scene;
    scene.gateway.others.removeNumber(numberAt(0));
    const auto saved = scene.save();
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ApiError::Kind::NotFound);
    QCOMPARE(scene.gateway.others.numberCount(), 0);
}

void TestNumberEdit::aRefusalIsToldAsTheGatewaySaysIt()
{
    EditScene scene;
    scene.gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "PUT")
            return errorReply(400, "SipHeaderTooLong");
        return {};
    });
    const auto saved = scene.save();
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ApiError::Kind::Refused);
    QCOMPARE(saved.error().httpStatus, 400);
    QCOMPARE(saved.error().code, u"SipHeaderTooLong"_s);
    QCOMPARE(scene.record(1).state, JobState::Done);
}

void TestNumberEdit::whatWasNotSentIsNotOfferedAgain()
{
    EditScene scene;
    scene.gateway.setScript([](const ScriptedRequest &) {
        return std::optional(ScriptedReply{200, {}, {}, ScriptedReply::Delivery::Closed});
    });
    const auto saved = scene.save();
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ApiError::Kind::Offline);
    QCOMPARE(scene.record(1).state, JobState::Cancelled);
}

void TestNumberEdit::nothingIsSentUnwritten()
{
    EditScene scene;
    QFile::remove(scene.desk().jobsFolder());
    QVERIFY(QFile(scene.desk().jobsFolder()).open(QIODevice::WriteOnly)); // no folder
    const auto saved = scene.save();
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ApiError::Kind::NotWrittenDown);
    QCOMPARE(scene.read().customSipHeader, u"before"_s);
}

NUMBERDESK_TEST("numberedit", TestNumberEdit)
#include "tst_numberedit.moc"
