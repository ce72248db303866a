// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

/// A gateway whose numbers Teams has given to users.
struct TeamsScene : ImportScene
{
    explicit TeamsScene(bool sync = true) { giveToTeams(3, sync); }

    std::string assignment(int index)
    {
        const json number = gateway.others.number(numberAt(index));
        return number["serviceDetails"]["teamsOperatorConnect"]["assignmentStatus"];
    }

    /// Rows that set the assignment status as given, and the usage as it is.
    void plan(const QStringList &words, const ImportOptions &options = {})
    {
        QString text = u"telephoneNumber,accountName,"_s + operatorConnectHeading(u"enabled"_s) +
                       u',' + operatorConnectHeading(u"assignmentStatus"_s) + u'\n';
        int index = 0;
        for (const QString &word : words)
            text += numberAt(index++) + u",contoso,true,"_s + word + u'\n';
        ImportScene::plan = planned(desk, tableOf(text), options);
        QVERIFY(ImportScene::plan);
    }

    QStringList warnings() const
    {
        QStringList messages;
        for (const RowIssue &issue : ImportScene::plan->warnings) {
            if (!issue.message.contains(u"numbering plan"_s)) // the scene's numbers are invented
                messages += issue.message;
        }
        return messages;
    }
};

} // namespace

/// What a plan does beside what a row seems to say is told before it is sent.
class TestPlanConsequences : public QObject
{
    Q_OBJECT

private slots:
    void assignmentsAreLeftToTeams();
    void assignmentsAreSentWhenAsked();
    void accountsThatDoNotSyncAreNamed();
    void clearedFieldsAreCountedByColumn();
    void cellsThatExcelLeftOutClearNothing();
    void numbersWithoutAServiceAreCounted();
};

void TestPlanConsequences::assignmentsAreLeftToTeams()
{
    TeamsScene scene;
    scene.plan({u"Unassigned"_s, u"unassigned"_s, u"ASSIGNED"_s});
    QCOMPARE(scene.ImportScene::plan->counts().unchanged, 3);
    QCOMPARE(scene.warnings().size(), 1);
    QVERIFY2(scene.warnings().first().contains(u"2 from assigned to unassigned"_s),
             qPrintable(scene.warnings().first()));
    scene.run();
    QCOMPARE(scene.assignment(0), "assigned");
}

void TestPlanConsequences::assignmentsAreSentWhenAsked()
{
    TeamsScene scene;
    ImportOptions options;
    options.setAssignment = true;
    scene.plan({u"Unassigned"_s, u"assigned"_s}, options);
    QCOMPARE(scene.ImportScene::plan->counts().updated, 1);
    QCOMPARE(scene.warnings(), QStringList());
    scene.run();
    QCOMPARE(scene.assignment(0), "unassigned");
    QCOMPARE(scene.assignment(1), "assigned");
}

/// Rows would be synced at once, and Teams would never hear of them.
void TestPlanConsequences::accountsThatDoNotSyncAreNamed()
{
    TeamsScene scene(false);
    const QString text = u"telephoneNumber,accountName,"_s + operatorConnectHeading(u"enabled"_s) +
                         u',' + operatorConnectHeading(u"configuration_usage"_s) + u'\n' +
                         numberAt(50) + u",contoso,true,CallingUserAssignment\n"_s + numberAt(51) +
                         u",contoso,true,CallingUserAssignment\n"_s;
    scene.ImportScene::plan = planned(scene.desk, tableOf(text));
    QVERIFY(scene.ImportScene::plan);
    QCOMPARE(scene.ImportScene::plan->counts().created, 2);
    QCOMPARE(scene.warnings().size(), 1);
    QVERIFY2(scene.warnings().first().startsWith(
                 u"2 row(s) enable Teams Operator Connect on the account "
                 "\"contoso\", whose sync is off"_s),
             qPrintable(scene.warnings().first()));
}

void TestPlanConsequences::clearedFieldsAreCountedByColumn()
{
    ImportScene scene(3);
    scene.plan = planned(scene.desk, tableOf(u"telephoneNumber,configuration_customSipHeader,"
                                             "accountName\n"_s +
                                             numberAt(0) + u",,contoso\n"_s + numberAt(1) +
                                             u",,contoso\n"_s + numberAt(2) + u",x,contoso\n"_s));
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->cleared, (QMap<QString, qint64>{{u"configuration_customSipHeader"_s, 2}}));
    scene.run();
    QVERIFY(!scene.gateway.others.number(numberAt(0))
                 .value("configuration", json::object())
                 .contains("customSipHeader"));
    QCOMPARE(scene.header(2), u"x"_s);
}

/// Excel stops writing empty last cells after a while: they name nothing, unless a person says so.
void TestPlanConsequences::cellsThatExcelLeftOutClearNothing()
{
    ImportScene scene(3);
    const CsvTable table = tableOf(
        u"telephoneNumber,accountName,configuration_customSipHeader\n"_s + numberAt(0) +
        u",contoso,new\n"_s + numberAt(1) + u",contoso,\n"_s + numberAt(2) + u",contoso\n"_s);
    scene.plan = planned(scene.desk, table);
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->counts().updated, 1);
    QVERIFY(scene.plan->cleared.isEmpty());
    QVERIFY(std::any_of(scene.plan->warnings.begin(), scene.plan->warnings.end(),
                        [](const RowIssue &issue) { return issue.remedy.contains(u"empty"_s); }));
    ImportOptions options;
    options.clearEmpty = true;
    scene.plan = planned(scene.desk, table, options);
    QVERIFY(scene.plan);
    QCOMPARE(scene.plan->cleared.value(u"configuration_customSipHeader"_s), 2);
    QCOMPARE(scene.plan->counts().updated, 3);
}

/// A row cut off after its account would create a number that can do nothing.
void TestPlanConsequences::numbersWithoutAServiceAreCounted()
{
    ImportScene scene(1);
    const QString heading =
        u"telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"_s;
    const QString whole = heading + numberAt(50) + u",contoso,true\n"_s;
    const auto bare = [&scene] {
        QList<RowIssue> found;
        for (const RowIssue &issue : std::as_const(scene.plan->warnings)) {
            if (issue.message.contains(u"without any service"_s))
                found += issue;
        }
        return found;
    };
    scene.plan = planned(scene.desk, tableOf(whole + numberAt(51) + u",contoso\n"_s + numberAt(52) +
                                             u",contoso,false\n"_s));
    QVERIFY(scene.plan);
    QCOMPARE(bare().size(), 1);
    QVERIFY2(bare().first().message.startsWith(u"2 "_s), qPrintable(bare().first().message));
    QCOMPARE(bare().first().line, 3);
    QVERIFY(bare().first().remedy.contains(u"line 3"_s));
    QCOMPARE(scene.plan->counts().created, 3); // told, not forbidden
    // A number that is there already keeps its services.
    scene.plan = planned(scene.desk, tableOf(whole + numberAt(0) + u",contoso,\n"_s));
    QVERIFY(scene.plan);
    QVERIFY(bare().isEmpty());
}

NUMBERDESK_TEST("planconsequences", TestPlanConsequences)
#include "tst_planconsequences.moc"
