// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importdesk.h"
#include "provisioning/lists/listjob.h"
#include "support/livegateway.h"
#include "support/places.h"
#include "support/testprogram.h"
#include "transfer/csv/exportfile.h"
#include "transfer/sending/resultfile.h"
#include "transfer/workbook/tablefile.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// The local gateway and a desk on it. What is pending is so only until the next request.
struct Scene
{
    explicit Scene(bool sampleData = false) : gateway(optionsFor(sampleData)) {}

    static localgateway::Options optionsFor(bool sampleData)
    {
        localgateway::Options options = LiveGateway::plainOptions(sampleData);
        options.syncDelay = std::chrono::milliseconds(0);
        return options;
    }

    bool addAccount(const QString &name, ServiceSet services, bool sync = false)
    {
        Account account;
        account.name = name;
        for (const Service service : allServices) {
            if (services.contains(service))
                account.services[service] = AccountService{true, sync, {}};
        }
        if (sync)
            account.teamsTenantId = u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s;
        const auto stored = desk.resultOf(desk.service.putAccount(account, {}));
        return stored && *stored;
    }

    std::optional<ImportResult> run(const std::shared_ptr<ImportPlan> &plan)
    {
        return sent(desk, plan);
    }

    /// Plans and sends numbers that nobody looks at later.
    bool fill(const QString &account, int count, quint64 first)
    {
        const auto plan = planned(desk, zoomTable(account, count, first));
        const auto result = plan ? run(plan) : std::nullopt;
        return result && *result && plan->counts().synced == count;
    }

    QList<Number> numbersOf(const QString &account)
    {
        QList<Number> numbers;
        ListQuery query;
        query.maxPageSize = 500;
        (void)desk.resultOf(listAllNumbers(
            desk.service, account, query,
            [&](const QList<Number> &page, const ListProgress &) { numbers.append(page); }));
        return numbers;
    }

    LiveGateway gateway;
    ServiceRig desk{gateway.url()};
};

constexpr ServiceSet zoom{Service::ZoomPhoneCloudPeering};

} // namespace

class TestImportGateway : public QObject
{
    Q_OBJECT

private slots:
    void importsTenThousandRows();
    void readsLittleForFewRows();
    void findsBadRowsOfTheGateway();
    void takesRefusalsOfTheGateway();
    void changesAndDoesNotReplace();
    void wantsAUsage();
    void refusesUsageOnlyWhereItIsMissing();
    void foreseesFailuresForWantOfAUsage();
    void roundTripsExports();
    void plansTheSamples_data();
    void plansTheSamples();
    void warnsOfDoubtfulNumbers();
    void createsAccounts();
    void replansWithOtherOptions();
};

void TestImportGateway::importsTenThousandRows()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"elsewhere"_s, zoom));
    QVERIFY(scene.fill(u"elsewhere"_s, 5000, 15550000000));
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    const qint64 requestsBefore = scene.desk.client.requestsSent();
    const qint64 writesBefore = scene.desk.client.writesSent();

    const CsvTable table = zoomTable(u"contoso"_s, 10000, 441632960000);
    const auto plan = planned(scene.desk, table);
    QVERIFY(plan);
    QCOMPARE(plan->counts().created, 10000);
    QCOMPARE(scene.desk.client.writesSent(), writesBefore);
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    const qint64 requests = scene.desk.client.requestsSent() - requestsBefore;
    QVERIFY2(scene.desk.client.writesSent() - writesBefore <= 101, "too many writes");
    QVERIFY2(requests <= 113, qPrintable(QString::number(requests)));
    QCOMPARE(plan->counts().created, 10000);
    QCOMPARE(plan->counts().synced, 10000);

    QSet<quint64> stored;
    for (const Number &number : scene.numbersOf(u"contoso"_s)) {
        stored.insert(number.telephoneNumber.digits());
        QCOMPARE(number.customSipHeader, u"contoso-commsgw"_s);
    }
    QCOMPARE(stored.size(), 10000);

    const qint64 writes = scene.desk.client.writesSent();
    const qint64 before = scene.desk.client.requestsSent();
    const auto again = planned(scene.desk, table);
    QVERIFY(again);
    QCOMPARE(again->counts().unchanged, 10000);
    // The account, and all 15,000 numbers in pages of 500 with one page of the account's own.
    const qint64 looks = scene.desk.client.requestsSent() - before;
    QVERIFY2(looks <= 32, qPrintable(QString::number(looks)));
    const auto nothing = scene.run(again);
    QVERIFY(nothing && *nothing);
    QCOMPARE(scene.desk.client.writesSent(), writes);
}

void TestImportGateway::readsLittleForFewRows()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    QVERIFY(scene.fill(u"contoso"_s, 10000, 441632960000));
    const qint64 before = scene.desk.client.requestsSent();
    const auto plan = planned(scene.desk, zoomTable(u"contoso"_s, 10, 441632969995));
    QVERIFY(plan);
    QCOMPARE(plan->counts().unchanged, 5);
    QCOMPARE(plan->counts().created, 5);
    QVERIFY(scene.desk.client.requestsSent() - before <= 4);
}

void TestImportGateway::findsBadRowsOfTheGateway()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    QVERIFY(scene.addAccount(u"fabrikam"_s, {Service::TeamsDirectRouting}));
    QVERIFY(scene.fill(u"contoso"_s, 1, 441632960000));
    const QString text = u"telephoneNumber,accountName,%1\n"
                         "+441632960000,fabrikam,true\n"
                         "+441632960001,Contoso,true\n"
                         "441632960002,nobody,perhaps\n"
                         "+441632960003,contoso,true\n"
                         "+441632960004,fabrikam,false\n"_s.arg(zoomHeading);
    const auto plan = planned(scene.desk, tableOf(text));
    QVERIFY(plan);
    QStringList found;
    for (const RowIssue &issue : std::as_const(plan->errors))
        found.append(u"%1 %2"_s.arg(issue.line).arg(issue.column.left(11)));
    QCOMPARE(found, (QStringList{u"2 serviceDeta"_s, u"2 telephoneNu"_s, u"3 accountName"_s,
                                 u"4 telephoneNu"_s, u"4 serviceDeta"_s, u"4 accountName"_s}));
    QVERIFY(plan->errors.at(1).message.contains(u"contoso"_s));
    QVERIFY(plan->errors.at(2).remedy.contains(u"contoso"_s)); // letter case counts
    QCOMPARE(plan->counts().invalid, 3);
    QCOMPARE(plan->counts().created, 2);
}

void TestImportGateway::takesRefusalsOfTheGateway()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    QVERIFY(scene.addAccount(u"fabrikam"_s, zoom));
    const auto plan = planned(scene.desk, zoomTable(u"contoso"_s, 120));
    QVERIFY(plan);
    QVERIFY(scene.fill(u"fabrikam"_s, 2, 441632960050)); // meanwhile, elsewhere
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    const ImportCounts counts = plan->counts();
    QVERIFY(addsUp(counts));
    QCOMPARE(counts.refused, 2);
    QCOMPARE(counts.synced, 118);
    QCOMPARE(plan->rows.at(50).code(), u"NumberInUse"_s);
    QCOMPARE(plan->errors.size(), 2);
    QCOMPARE(plan->errors.first().line, 52);
    QCOMPARE(scene.numbersOf(u"contoso"_s).size(), 118);
}

void TestImportGateway::changesAndDoesNotReplace()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s,
                             {Service::ZoomPhoneCloudPeering, Service::TeamsDirectRouting}));
    QVERIFY(scene.fill(u"contoso"_s, 3, 441632960000));
    const QString text = u"telephoneNumber,accountName,serviceDetails_teamsDirectRouting_enabled\n"
                         "+441632960000,contoso,true\n"
                         "+441632960001,contoso,\n"
                         "+441632960002,contoso,false\n"_s;
    const auto plan = planned(scene.desk, tableOf(text));
    QVERIFY(plan);
    QCOMPARE(plan->counts().updated, 1);
    QCOMPARE(plan->counts().unchanged, 2);
    QVERIFY(scene.run(plan));
    const auto changed = scene.desk.resultOf(
        scene.desk.service.getNumber(u"contoso"_s, TelephoneNumber(441632960000)));
    QVERIFY(changed && *changed);
    const Number &number = (*changed)->resource;
    QVERIFY(number.isEnabled(Service::ZoomPhoneCloudPeering));
    QVERIFY(number.isEnabled(Service::TeamsDirectRouting));
    QCOMPARE(number.customSipHeader, u"contoso-commsgw"_s);

    const auto clearing =
        planned(scene.desk, tableOf(u"telephoneNumber,accountName,configuration_customSipHeader\n"
                                    "+441632960000,contoso,\n"_s));
    QVERIFY(clearing);
    QCOMPARE(clearing->counts().updated, 1);
    QVERIFY(scene.run(clearing));
    const auto cleared = scene.desk.resultOf(
        scene.desk.service.getNumber(u"contoso"_s, TelephoneNumber(441632960000)));
    QVERIFY(cleared && *cleared);
    QVERIFY((*cleared)->resource.customSipHeader.isEmpty());
    QVERIFY((*cleared)->resource.isEnabled(Service::ZoomPhoneCloudPeering));
}

void TestImportGateway::wantsAUsage()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, {Service::TeamsOperatorConnect}));
    const QString usage = operatorConnectHeading(u"configuration_usage"_s);
    const QString text = u"telephoneNumber,accountName,%1,%2,%3\n"
                         "+441632960000,contoso,true,,InboundCalling\n"
                         "+441632960001,contoso,true,CallingUserAssignment,InboundCalling\n"
                         "+441632960002,contoso,true,,\n"_s.arg(
                             operatorConnectHeading(u"enabled"_s), usage,
                             operatorConnectHeading(u"configuration_choosableCapabilities"_s));
    const auto plan = planned(scene.desk, tableOf(text));
    QVERIFY(plan);
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().line, 2);
    QCOMPARE(plan->errors.first().column, usage);
    QVERIFY(scene.run(plan));
    QVERIFY(addsUp(plan->counts()));
    QCOMPARE(plan->counts().refused, 0);
    QCOMPARE(plan->counts().created, 2);
}

void TestImportGateway::refusesUsageOnlyWhereItIsMissing()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, {Service::TeamsOperatorConnect}));
    const QString start = u"telephoneNumber,accountName,%1,%2,%3\n"_s.arg(
        operatorConnectHeading(u"enabled"_s), operatorConnectHeading(u"configuration_usage"_s),
        operatorConnectHeading(u"configuration_choosableCapabilities"_s));
    const QString row = u"+441632960000,contoso,true,"_s;
    const auto first =
        planned(scene.desk, tableOf(start + row + u"CallingUserAssignment,InboundCalling\n"_s));
    QVERIFY(first);
    QVERIFY(scene.run(first));
    QCOMPARE(first->counts().synced, 1);
    const auto second = planned(scene.desk, tableOf(start + row + u",OutboundCalling\n"_s));
    QVERIFY(second);
    QVERIFY2(second->errors.isEmpty(), qPrintable(second->errors.value(0).message));
    QCOMPARE(second->counts().updated, 1);
    const auto result = scene.run(second);
    QVERIFY(result && *result);
    QCOMPARE(second->counts().failed, 0);
}

void TestImportGateway::foreseesFailuresForWantOfAUsage()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, {Service::TeamsOperatorConnect}, true));
    QVERIFY(scene.addAccount(u"unsynced"_s, {Service::TeamsOperatorConnect}));
    const QString start = u"telephoneNumber,accountName,%1,%2\n"_s.arg(
        operatorConnectHeading(u"enabled"_s), operatorConnectHeading(u"configuration_usage"_s));
    const auto full =
        planned(scene.desk, tableOf(start + u"+441632960000,contoso,true,CallingUserAssignment\n"
                                            "+441632960001,contoso,true,\n"
                                            "+441632960002,contoso,false,\n"
                                            "+441632960003,contoso,true,\n"_s));
    QVERIFY(full);
    QVERIFY(full->errors.isEmpty());
    QCOMPARE(full->counts().created, 4);
    const auto isOfUsage = [](const RowIssue &issue) { return issue.message.contains(u"usage"); };
    QCOMPARE(std::count_if(full->warnings.cbegin(), full->warnings.cend(), isOfUsage), 1);
    const auto warning = std::find_if(full->warnings.cbegin(), full->warnings.cend(), isOfUsage);
    QVERIFY(warning->message.startsWith(u"2 "_s));
    QVERIFY(warning->remedy.contains(u"line 3"_s));
    QVERIFY(scene.run(full));

    ImportOptions options;
    options.accountName = u"contoso"_s;
    options.edits.set(enabledColumn(Service::TeamsOperatorConnect), std::optional(true));
    const CsvTable numbers = tableOf(u"Numbers\n+441632960000\n+441632960004\n"_s);
    const auto bare = planned(scene.desk, numbers, options);
    QVERIFY(bare);
    QCOMPARE(bare->counts().unchanged, 1); // it has a usage
    QCOMPARE(bare->counts().invalid, 1);
    QCOMPARE(bare->errors.size(), 1);
    QCOMPARE(bare->errors.first().line, 3);
    QVERIFY(bare->errors.first().remedy.contains(u"configuration_usage"_s));

    // Without backend sync nothing fails.
    options.accountName = u"unsynced"_s;
    const auto unsynced = planned(scene.desk, tableOf(u"Numbers\n+441632960005\n"_s), options);
    QVERIFY(unsynced);
    QCOMPARE(unsynced->counts().created, 1);
}

void TestImportGateway::roundTripsExports()
{
    Scene scene(true);
    const CsvDialect dialect;
    QString text = toCsvLine(numberExportHeadings(), dialect);
    const QList<Number> numbers = scene.numbersOf({});
    QVERIFY(numbers.size() > 4000);
    for (const Number &number : numbers)
        text += toCsvLine(numberExportCells(number), dialect);
    const auto plan = planned(scene.desk, tableOf(text));
    QVERIFY(plan);
    QVERIFY2(plan->errors.isEmpty(), qPrintable(plan->errors.value(0).message));
    QCOMPARE(plan->counts().unchanged, numbers.size());
}

void TestImportGateway::plansTheSamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<qint64>("created");
    QTest::addColumn<qint64>("invalid");
    QTest::newRow("Zoom") << u"zoom-numbers.csv"_s << qint64(60) << qint64(0);
    QTest::newRow("Operator Connect")
        << u"operator-connect-numbers.csv"_s << qint64(40) << qint64(0);
    QTest::newRow("Phone Mobile") << u"phone-mobile-numbers.csv"_s << qint64(30) << qint64(0);
    QTest::newRow("Direct Routing") << u"direct-routing-numbers.csv"_s << qint64(40) << qint64(0);
    QTest::newRow("Call Protection") << u"call-protection-numbers.csv"_s << qint64(30) << qint64(0);
    QTest::newRow("errors") << u"numbers-with-errors.csv"_s << qint64(3) << qint64(13);
}

void TestImportGateway::plansTheSamples()
{
    QFETCH(QString, file);
    Scene scene(true);
    const QString path = sourcePath(u"resources/samples/"_s + file);
    const auto plan = scene.desk.resultOf(planImport(scene.desk.service, {{}, {path}, {}, {}}, {}));
    QVERIFY(plan && *plan);
    const ImportCounts counts = (**plan)->counts();
    QTEST(counts.created, "created");
    QTEST(counts.invalid, "invalid");
    const auto result = scene.run(**plan);
    QVERIFY(result && *result);
    QCOMPARE((**plan)->counts().refused, 0);
    const QTemporaryDir folder;
    const QString out = folder.filePath(u"result.csv"_s);
    QVERIFY(writeResultFile(***plan, out));
    const auto again = readTableFile(out);
    QVERIFY(again);
    QCOMPARE(again->records.size(), counts.rows);
}

void TestImportGateway::warnsOfDoubtfulNumbers()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    const QString text = u"telephoneNumber,accountName,%1\n"
                         "+442079460958,contoso,true\n"
                         "+99912345678,contoso,true\n"
                         "+99912345679,contoso,true\n"
                         "+123451,contoso,true\n"_s.arg(zoomHeading);
    const auto plan = planned(scene.desk, tableOf(text));
    QVERIFY(plan);
    QVERIFY(plan->errors.isEmpty());
    QCOMPARE(plan->counts().created, 4);
    QVERIFY(plan->warnings.size() >= 2);
    QVERIFY(plan->warnings.first().message.startsWith(u"2 "_s));
    QCOMPARE(plan->warnings.first().found, u"+99912345678"_s);
    QCOMPARE(plan->warnings.first().column, u"telephoneNumber"_s);
}

void TestImportGateway::createsAccounts()
{
    Scene scene;
    ImportOptions options;
    options.createAccounts = true;
    const auto plan = planned(scene.desk, zoomTable(u"new"_s, 150), options);
    QVERIFY(plan);
    QCOMPARE(plan->accountsToCreate(), QStringList{u"new"_s});
    const auto result = scene.run(plan);
    QVERIFY(result && *result);
    QCOMPARE(plan->counts().synced, 150);
    const auto account = scene.desk.resultOf(scene.desk.service.getAccount(u"new"_s));
    QVERIFY(account && *account);
    QCOMPARE((*account)->resource.enabledServices(), zoom);
}

void TestImportGateway::replansWithOtherOptions()
{
    Scene scene;
    QVERIFY(scene.addAccount(u"contoso"_s, zoom));
    CsvTable table = zoomTable(u"contoso"_s, 2);
    CsvRecord mended = table.records.at(1);
    mended.cells[0] = u"00441632960001"_s;
    table.records.replace(1, mended);
    const auto plan = planned(scene.desk, table);
    QVERIFY(plan);
    QCOMPARE(plan->counts().invalid, 1);
    QVERIFY(plan->readAt.isValid());
    ImportOptions options;
    options.repair = true;
    const auto repaired = scene.desk.resultOf(replanImport(scene.desk.service, *plan, options));
    QVERIFY(repaired && *repaired);
    QCOMPARE((**repaired)->counts().created, 2);
}

NUMBERDESK_TEST("importgateway", TestImportGateway)
#include "tst_importgateway.moc"
