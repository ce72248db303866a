// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/csv/cellrules.h"
#include "transfer/csv/exportfile.h"
#include "transfer/planning/plancheck.h"
#include "transfer/sending/resultfile.h"
#include "transfertest.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a result file makes of `text`; every good row was synced.
QByteArray resultOf(const QByteArray &text)
{
    const QTemporaryDir folder;
    auto plan = draftOf({parseCsv(text, u"in.csv"_s).value()}).value();
    for (PlanRow &row : plan->rows) {
        if (row.outcome == RowOutcome::Create)
            row.outcome = RowOutcome::Synced;
        else
            row.setMessage(u"bad; \"row\""_s);
    }
    const QString path = folder.filePath(u"result.csv"_s);
    return writeResultFile(*plan, path) ? contentOf(path) : QByteArray();
}

/// A number that has something in every field of every service.
Number fullNumber()
{
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = QStringList{u"InboundCalling"_s, u"OutboundCalling"_s};
    configuration.acquiredCapabilities = QStringList{u"UserAssignment"_s};
    configuration.additionalUsages = QStringList{u"ConferenceAssignment"_s};
    configuration.civicAddressId = u"civic"_s;
    configuration.locationId = u"location"_s;
    configuration.allowTenantAddressUpdate = true;
    configuration.displayedCountryCode = u"US"_s;
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"-contoso"_s;
    for (const Service service : allServices)
        number.services[service] = NumberService{true, {}, {}};
    number.services[Service::TeamsOperatorConnect] =
        NumberService{true, u"assigned"_s, configuration};
    number.services[Service::TeamsPhoneMobile] = NumberService{false, {}, configuration};
    number.customSipHeader = u"sip"_s;
    number.provisioning.status = ProvisioningStatus::Failed;
    number.provisioning.errors = {{u"InvalidRequest"_s, u"=usage"_s, u"oc"_s, {}}};
    return number;
}

Number plainNumber()
{
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960001);
    number.accountName = u"-contoso"_s;
    number.services[Service::TeamsOperatorConnect] =
        NumberService{true, {}, TeamsNumberConfiguration{}};
    return number;
}

} // namespace

class TestTransferFiles : public QObject
{
    Q_OBJECT

private slots:
    void writesResults_data();
    void writesResults();
    void keepsBadRowsBad_data();
    void keepsBadRowsBad();
    void refusesSeveralInputs();
    void refusesUnwritablePlaces();
    void namesOutcomes();
    void exportsComeBackUnchanged();
    void oddExportsComeBackUnchanged();
    void exportsAccounts();
    void exportsRequests();
    void guardsFormulas();
};

void TestTransferFiles::writesResults_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("result");
    const QByteArray heading = "telephoneNumber,accountName," + zoomHeading.toUtf8();
    const QByteArray good = "+441632960000, contoso ,TRUE";
    const QByteArray own = ",_status,_code,_message,_repaired";
    QTest::newRow("plain") << heading + "\r\n" + good + "\r\n"
                           << heading + own + "\r\n" + good + ",synced,,,\r\n";
    QTest::newRow("bad row, blank line, LF, BOM")
        << "\xEF\xBB\xBF" + heading + "\n\n441632960000,contoso,true\n"
        << "\xEF\xBB\xBF" + heading + own +
               "\n441632960000,contoso,true,invalid,,\"bad; \"\"row\"\"\",\n";
    QTest::newRow("result again") << heading + own + "\n" + good + ",failed,X,\"old, message\",\n"
                                  << heading + own + "\n" + good + ",synced,,,\n";
    QTest::newRow("short and long rows")
        << heading + "\n+441632960000\n" + good + ",x\n"
        << heading + own + "\n+441632960000,,,invalid,,\"bad; \"\"row\"\"\",\n" + good +
               ",x,invalid,,\"bad; \"\"row\"\"\",invalid\n";
    QByteArray semicolons = heading + "\n" + good + "\n";
    QByteArray expected = heading + own + "\n" + good + ",synced,,,\n";
    QTest::newRow("semicolons") << semicolons.replace(',', ';') << expected.replace(',', ';');
}

void TestTransferFiles::writesResults()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, result);
    QCOMPARE(resultOf(input), result);
}

void TestTransferFiles::keepsBadRowsBad_data()
{
    QTest::addColumn<QString>("own");
    QTest::newRow("plain") << u""_s;
    QTest::newRow("result file") << u",_status,_code,_message"_s;
}

/// A result file that is read again has the same bad rows, however often.
void TestTransferFiles::keepsBadRowsBad()
{
    QFETCH(QString, own);
    QString text =
        u"telephoneNumber,accountName,%1,configuration_customSipHeader"_s.arg(zoomHeading) + own +
        u'\n';
    const QString row = u"+44163296000%1,contoso,true,sip,failed,X,m,more,x,y"_s;
    for (int cells = 1; cells <= 10; ++cells)
        text += row.arg(cells - 1).section(u',', 0, cells - 1) + u'\n';
    QByteArray bytes = text.toUtf8();
    const auto badRows = [](const QByteArray &file) {
        QList<qint64> lines;
        const auto plan = draftOf({parseCsv(file, u"in.csv"_s).value()}).value();
        for (const PlanRow &planned : std::as_const(plan->rows)) {
            if (planned.outcome == RowOutcome::Invalid)
                lines.append(plan->lineOf(planned));
        }
        return lines;
    };
    const QList<qint64> bad = badRows(bytes);
    QVERIFY(!bad.isEmpty());
    for (int i = 0; i < 3; ++i) {
        bytes = resultOf(bytes);
        QCOMPARE(badRows(bytes), bad);
    }
}

void TestTransferFiles::refusesSeveralInputs()
{
    const QTemporaryDir folder;
    const CsvTable table = tableOf(u"telephoneNumber,accountName,%1\n"_s.arg(zoomHeading));
    const auto plan = draftOf({table, table}).value();
    const auto written = writeResultFile(*plan, folder.filePath(u"r.csv"_s));
    QVERIFY(!written);
    QVERIFY(written.error().endsWith(u'.'));
    QVERIFY(!QFile::exists(folder.filePath(u"r.csv"_s)));
}

void TestTransferFiles::refusesUnwritablePlaces()
{
    const CsvTable table = tableOf(u"telephoneNumber,accountName,%1\n"_s.arg(zoomHeading));
    const auto written = writeResultFile(*draftOf({table}).value(), u"/nowhere/at/all.csv"_s);
    QVERIFY(!written);
    QVERIFY(written.error().contains(u"/nowhere/at/all.csv"_s));
}

void TestTransferFiles::namesOutcomes()
{
    QStringList words;
    for (int i = 0; i <= static_cast<int>(RowOutcome::NotSent); ++i)
        words.append(outcomeWord(static_cast<RowOutcome>(i)));
    QCOMPARE(
        words.join(u' '),
        u"invalid unchanged skipped created updated deleted pending synced deleted failed unknown "
        "notSent"_s);
}

void TestTransferFiles::exportsComeBackUnchanged()
{
    const CsvDialect dialect;
    QString text = toCsvLine(numberExportHeadings(), dialect);
    NumberLookupResult stored;
    for (const Number &number : {fullNumber(), plainNumber()}) {
        text += toCsvLine(numberExportCells(number), dialect);
        stored.found.insert(number.telephoneNumber, number);
    }
    QVERIFY(text.contains(u"InboundCalling;OutboundCalling"_s));
    Account account;
    account.name = u"-contoso"_s;
    for (const Service service : allServices)
        account.services[service] = AccountService{true, false, {}};

    auto plan = draftOf({tableOf(text)}).value();
    const auto cancel = std::make_shared<std::atomic_bool>(false);
    const AccountsByName accounts{{account.name, account}};
    checkAccounts(*plan, accounts, cancel);
    compareNumbers(*plan, accounts, stored, cancel);
    QVERIFY2(plan->errors.isEmpty(), qPrintable(plan->errors.value(0).message));
    QVERIFY(plan->warnings.isEmpty());
    QCOMPARE(plan->counts().unchanged, 2);
}

/// Whatever values a gateway keeps, and whatever services the account has lost since: an export
/// dropped back finds every row right.
void TestTransferFiles::oddExportsComeBackUnchanged()
{
    QRandomGenerator random(13);
    const QStringList texts{u""_s,       u"plain"_s, u" outer "_s, u"A,B"_s,  u"C;D"_s,
                            u"E|F"_s,    u"'=x"_s,   u"=1+2"_s,    u"-x"_s,   u"@x"_s,
                            u"\"q\""_s,  u"a\nb"_s,  u"Straße"_s,  u"#N/A"_s, u"\u200Bmark"_s,
                            u"=\"g\""_s, u"''"_s,    u"\tx"_s};
    const QStringList words{u""_s, u"assigned"_s, u"Assigned"_s, u"UserAssigned"_s,
                            u"UNASSIGNED"_s};
    const auto any = [&](const QStringList &of) {
        return of.at(random.bounded(static_cast<int>(of.size())));
    };
    const CsvDialect dialect;
    QString text = toCsvLine(numberExportHeadings(), dialect);
    NumberLookupResult stored;
    constexpr quint64 count = 400;
    for (quint64 i = 0; i < count; ++i) {
        Number number = plainNumber();
        number.telephoneNumber = TelephoneNumber(441632960000 + i);
        number.customSipHeader = any(texts);
        for (const Service service : {Service::TeamsOperatorConnect, Service::TeamsPhoneMobile}) {
            TeamsNumberConfiguration configuration;
            configuration.usage = any(texts);
            configuration.choosableCapabilities = QStringList{any(texts), any(texts)};
            configuration.additionalUsages = QStringList{any(texts)};
            configuration.civicAddressId = any(texts);
            configuration.locationId = any(texts);
            configuration.displayedCountryCode = any(texts);
            number.services[service] =
                NumberService{random.bounded(2) == 1, any(words), configuration};
        }
        text += toCsvLine(numberExportCells(number), dialect);
        stored.found.insert(number.telephoneNumber, number);
    }
    Account account;
    account.name = plainNumber().accountName;
    const AccountsByName accounts{{account.name, account}};
    const auto cancel = std::make_shared<std::atomic_bool>(false);
    for (const bool repair : {false, true}) {
        ImportOptions options;
        options.repair = repair;
        auto plan = draftOf({tableOf(text)}, options).value();
        checkAccounts(*plan, accounts, cancel);
        compareNumbers(*plan, accounts, stored, cancel);
        QVERIFY2(plan->errors.isEmpty(),
                 qPrintable(plan->errors.value(0).message + plan->errors.value(0).found));
        QCOMPARE(plan->counts().unchanged, static_cast<qint64>(count));
    }
}

void TestTransferFiles::exportsAccounts()
{
    Account account;
    account.name = u"contoso"_s;
    account.teamsTenantId = u"tenant"_s;
    account.services[Service::TeamsDirectRouting] = AccountService{
        true, false, 42, DirectRoutingConfiguration{true, u"sub"_s, u"MS=1"_s, u"MS=2"_s}};
    const QStringList headings = accountExportHeadings();
    const QStringList cells = accountExportCells(account);
    QCOMPARE(cells.size(), headings.size());
    const auto cell = [&](const QString &heading) {
        return cells.value(headings.indexOf(heading));
    };
    QCOMPARE(cell(u"name"_s), u"contoso"_s);
    QCOMPARE(cell(u"serviceDetails_teamsDirectRouting_numberCount"_s), u"42"_s);
    QCOMPARE(cell(u"serviceDetails_teamsDirectRouting_configuration_subdomain"_s), u"sub"_s);
    QVERIFY(!headings.contains(u"serviceDetails_azureOperatorCallProtection_syncEnabled"_s));
    QCOMPARE(QSet<QString>(headings.begin(), headings.end()).size(), headings.size());
}

void TestTransferFiles::exportsRequests()
{
    RequestForInformation request;
    request.tenantId = u"tenant"_s;
    request.consentedCountries = QStringList{u"US"_s, u"UK"_s};
    request.contacts = {{u"John Smith"_s, u"john@contoso.example"_s, u"+15105850321"_s, {}, {}}};
    request.relationship.status = u"AgreementSigned"_s;
    const QStringList headings = requestExportHeadings();
    const QStringList cells = requestExportCells(request);
    QCOMPARE(cells.size(), headings.size());
    const auto cell = [&](const QString &heading) {
        return cells.value(headings.indexOf(heading));
    };
    QCOMPARE(cell(u"consentedCountries"_s), u"US;UK"_s);
    QCOMPARE(cell(u"contacts_fullName"_s), u"John Smith"_s);
    QCOMPARE(cell(u"contacts_telephoneNumber"_s), u"+15105850321"_s);
    QCOMPARE(cell(u"customerRelationship_status"_s), u"AgreementSigned"_s);
}

void TestTransferFiles::guardsFormulas()
{
    for (const QString &text : {u"=1+1"_s, u"+1"_s, u"-x"_s, u"@x"_s, u"\tx"_s}) {
        QCOMPARE(guardedCell(text), u'\'' + text);
        QCOMPARE(unguardedCell(guardedCell(text)), text);
    }
    for (const QString &text : {u""_s, u"x"_s, u"'x"_s, u"''"_s, u"+12015550112"_s}) {
        QCOMPARE(guardedCell(text), text);
        QCOMPARE(unguardedCell(text), text);
    }
    QVERIFY(numberExportCells(fullNumber()).first().startsWith(u'+'));
}

NUMBERDESK_TEST("transferfiles", TestTransferFiles)
#include "tst_transferfiles.moc"
