// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfertest.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString heading =
    u"telephoneNumber,accountName,%1,configuration_customSipHeader\n"_s.arg(zoomHeading);

QString operatorConnectFile(const QString &cells)
{
    QStringList headings{u"telephoneNumber"_s, u"accountName"_s};
    for (const char *property :
         {"enabled", "assignmentStatus", "configuration_usage",
          "configuration_choosableCapabilities", "configuration_allowTenantAddressUpdate"})
        headings.append(operatorConnectHeading(QString::fromLatin1(property)));
    return headings.join(u',') + u"\n+441632960000,contoso,"_s + cells + u'\n';
}

QStringList faultyColumns(const ImportPlan &plan)
{
    QStringList columns;
    for (const RowIssue &issue : plan.errors)
        columns.append(issue.column);
    return columns;
}

} // namespace

/// What files alone make of a plan: rows, what they ask, and their faults.
class TestPlanDraft : public QObject
{
    Q_OBJECT

private slots:
    void findsFaultsOfARow_data();
    void findsFaultsOfARow();
    void reportsEveryFault();
    void namesPlaceAndRemedy();
    void takesFlagsInAnyLetterCase();
    void findsRepeatedNumbersAcrossFiles();
    void leavesServicesAlone();
    void clearsOptionalFields();
    void readsLists_data();
    void readsLists();
    void wantsCellsOfServicesLeftAloneEmpty();
    void ignoresUnnamedColumns();
    void takesMissingCellsForNotNamed();
    void saysThatThereAreHeadingsOnly();
    void limitsRowsOfAllFiles();
    void completesNumbersOnlyFiles();
    void refusesOptionsThatDoNotFit_data();
    void refusesOptionsThatDoNotFit();
    void reportsAllUnreadableFiles();
    void stopsWhenCancelled();
};

void TestPlanDraft::findsFaultsOfARow_data()
{
    QTest::addColumn<QString>("cells");
    QTest::addColumn<QStringList>("columns");
    const QString number = u"telephoneNumber"_s;
    const QString account = u"accountName"_s;
    const QString header = u"configuration_customSipHeader"_s;
    const auto row = [](const char *name, const QString &cells, const QStringList &columns) {
        QTest::newRow(name) << cells << columns;
    };
    row("good", u"+441632960000,contoso,true,sip-1"_s, {});
    row("outer blanks", u" +441632960000\t, contoso ,  true , sip-1 "_s, {});
    row("missing plus", u"441632960000,contoso,true,"_s, {number});
    row("inner blanks", u"+44 1632 960000,contoso,true,"_s, {number});
    row("apostrophe", u"'+441632960000,contoso,true,"_s, {number});
    row("first digit 0", u"+041632960000,contoso,true,"_s, {number});
    row("16 digits", u"+4416329600001234,contoso,true,"_s, {number});
    row("letters", u"+44163296000x,contoso,true,"_s, {number});
    row("no number", u",contoso,true,"_s, {number});
    row("scientific", u"4.41633E+11,contoso,true,"_s, {number});
    row("no account", u"+441632960000,,true,"_s, {account});
    row("account with blank", u"+441632960000,con toso,true,"_s, {account});
    row("account of 101", u"+441632960000,%1,true,"_s.arg(QString(101, u'a')), {account});
    row("yes", u"+441632960000,contoso,yes,"_s, {zoomHeading});
    row("1", u"+441632960000,contoso,1,"_s, {zoomHeading});
    row("header with blank", u"+441632960000,contoso,true,a b"_s, {header});
    row("header of 101", u"+441632960000,contoso,true,%1"_s.arg(QString(101, u'a')), {header});
    row("cells missing at the end", u"+441632960000,contoso,true"_s, {});
    row("empty cells too many", u"+441632960000,contoso,true,,"_s, {});
    row("too many cells", u"+441632960000,contoso,true,,x"_s, {u""_s});
    row("cells missing, bad number", u"441632960000,contoso,true"_s, {number});
    row("sums", u"Total,2,,"_s, {u""_s});
    row("sums without a word", u",2,,"_s, {u""_s});
    row("error value", u"+441632960000,contoso,#N/A,"_s, {zoomHeading});
    row("invisible", u"+441632960000,con\u200Btoso,true,"_s, {account});
    row("guard", u"+441632960000,contoso,true,\"=\"\"sip\"\"\""_s, {header});
    row("open quote", u"\"+441632960000,contoso,true,"_s, {u""_s});
    row("text after a quote", u"\"+44\"1632960000,contoso,true,"_s, {u""_s});
}

void TestPlanDraft::findsFaultsOfARow()
{
    QFETCH(QString, cells);
    const auto plan = draftOf({tableOf(heading + cells)});
    QVERIFY(plan);
    QTEST(faultyColumns(**plan), "columns");
    const PlanRow &row = (*plan)->rows.first();
    QCOMPARE(row.outcome == RowOutcome::Invalid, !(*plan)->errors.isEmpty());
    for (const RowIssue &issue : std::as_const((*plan)->errors)) {
        QVERIFY(!issue.expected.isEmpty());
        QVERIFY(!issue.message.isEmpty());
        QVERIFY(!issue.remedy.isEmpty());
        QVERIFY(row.message().contains(issue.message));
    }
}

void TestPlanDraft::reportsEveryFault()
{
    const auto plan = draftOf({tableOf(heading + u"441632960000,con toso,ja,a b\n"_s)});
    QVERIFY(plan);
    QCOMPARE(faultyColumns(**plan), (QStringList{u"telephoneNumber"_s, u"accountName"_s,
                                                 zoomHeading, u"configuration_customSipHeader"_s}));
    QCOMPARE((*plan)->counts().invalid, 1);
}

void TestPlanDraft::namesPlaceAndRemedy()
{
    const auto plan = draftOf({tableOf(heading + u"\n+441632960000,contoso,maybe,\n"_s)});
    QVERIFY(plan);
    const RowIssue &issue = (*plan)->errors.first();
    QCOMPARE(issue.file, u"in.csv"_s);
    QCOMPARE(issue.line, 3);
    QCOMPARE(issue.column, zoomHeading);
    QCOMPARE(issue.found, u"maybe"_s);
    QCOMPARE(issue.expected, u"true or false"_s);
    QCOMPARE(issue.severity, RowIssue::Severity::Error);
    QVERIFY(issue.code.isEmpty());
}

void TestPlanDraft::takesFlagsInAnyLetterCase()
{
    const auto plan = draftOf({tableOf(heading + u"+441632960000,contoso,TRUE,\n"_s +
                                       u"+441632960001,contoso,False,\n"_s)});
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    const auto enabled = [&](int row) {
        return (*plan)->rows.at(row).change.edits.asked<std::optional<bool>>(
            enabledColumn(Service::ZoomPhoneCloudPeering));
    };
    QCOMPARE(enabled(0).value(), std::optional(true));
    QCOMPARE(enabled(1).value(), std::optional(false));
}

void TestPlanDraft::findsRepeatedNumbersAcrossFiles()
{
    const QString row = u"+441632960000,contoso,true,\n"_s;
    const auto plan = draftOf(
        {tableOf(heading + row + row, u"a.csv"_s), tableOf(heading + u"\n"_s + row, u"b.csv"_s)});
    QVERIFY(plan);
    QCOMPARE((*plan)->rows.at(0).outcome, RowOutcome::Create);
    QCOMPARE((*plan)->errors.size(), 2);
    const RowIssue &second = (*plan)->errors.at(1);
    QCOMPARE(second.file, u"b.csv"_s);
    QCOMPARE(second.line, 3);
    QCOMPARE(second.column, u"telephoneNumber"_s);
    QVERIFY(second.message.contains(u"line 2"_s));
    QVERIFY(second.message.contains(u"a.csv"_s));
    QCOMPARE((*plan)->counts().invalid, 2);
    QCOMPARE((*plan)->rowOfNumber.value(TelephoneNumber(441632960000), -1), 0);
}

void TestPlanDraft::leavesServicesAlone()
{
    const auto plan = draftOf({tableOf(heading + u"+441632960000,contoso,,sip\n"_s)});
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    const NumberChange &change = (*plan)->rows.first().change;
    QVERIFY(!change.edits.find(enabledColumn(Service::ZoomPhoneCloudPeering)));
    QCOMPARE(change.edits.asked<QString>(customSipHeaderColumn()), std::optional(u"sip"_s));
}

void TestPlanDraft::clearsOptionalFields()
{
    const auto plan = draftOf({tableOf(operatorConnectFile(u"true,,,,"_s))});
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    const NumberEdits &edits = (*plan)->rows.first().change.edits;
    const Service service = Service::TeamsOperatorConnect;
    QCOMPARE(edits.asked<QString>(assignmentStatusColumn(service)), std::optional(u""_s));
    using Configuration = TeamsNumberConfiguration;
    const auto capabilities = columnOf<Number, &Configuration::choosableCapabilities>(service);
    QCOMPARE(edits.asked<QStringList>(capabilities), std::optional(QStringList{}));
    QVERIFY(edits.find(columnOf<Number, &Configuration::allowTenantAddressUpdate>(service)));
    QVERIFY(!edits.find(usageColumn(service))); // not optional: an empty cell keeps it
    QVERIFY(!edits.find(columnOf<Number, &Configuration::locationId>(service))); // no column
}

void TestPlanDraft::readsLists_data()
{
    QTest::addColumn<QString>("cell");
    QTest::newRow("semicolon") << u"InboundCalling;OutboundCalling"_s;
    QTest::newRow("bar and blanks") << u"InboundCalling | OutboundCalling"_s;
    QTest::newRow("quoted comma") << u"\"InboundCalling, OutboundCalling\""_s;
    QTest::newRow("empty items") << u"InboundCalling;;OutboundCalling;"_s;
}

void TestPlanDraft::readsLists()
{
    QFETCH(QString, cell);
    const QString cells = u"true,assigned,CallingUserAssignment,"_s + cell + u",true"_s;
    const auto plan = draftOf({tableOf(operatorConnectFile(cells))});
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    const NumberEdits &edits = (*plan)->rows.first().change.edits;
    const Service service = Service::TeamsOperatorConnect;
    const auto capabilities =
        columnOf<Number, &TeamsNumberConfiguration::choosableCapabilities>(service);
    QCOMPARE(edits.asked<QStringList>(capabilities),
             std::optional(QStringList{u"InboundCalling"_s, u"OutboundCalling"_s}));
    QCOMPARE(edits.asked<QString>(usageColumn(service)), std::optional(u"CallingUserAssignment"_s));
}

void TestPlanDraft::wantsCellsOfServicesLeftAloneEmpty()
{
    const auto plan =
        draftOf({tableOf(operatorConnectFile(u",assigned,CallingUserAssignment,,"_s))});
    QVERIFY(plan);
    QCOMPARE(faultyColumns(**plan),
             (QStringList{operatorConnectHeading(u"assignmentStatus"_s),
                          operatorConnectHeading(u"configuration_usage"_s)}));
}

void TestPlanDraft::ignoresUnnamedColumns()
{
    const QString start = u"telephoneNumber,accountName,%1,\n"_s.arg(zoomHeading);
    const auto plan = draftOf({tableOf(start + u"+441632960000,contoso,true,\n"_s +
                                       u"+441632960001,contoso,true,x\n"_s)});
    QVERIFY(plan);
    QCOMPARE((*plan)->rows.at(0).outcome, RowOutcome::Create);
    QCOMPARE((*plan)->rows.at(1).outcome, RowOutcome::Create);
    QCOMPARE((*plan)->warnings.size(), 1);
}

/// Excel stops writing empty last cells: in those columns no empty cell asks for anything, unless
/// that was agreed to.
void TestPlanDraft::takesMissingCellsForNotNamed()
{
    const QString text = heading + u"+441632960000,contoso,true,\n"_s +
                         u"+441632960001,contoso,true,sip\n"_s + u"+441632960002,contoso,true\n"_s;
    const auto plan = draftOf({tableOf(text)});
    QVERIFY(plan);
    QCOMPARE((*plan)->counts().valid, 3);
    QVERIFY(!(*plan)->rows.at(0).change.edits.find(customSipHeaderColumn()));
    QCOMPARE((*plan)->rows.at(1).change.edits.asked<QString>(customSipHeaderColumn()),
             std::optional(u"sip"_s));
    QVERIFY(!(*plan)->rows.at(2).change.edits.find(customSipHeaderColumn()));
    QCOMPARE((*plan)->warnings.size(), 1);
    QCOMPARE((*plan)->warnings.first().line, 4);

    ImportOptions options;
    options.clearEmpty = true;
    const auto clearing = draftOf({tableOf(text)}, options);
    QVERIFY(clearing);
    QCOMPARE((*clearing)->rows.at(0).change.edits.asked<QString>(customSipHeaderColumn()),
             std::optional(u""_s));
    QCOMPARE((*clearing)->rows.at(2).change.edits.asked<QString>(customSipHeaderColumn()),
             std::optional(u""_s));
}

void TestPlanDraft::saysThatThereAreHeadingsOnly()
{
    const auto plan = draftOf({tableOf(heading)});
    QVERIFY(plan);
    QCOMPARE((*plan)->warnings.size(), 1);
    QVERIFY((*plan)->warnings.first().message.contains(u"headings only"_s));
}

void TestPlanDraft::limitsRowsOfAllFiles()
{
    const QTemporaryDir folder;
    QStringList paths;
    for (const QString &name : {u"a.csv"_s, u"b.csv"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Numbers\n" + QByteArray("+441632960000\n").repeated(mostRows / 2 + 1));
        paths.append(file.fileName());
    }
    const auto flag = std::make_shared<std::atomic_bool>(false);
    QVERIFY(readTables({{}, {paths.first()}, {}, {}}, {}, flag).has_value());
    const auto both = readTables({{}, paths, {}, {}}, {}, flag);
    QVERIFY(!both);
    QVERIFY(both.error().issues.first().message.contains(u"rows"_s));
}

void TestPlanDraft::completesNumbersOnlyFiles()
{
    ImportOptions options;
    options.accountName = u"contoso"_s;
    options.edits.set(enabledColumn(Service::TeamsDirectRouting), std::optional(true));
    options.edits.set(enabledColumn(Service::AzureOperatorCallProtection), std::optional(true));
    options.edits.set(customSipHeaderColumn(), u"sip"_s);
    const auto plan = draftOf({tableOf(u"Numbers\n+441632960000\n+441632960001\n"_s)}, options);
    QVERIFY(plan);
    QVERIFY((*plan)->errors.isEmpty());
    QCOMPARE((*plan)->rows.size(), 2);
    const NumberChange &change = (*plan)->rows.last().change;
    QCOMPARE(change.accountName.text(), u"contoso"_s);
    QCOMPARE(change.edits, options.edits);
}

void TestPlanDraft::refusesOptionsThatDoNotFit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("account");
    QTest::addColumn<bool>("service");
    QTest::addColumn<QString>("header");
    const QString numbers = u"telephoneNumber\n+441632960000\n"_s;
    const QString full = heading + u"+441632960000,contoso,true,\n"_s;
    QTest::newRow("nothing given") << numbers << u""_s << false << u""_s;
    QTest::newRow("no account") << numbers << u""_s << true << u""_s;
    QTest::newRow("no service") << numbers << u"contoso"_s << false << u""_s;
    QTest::newRow("account beside columns") << full << u"contoso"_s << true << u""_s;
    QTest::newRow("header beside columns") << full << u""_s << false << u"sip"_s;
    QTest::newRow("bad account") << numbers << u"con toso"_s << true << u""_s;
    QTest::newRow("bad header") << numbers << u"contoso"_s << true << u"a b"_s;
}

void TestPlanDraft::refusesOptionsThatDoNotFit()
{
    QFETCH(QString, text);
    QFETCH(QString, account);
    QFETCH(bool, service);
    QFETCH(QString, header);
    ImportOptions options;
    options.accountName = account;
    if (!header.isEmpty())
        options.edits.set(customSipHeaderColumn(), header);
    if (service)
        options.edits.set(enabledColumn(Service::ZoomPhoneCloudPeering), std::optional(true));
    const auto plan = draftOf({tableOf(text)}, options);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ImportError::Kind::Usage);
    QVERIFY(plan.error().message.endsWith(u'.'));
}

void TestPlanDraft::reportsAllUnreadableFiles()
{
    const auto plan = draftOf({tableOf(u"accountName,x\n"_s, u"a.csv"_s),
                               tableOf(heading + u"+441632960000,contoso,true,\n"_s),
                               tableOf(u"x\n"_s, u"b.csv"_s)});
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ImportError::Kind::Unreadable);
    QSet<QString> files;
    for (const RowIssue &issue : plan.error().issues)
        files.insert(issue.file);
    QCOMPARE(files, (QSet<QString>{u"a.csv"_s, u"b.csv"_s}));

    const auto missing = readTables({{}, {u"/nowhere/at-all.csv"_s}, {}, {}}, {},
                                    std::make_shared<std::atomic_bool>(false));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, ImportError::Kind::FileMissing);
    const auto none = readTables({}, {}, std::make_shared<std::atomic_bool>(false));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ImportError::Kind::Usage);
}

void TestPlanDraft::stopsWhenCancelled()
{
    const auto cancelled = std::make_shared<std::atomic_bool>(true);
    const auto plan =
        draftPlan({tableOf(heading + u"+441632960000,contoso,true,\n"_s)}, {}, cancelled);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ImportError::Kind::Cancelled);
}

NUMBERDESK_TEST("plandraft", TestPlanDraft)
#include "tst_plandraft.moc"
