// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/plan/planchanges.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr Service operatorConnect = Service::TeamsOperatorConnect;
constexpr Service zoom = Service::ZoomPhoneCloudPeering;
constexpr Service protection = Service::AzureOperatorCallProtection;
const ColumnId zoomEnabled = enabledColumn(zoom);
const ColumnId sipHeader = customSipHeaderColumn();

Number storedNumber()
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = {u"InboundCalling"_s, u"OutboundCalling"_s};
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"contoso"_s;
    number.services[operatorConnect] = NumberService{true, u"assigned"_s, configuration};
    number.services[zoom] = NumberService{true, {}, {}};
    number.customSipHeader = u"desk-1"_s;
    return number;
}

/// A row that changes the stored number, or a new one where `creates`.
PlanRow rowOf(bool creates = false)
{
    PlanRow row;
    row.action = creates ? RowAction::Create : RowAction::Update;
    row.outcome = creates ? RowOutcome::Create : RowOutcome::Update;
    row.change.telephoneNumber = TelephoneNumber(441632960000);
    row.change.accountName = u"contoso"_s;
    if (!creates)
        row.setExisting(std::make_shared<const Number>(storedNumber()));
    return row;
}

ImportPlan planOf(const QList<PlanRow> &rows)
{
    ImportPlan plan;
    plan.rows = rows;
    return plan;
}

} // namespace

class TestPlanChanges : public QObject
{
    Q_OBJECT

private slots:
    void aChangeNamesItsFieldsWithOldAndNew();
    void aNewNumberComesFromNothing();
    void rowsWithoutActionChangeNothing();
    void anotherSpellingIsNoChange_data();
    void anotherSpellingIsNoChange();
    void cellsAreThoseOfAnExport();
    void switchingOffStandsOut();
    void changesStayToldOnceSent();
};

void TestPlanChanges::aChangeNamesItsFieldsWithOldAndNew()
{
    PlanRow row = rowOf();
    row.change.edits.set(enabledColumn(zoom), std::optional(false));
    row.change.edits.set(customSipHeaderColumn(), u"desk-2"_s);
    QCOMPARE(actionOf(row), RowAction::Update);
    const QList<FieldDifference> expected{{zoomEnabled, u"true"_s, u"false"_s},
                                          {sipHeader, u"desk-1"_s, u"desk-2"_s}};
    QCOMPARE(fieldChanges(row), expected);
}

void TestPlanChanges::aNewNumberComesFromNothing()
{
    PlanRow row = rowOf(true);
    row.change.edits.set(enabledColumn(zoom), std::optional(true));
    row.change.edits.set(enabledColumn(protection),
                         std::optional(false)); // leaves it out of the number
    QCOMPARE(actionOf(row), RowAction::Create);
    const QList<FieldDifference> expected{{zoomEnabled, QString(), u"true"_s}};
    QCOMPARE(fieldChanges(row), expected);
}

void TestPlanChanges::rowsWithoutActionChangeNothing()
{
    PlanRow bad = rowOf();
    bad.change.edits.set(enabledColumn(zoom), std::optional(false));
    bad.outcome = RowOutcome::Invalid;
    QVERIFY(!actionOf(bad));
    QVERIFY(fieldChanges(bad).isEmpty());
    QVERIFY(servicesSwitchedOff(bad).isEmpty());
    PlanRow right = rowOf();
    right.unchanged = true;
    right.outcome = RowOutcome::Pending; // as an earlier upload left it
    QVERIFY(!actionOf(right));
    QVERIFY(fieldChanges(right).isEmpty());
}

void TestPlanChanges::anotherSpellingIsNoChange_data()
{
    QTest::addColumn<QString>("usage");
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<bool>("changes");
    const QString usage = u"CallingUserAssignment"_s;
    const QStringList capabilities{u"InboundCalling"_s, u"OutboundCalling"_s};
    QTest::newRow("same") << usage << capabilities << false;
    QTest::newRow("letter case") << u"callinguserassignment"_s << capabilities << false;
    QTest::newRow("order") << usage << QStringList{u"OutboundCalling"_s, u"inboundcalling"_s}
                           << false;
    QTest::newRow("twice") << usage << capabilities + capabilities << false;
    QTest::newRow("one less") << usage << capabilities.mid(1) << true;
    QTest::newRow("another word") << u"FirstPartyAppAssignment"_s << capabilities << true;
}

void TestPlanChanges::anotherSpellingIsNoChange()
{
    QFETCH(QString, usage);
    QFETCH(QStringList, capabilities);
    const Number before = storedNumber();
    Number after = before;
    after.services[operatorConnect]->configuration->usage = usage;
    after.services[operatorConnect]->configuration->choosableCapabilities = capabilities;
    after.services[protection] = NumberService{}; // off, as before without it
    QTEST(!fieldChanges(&before, after).isEmpty(), "changes");
}

void TestPlanChanges::cellsAreThoseOfAnExport()
{
    PlanRow row = rowOf();
    const auto capabilities =
        columnOf<Number, &TeamsNumberConfiguration::choosableCapabilities>(operatorConnect);
    row.change.edits.set(capabilities, QStringList{u"=cmd"_s, u"ConferenceAssignment"_s});
    const QList<FieldDifference> changes = fieldChanges(row);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(numberColumn(changes.first().column).heading,
             u"serviceDetails_teamsOperatorConnect_configuration_choosableCapabilities"_s);
    QCOMPARE(changes.first().before, u"InboundCalling;OutboundCalling"_s);
    QCOMPARE(changes.first().after, u"'=cmd;ConferenceAssignment"_s);
}

void TestPlanChanges::switchingOffStandsOut()
{
    PlanRow off = rowOf();
    off.change.edits.set(enabledColumn(zoom), std::optional(false));
    off.change.edits.set(enabledColumn(protection), std::optional(false)); // was not on
    PlanRow header = rowOf();
    header.change.edits.set(customSipHeaderColumn(), u"desk-2"_s);
    PlanRow both = rowOf();
    both.change.edits.set(enabledColumn(zoom), std::optional(false));
    both.change.edits.set(enabledColumn(operatorConnect), std::optional(false));
    QCOMPARE(servicesSwitchedOff(off), ServiceSet{zoom});
    const PlanSurvey survey = surveyOf(planOf({off, header, both, rowOf(true)}));
    QCOMPARE(survey.rowsSwitchingOff, 2);
    QCOMPARE(survey.switchedOff[zoom], 2);
    QCOMPARE(survey.switchedOff[operatorConnect], 1);
    QCOMPARE(survey.switchedOff[protection], 0);
}

void TestPlanChanges::changesStayToldOnceSent()
{
    PlanRow row = rowOf();
    row.change.edits.set(enabledColumn(zoom), std::optional(false));
    row.outcome = RowOutcome::Synced;
    row.accepted = true;
    QCOMPARE(fieldChanges(row).size(), 1);
    QCOMPARE(servicesSwitchedOff(row), ServiceSet{zoom});
}

NUMBERDESK_TEST("planchanges", TestPlanChanges)
#include "tst_planchanges.moc"
