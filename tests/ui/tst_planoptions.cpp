// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

const QByteArray zoomHeading = "telephoneNumber,accountName,"
                               "serviceDetails_zoomPhoneCloudPeering_enabled,"
                               "configuration_customSipHeader\n";
const QByteArray connectHeading =
    "telephoneNumber,accountName,serviceDetails_teamsOperatorConnect_enabled,"
    "serviceDetails_teamsOperatorConnect_configuration_usage,"
    "serviceDetails_teamsOperatorConnect_assignmentStatus\n";
const QString clearBox = u"Let empty cells clear"_s;
const QString recheckBox = u"Send without reading again"_s;
const QString assignmentBox = u"Also change the assignment status"_s;

struct Scene
{
    Scene()
    {
        if (!fixture.addAccount(accountWith(
                u"contoso"_s, {Service::ZoomPhoneCloudPeering, Service::TeamsOperatorConnect})))
            qFatal("no account");
    }
    Upload &upload() { return fixture.window().workspace()->upload(); }
    bool planned()
    {
        return QTest::qWaitFor([this] { return upload().stage() == Stage::Planned; }, 20000);
    }
    bool plan(const QString &name, const QByteArray &content)
    {
        return dropFiles(&fixture.window(), {fixture.writeFile(name, content)}) && planned();
    }
    /// Two numbers with a SIP header on the gateway.
    bool storeTwo()
    {
        if (!plan(u"before.csv"_s, zoomHeading + "+441632961000,contoso,true,desk-1\n"
                                                 "+441632961001,contoso,true,desk-2\n"))
            return false;
        upload().upload();
        return QTest::qWaitFor([this] { return upload().counts().synced == 2; }, 30000);
    }
    /// More than a page of them.
    bool storeMany()
    {
        QByteArray text = zoomHeading;
        for (int i = 0; i < 600; ++i)
            text += "+4416329" + QByteArray::number(62000 + i) + ",contoso,true,\n";
        if (!plan(u"many.csv"_s, text))
            return false;
        upload().upload();
        return QTest::qWaitFor([this] { return upload().counts().synced == 600; }, 60000);
    }
    QCheckBox *box(const QString &name) { return named<QCheckBox>(&fixture.window(), name); }

    WindowFixture fixture;
};

} // namespace

/// What a plan does only after somebody has agreed to it.
class TestPlanOptions : public QObject
{
    Q_OBJECT

private slots:
    void boxesStandWhereTheyMatterOnly();
    void emptyCellsClearWhenAgreed();
    void assignmentStatusIsSentWhenAgreed();
    void whatWasAgreedToStays();
    void readingAgainCanBeLeftOutWhereItIsDear();
};

void TestPlanOptions::boxesStandWhereTheyMatterOnly()
{
    Scene scene;
    QVERIFY(scene.plan(u"plain.csv"_s, zoomHeading + "+441632961000,contoso,true,\n"));
    QVERIFY(scene.box(clearBox) == nullptr);
    QVERIFY(scene.box(assignmentBox) == nullptr);
}

void TestPlanOptions::emptyCellsClearWhenAgreed()
{
    Scene scene;
    QVERIFY(scene.storeTwo());
    QVERIFY(scene.plan(u"short.csv"_s, zoomHeading + "+441632961000,contoso,true,\n"
                                                     "+441632961001,contoso,true\n"));
    QCOMPARE(scene.upload().counts().unchanged, 2);
    QCheckBox *box = scene.box(clearBox);
    QVERIFY(box && !box->isChecked() && box->isEnabled());
    QTest::mouseClick(box, Qt::LeftButton);
    QCOMPARE(scene.upload().stage(), Stage::Planning);
    QVERIFY(box->isVisible() && !box->isEnabled()); // it stays where it is meanwhile
    QVERIFY(scene.planned());
    QCOMPARE(scene.upload().counts().updated, 2);
    QVERIFY(box->isChecked() && box->isVisible());
    QTest::mouseClick(box, Qt::LeftButton);
    QVERIFY(scene.planned());
    QCOMPARE(scene.upload().counts().updated, 0);
    QVERIFY(!box->isChecked());
}

void TestPlanOptions::assignmentStatusIsSentWhenAgreed()
{
    Scene scene;
    QVERIFY(scene.plan(u"old-export.csv"_s,
                       connectHeading +
                           "+441632961000,contoso,true,CallingUserAssignment,Assigned\n"
                           "+441632961001,contoso,true,CallingUserAssignment,\n"));
    QCheckBox *box = scene.box(assignmentBox);
    QVERIFY(box && !box->isChecked());
    QVERIFY2(box->text().contains(u" 1 "_s), qPrintable(box->text()));
    const auto sent = [&scene] {
        const Number number = scene.upload().plan()->rows.first().target();
        return number.services[Service::TeamsOperatorConnect]->assignmentStatus;
    };
    QCOMPARE(sent(), QString());
    QTest::mouseClick(box, Qt::LeftButton);
    QVERIFY(scene.planned());
    QCOMPARE(sent().toLower(), u"assigned"_s);
    QVERIFY(box->isChecked() && box->isVisible());
    QTest::mouseClick(box, Qt::LeftButton);
    QVERIFY(scene.planned());
    QCOMPARE(sent(), QString());
}

void TestPlanOptions::whatWasAgreedToStays()
{
    Scene scene;
    QByteArray text = zoomHeading + "'+441632961000,contoso,true,\n"
                                    "+441632961001,fabrikam,true\n";
    text.replace("customSipHeader", "custom Sip Header");
    QVERIFY(dropFiles(&scene.fixture.window(), {scene.fixture.writeFile(u"all.csv"_s, text)}));
    QTRY_COMPARE(scene.upload().stage(), Stage::Unplannable);
    scene.upload().readHeadings(
        {{u"configuration_custom Sip Header"_s, u"configuration_customSipHeader"_s}}, {});
    QVERIFY(scene.planned());
    scene.upload().repairRows();
    QVERIFY(scene.planned());
    scene.upload().createAccounts({u"fabrikam"_s});
    QVERIFY(scene.planned());
    QCOMPARE(scene.upload().counts().created, 2);
    QTest::mouseClick(scene.box(clearBox), Qt::LeftButton);
    QVERIFY(scene.planned());
    QVERIFY(scene.upload().plan()->options.clearEmpty);
    QCOMPARE(scene.upload().counts().created, 2);
    QCOMPARE(scene.upload().plan()->accountsToCreate(), QStringList{u"fabrikam"_s});
}

/// Two rows go out in one request; reading them again takes more.
void TestPlanOptions::readingAgainCanBeLeftOutWhereItIsDear()
{
    Scene scene;
    QVERIFY(scene.storeMany());
    QVERIFY(scene.storeTwo());
    QVERIFY(scene.plan(u"change.csv"_s, zoomHeading + "+441632961000,contoso,true,new-1\n"
                                                      "+441632961001,contoso,true,new-2\n"));
    QVERIFY(scene.upload().plan()->recheckCost.isDearer());
    QCheckBox *box = scene.box(recheckBox);
    QVERIFY(box && !box->isChecked());
    QVERIFY(scene.upload().rechecks());
    QTest::mouseClick(box, Qt::LeftButton);
    QCOMPARE(scene.upload().stage(), Stage::Planned); // it changes nothing of the plan
    QVERIFY(!scene.upload().rechecks());
    scene.upload().upload();
    QTRY_COMPARE(scene.upload().counts().updated, 2);
    QVERIFY(scene.plan(u"another.csv"_s, zoomHeading + "+441632961000,contoso,true,newer\n"));
    QVERIFY(scene.upload().rechecks());
}

NUMBERDESK_TEST("planoptions", TestPlanOptions)
#include "tst_planoptions.moc"
