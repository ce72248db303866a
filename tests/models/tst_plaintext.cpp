// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/accounttablemodel.h"
#include "models/issuetablemodel.h"
#include "models/numbertablemodel.h"
#include "models/requesttablemodel.h"
#include "offlinedata.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString hostile = u"\u202e<b>Bold</b> & <img src=x>\u2066"_s;

ProvisioningState failure()
{
    ProvisioningState state;
    state.status = ProvisioningStatus::Failed;
    state.errors.append({.code = hostile, .message = hostile, .target = hostile, .details = {}});
    return state;
}

/// Every cell of the first row in every role that is shown or spoken.
void verifyPlain(const QAbstractItemModel &model)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex cell = model.index(0, column);
        const QString tip = cell.data(Qt::ToolTipRole).toString();
        QVERIFY2(!tip.contains(u"<b>"_s) && !tip.contains(u"<img"_s), qPrintable(tip));
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
            const QString text = cell.data(role).toString();
            QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QChar(0x2066)));
        }
        QVERIFY(model.index(0, 0).data(Qt::DisplayRole).toString().contains(u"<b>Bold</b>"_s) ||
                column > 0);
    }
}

} // namespace

/// Whatever a gateway or a file says, tables and their tooltips show it as plain text.
class PlainTextTest : public QObject
{
    Q_OBJECT

private slots:
    void accountsAreShownAsText();
    void requestsAreShownAsText();
    void numbersAreShownAsText();
    void issuesAreShownAsText();
    void servicesThatAreOffOnTheAccountAreMarked();
    void countsOfServicesThatAreOffStay();
};

void PlainTextTest::accountsAreShownAsText()
{
    OfflineData offline;
    Account account;
    account.name = hostile;
    account.correlationId = hostile;
    account.teamsTenantId = hostile;
    account.services[Service::TeamsDirectRouting].emplace().subdomainState.text = hostile;
    account.provisioning = failure();
    offline.data.apply({account});
    verifyPlain(AccountTableModel(offline.data));
}

void PlainTextTest::requestsAreShownAsText()
{
    OfflineData offline;
    RequestForInformation request;
    request.tenantId = hostile;
    request.status = hostile;
    request.accountName = hostile;
    request.relationship.status = hostile;
    Contact contact;
    contact.companyName = hostile;
    contact.fullName = hostile;
    request.contacts = {contact};
    request.provisioning = failure();
    offline.data.apply({request});
    verifyPlain(RequestTableModel(offline.data));
}

void PlainTextTest::numbersAreShownAsText()
{
    OfflineData offline;
    Number number = aNumber(441632960001, hostile);
    number.customSipHeader = hostile;
    number.provisioning = failure();
    offline.data.apply({number});
    NumberTableModel model(offline.data);
    QTRY_COMPARE(model.rowCount(), 1);
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex cell = model.index(0, column);
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QVERIFY(!cell.data(Qt::DisplayRole).toString().contains(QChar(0x202e)));
    }
}

void PlainTextTest::issuesAreShownAsText()
{
    RowIssue issue;
    issue.file = hostile;
    issue.column = hostile;
    issue.found = hostile;
    issue.expected = hostile;
    issue.message = hostile;
    issue.remedy = hostile;
    IssueTableModel model;
    model.setIssues({issue});
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex cell = model.index(0, column);
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QVERIFY(!cell.data(Qt::DisplayRole).toString().contains(QChar(0x202e)));
    }
}

void PlainTextTest::servicesThatAreOffOnTheAccountAreMarked()
{
    OfflineData offline;
    Account account;
    account.name = u"proseware"_s;
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, 1};
    offline.data.apply({account});
    offline.data.apply({aNumber(441632960001, account.name)});
    NumberTableModel model(offline.data);
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex cell = model.index(0, static_cast<int>(NumberColumn::Services));
    const auto kind = [&] { return static_cast<StatusKind>(cell.data(StatusRole).toInt()); };
    QCOMPARE(cell.data().toString(), u"Zoom"_s);
    QCOMPARE(kind(), StatusKind::None);
    account.services[Service::ZoomPhoneCloudPeering]->enabled = false;
    offline.data.apply({account});
    QVERIFY(cell.data().toString().contains(u"off"_s));
    QCOMPARE(kind(), StatusKind::Warning);
}

void PlainTextTest::countsOfServicesThatAreOffStay()
{
    OfflineData offline;
    Account account;
    account.name = u"proseware"_s;
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{false, false, 400};
    account.services[Service::TeamsDirectRouting] = AccountService{false, false, 0};
    offline.data.apply({account});
    const AccountTableModel model(offline.data);
    const QString cell = model.index(0, static_cast<int>(AccountColumn::Numbers)).data().toString();
    QVERIFY(cell.contains(u"400 Zoom"_s) && cell.contains(u"off"_s));
    QVERIFY(!cell.contains(u"Direct Routing"_s));
}

NUMBERDESK_TEST("plaintext", PlainTextTest)
#include "tst_plaintext.moc"
