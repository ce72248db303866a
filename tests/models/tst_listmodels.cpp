// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttablemodel.h"
#include "models/issuetablemodel.h"
#include "models/modelroles.h"
#include "models/offlinedata.h"
#include "models/planrowtablemodel.h"
#include "models/requesttablemodel.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Account anAccount(const QString &name)
{
    Account account;
    account.name = name;
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, 1200};
    account.provisioning.status = ProvisioningStatus::Synced;
    return account;
}

RequestForInformation aRequest(const QString &tenantId, int day)
{
    RequestForInformation request;
    request.tenantId = tenantId;
    request.status = u"active"_s;
    request.consentedOn = QDateTime(QDate(2026, 1, day), QTime(9, 0), Qt::UTC);
    return request;
}

template <typename Column>
QString text(const QAbstractItemModel &model, int row, Column column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

std::shared_ptr<ImportPlan> aPlan()
{
    auto plan = std::make_shared<ImportPlan>();
    CsvTable table;
    table.fileName = u"numbers.csv"_s;
    table.heading.cells = QStringList{u"telephoneNumber"_s, u"accountName"_s};
    table.records = {{2, {u"+441632960000"_s, u"contoso"_s}}, {3, {u"12"_s, u"contoso"_s}}};
    plan->tables = {table};
    plan->headings = {mapHeadings(table, {})};
    PlanRow good;
    good.record = 0;
    good.outcome = RowOutcome::Create;
    good.change.telephoneNumber = TelephoneNumber(441632960000);
    good.change.accountName = u"contoso"_s;
    PlanRow bad;
    bad.record = 1;
    bad.outcome = RowOutcome::Invalid;
    plan->rows = {good, bad};
    return plan;
}

} // namespace

class ListModelsTest : public QObject
{
    Q_OBJECT

private slots:
    void accountsComeGoAndChangeOneByOne();
    void accountsShowNumbersPerService();
    void columnsAreNamedAsTheFieldsAre();
    void requestsStandNewestFirst();
    void requestsSayWhoWaits();
    void issuesShowFaultsBeforeDoubts();
    void planRowsShowWhatWasWritten();
    void planRowsFollowTheirOutcome();
    void everyOutcomeHasItsWordAndKind_data();
    void everyOutcomeHasItsWordAndKind();
    void aStatusOfTheGatewaysOwnIsShownInItsWord();
    void aRefusalIsShownWithItsCode();
};

void ListModelsTest::accountsComeGoAndChangeOneByOne()
{
    OfflineData offline;
    AccountTableModel model(offline.data);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    offline.data.apply({anAccount(u"fabrikam"_s)});
    offline.data.apply({anAccount(u"contoso"_s)});
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(model.rowOf(u"contoso"_s), 0);
    Account locked = anAccount(u"fabrikam"_s);
    locked.provisioning.status = ProvisioningStatus::Pending;
    offline.data.apply({locked});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(model, 1, AccountColumn::Status), u"Pending"_s);
    offline.data.dropAccount(u"contoso"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(reset.size(), 0);
}

void ListModelsTest::accountsShowNumbersPerService()
{
    OfflineData offline;
    Account account = anAccount(u"contoso"_s);
    account.services[Service::TeamsDirectRouting] =
        AccountService{true, false, std::nullopt, {}, subdomainStateFromText(u"notProvisioned"_s)};
    offline.data.apply({account});
    const AccountTableModel model(offline.data);
    QCOMPARE(text(model, 0, AccountColumn::Numbers), u"? Direct Routing, 1,200 Zoom"_s);
    QCOMPARE(text(model, 0, AccountColumn::SubdomainState), u"Not provisioned"_s);
    QCOMPARE(model.index(0, static_cast<int>(AccountColumn::Numbers)).data(SortRole).toLongLong(),
             1200);
}

void ListModelsTest::columnsAreNamedAsTheFieldsAre()
{
    OfflineData offline;
    const auto headings = [](const QAbstractItemModel &model) {
        QStringList names;
        for (int column = 0; column < model.columnCount(); ++column)
            names += model.headerData(column, Qt::Horizontal).toString();
        return names;
    };
    QCOMPARE(headings(AccountTableModel(offline.data)),
             (QStringList{u"Account name"_s, u"Services"_s, u"Numbers"_s, u"Teams tenant ID"_s,
                          u"Subdomain Provisioned State"_s, u"Provisioning status"_s,
                          u"Correlation ID"_s}));
    QCOMPARE(headings(RequestTableModel(offline.data)),
             (QStringList{u"Company"_s, u"Tenant ID"_s, u"Countries"_s, u"Consent status"_s,
                          u"Relationship status"_s, u"Contact"_s, u"Account"_s, u"Consented on"_s,
                          u"Provisioning status"_s}));
}

void ListModelsTest::requestsStandNewestFirst()
{
    OfflineData offline;
    RequestTableModel model(offline.data);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    offline.data.apply({aRequest(u"a"_s, 1)});
    offline.data.apply({aRequest(u"c"_s, 3)});
    offline.data.apply({aRequest(u"b"_s, 2)});
    QCOMPARE(model.request(0).tenantId, u"c"_s);
    QCOMPARE(model.request(2).tenantId, u"a"_s);
    QCOMPARE(model.rowOf(u"b"_s), 1);
}

void ListModelsTest::requestsSayWhoWaits()
{
    OfflineData offline;
    offline.data.apply({aRequest(u"a"_s, 1)});
    const RequestTableModel model(offline.data);
    QCOMPARE(text(model, 0, RequestColumn::Relationship), u"Awaiting an answer"_s);
    RequestForInformation suspended = aRequest(u"a"_s, 1);
    suspended.status = u"suspended"_s; // and so waits for nobody, as the count on the page says
    offline.data.apply({suspended});
    QCOMPARE(text(model, 0, RequestColumn::Relationship), u"Not answered"_s);
    RequestForInformation answered = aRequest(u"a"_s, 1);
    answered.relationship.status = u"AgreementSigned"_s;
    offline.data.apply({answered});
    QCOMPARE(text(model, 0, RequestColumn::Relationship), u"Agreement signed"_s);
}

void ListModelsTest::issuesShowFaultsBeforeDoubts()
{
    IssueTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    RowIssue fault;
    fault.file = u"/somewhere/numbers.csv"_s;
    fault.line = 17;
    fault.message = u"No number"_s;
    RowIssue doubt;
    doubt.severity = RowIssue::Severity::Warning;
    model.setIssues({fault, doubt});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, IssueColumn::File), u"numbers.csv"_s);
    QCOMPARE(text(model, 0, IssueColumn::Line), u"17"_s);
    QCOMPARE(text(model, 1, IssueColumn::Line), QString());
    const auto kind = [&](int row) {
        return model.index(row, static_cast<int>(IssueColumn::Message)).data(StatusRole).toInt();
    };
    QCOMPARE(kind(0), static_cast<int>(StatusKind::Bad));
    QCOMPARE(kind(1), static_cast<int>(StatusKind::Warning));
}

void ListModelsTest::planRowsShowWhatWasWritten()
{
    PlanRowTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setPlan(aPlan());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, PlanRowColumn::Outcome), u"New"_s);
    QCOMPARE(text(model, 1, PlanRowColumn::TelephoneNumber), u"12"_s);
    QCOMPARE(text(model, 1, PlanRowColumn::Line), u"3"_s);
    model.setFilter({RowOutcome::Invalid});
    QCOMPARE(model.rowCount(), 1);
    model.setPlan(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ListModelsTest::planRowsFollowTheirOutcome()
{
    const std::shared_ptr<ImportPlan> plan = aPlan();
    PlanRowTableModel model;
    model.setPlan(plan);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    plan->rows[0].outcome = RowOutcome::Synced;
    model.updateRows({0});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(model, 0, PlanRowColumn::Outcome), u"Synced"_s);
}

void ListModelsTest::everyOutcomeHasItsWordAndKind_data()
{
    QTest::addColumn<RowOutcome>("outcome");
    QTest::addColumn<QString>("word");
    QTest::addColumn<StatusKind>("kind");
    const auto row = [](RowOutcome outcome, const char *word, StatusKind kind) {
        QTest::newRow(word) << outcome << QString::fromLatin1(word) << kind;
    };
    row(RowOutcome::Invalid, "Bad row", StatusKind::Bad);
    row(RowOutcome::Unchanged, "Already right", StatusKind::Neutral);
    row(RowOutcome::Create, "New", StatusKind::Neutral);
    row(RowOutcome::Update, "Changed", StatusKind::Neutral);
    row(RowOutcome::Pending, "Pending", StatusKind::Pending);
    row(RowOutcome::Synced, "Synced", StatusKind::Good);
    row(RowOutcome::Failed, "Failed", StatusKind::Bad);
    row(RowOutcome::OtherStatus, "Other status", StatusKind::Pending);
    row(RowOutcome::NotSent, "Not sent", StatusKind::Warning);
}

void ListModelsTest::everyOutcomeHasItsWordAndKind()
{
    QFETCH(const RowOutcome, outcome);
    QFETCH(const StatusKind, kind);
    const std::shared_ptr<ImportPlan> plan = aPlan();
    plan->rows[0].outcome = outcome;
    PlanRowTableModel model;
    model.setPlan(plan);
    const QModelIndex cell = model.index(0, static_cast<int>(PlanRowColumn::Outcome));
    QTEST(cell.data().toString(), "word");
    QTEST(cell.data(Qt::AccessibleTextRole).toString(), "word"); // not told by colour alone
    QCOMPARE(cell.data(StatusRole).toInt(), static_cast<int>(kind));
}

void ListModelsTest::aStatusOfTheGatewaysOwnIsShownInItsWord()
{
    const std::shared_ptr<ImportPlan> plan = aPlan();
    plan->rows[0].outcome = RowOutcome::OtherStatus;
    plan->rows[0].setStatusText(u"quarantined"_s);
    PlanRowTableModel model;
    model.setPlan(plan);
    QCOMPARE(text(model, 0, PlanRowColumn::Outcome), u"quarantined"_s);
}

void ListModelsTest::aRefusalIsShownWithItsCode()
{
    const std::shared_ptr<ImportPlan> plan = aPlan();
    plan->rows[0].outcome = RowOutcome::Failed;
    plan->rows[0].setMessage(u"The number is taken."_s);
    PlanRowTableModel model;
    model.setPlan(plan);
    QCOMPARE(text(model, 0, PlanRowColumn::Message), u"The number is taken."_s);
    plan->rows[0].setCode(u"InvalidRequest"_s);
    model.updateRows({0});
    QCOMPARE(text(model, 0, PlanRowColumn::Message), u"InvalidRequest: The number is taken."_s);
}

NUMBERDESK_TEST("listmodels", ListModelsTest)
#include "tst_listmodels.moc"
