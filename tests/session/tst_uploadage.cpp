// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "uploadscene.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

/// Rows that set a header on numbers which are there.
QString headerRows(int count)
{
    QString text = u"telephoneNumber,accountName,configuration_customSipHeader\n"_s;
    for (int i = 0; i < count; ++i)
        text += numberAt(i) + u",contoso,desk\n"_s;
    return text;
}

/// A plan that changes three numbers, a minute and a second old.
struct OldPlan : UploadScene
{
    OldPlan()
    {
        gateway.others.addNumbers(u"contoso"_s, firstNumber, 3);
        if (!plan(headerRows(3)))
            qFatal("There is no plan");
        readings = gateway.readings();
        clock.advance(maximumPlanAge + 1s);
    }

    bool wasReadAgain() const { return gateway.readings() > readings; }

    qsizetype readings = 0;
};

} // namespace

/// What an upload does with a plan that has stood for a while.
class TestUploadAge : public QObject
{
    Q_OBJECT

private slots:
    void aPlanOfAMinuteIsSentAsItIs();
    void anOldPlanIsMadeAnewAndSentIfNothingChanged();
    void anOldPlanWaitsWhenSomethingChanged();
    void anOldPlanStandsWhenTheGatewayRefuses();
    void anOldPlanIsSentAsItIsOnDemand();
};

void TestUploadAge::aPlanOfAMinuteIsSentAsItIs()
{
    UploadScene scene;
    scene.gateway.others.addNumbers(u"contoso"_s, firstNumber, 3);
    QVERIFY(scene.plan(headerRows(3)));
    const auto plan = scene.upload.plan();
    scene.clock.advance(maximumPlanAge);
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.plan(), plan);
}

void TestUploadAge::anOldPlanIsMadeAnewAndSentIfNothingChanged()
{
    OldPlan scene;
    const auto plan = scene.upload.plan();
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Planning);
    QVERIFY(scene.upload.isGoingOut());
    QVERIFY(scene.reaches(Stage::Sent));
    QVERIFY(scene.upload.plan() != plan);
    QVERIFY(scene.wasReadAgain());
    QVERIFY(!scene.upload.notice().isEmpty());
    QCOMPARE(scene.upload.counts().updated, 3);
}

void TestUploadAge::anOldPlanWaitsWhenSomethingChanged()
{
    OldPlan scene;
    scene.gateway.others.removeNumber(numberAt(1)); // a colleague
    QSignalSpy ended(&scene.upload, &Upload::planningEnded);
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!scene.upload.notice().isEmpty());
    QCOMPARE(scene.upload.counts().created, 1);
    QCOMPARE(scene.writes(), 0);
    scene.upload.upload(); // seen
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().created, 1);
    QCOMPARE(scene.upload.counts().updated, 2);
}

void TestUploadAge::anOldPlanStandsWhenTheGatewayRefuses()
{
    OldPlan scene;
    const auto plan = scene.upload.plan();
    scene.refuse(403, [](const ScriptedRequest &) { return true; });
    scene.upload.upload();
    QVERIFY(scene.reaches(Stage::Planned));
    QCOMPARE(scene.upload.error()->kind, ImportError::Kind::Gateway);
    QCOMPARE(scene.upload.plan(), plan);
    QCOMPARE(scene.writes(), 0);
}

void TestUploadAge::anOldPlanIsSentAsItIsOnDemand()
{
    OldPlan scene;
    scene.upload.setRecheck(false);
    scene.upload.upload();
    QCOMPARE(scene.upload.stage(), Stage::Sending);
    QVERIFY(scene.reaches(Stage::Sent));
    QCOMPARE(scene.upload.counts().updated, 3);
    QVERIFY(!scene.wasReadAgain());
}

NUMBERDESK_TEST("uploadage", TestUploadAge)
#include "tst_uploadage.moc"
