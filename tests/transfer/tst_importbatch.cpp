// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testprogram.h"
#include "transfer/plan/importbatch.h"
#include "transfer/sending/outcomebook.h"
#include "transfertest.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// A plan of new Zoom numbers, so many per account.
std::shared_ptr<ImportPlan> planOf(const QList<QPair<QString, int>> &accounts)
{
    QString text = u"telephoneNumber,accountName,%1\n"_s.arg(zoomHeading);
    quint64 number = 441632960000;
    for (const auto &[account, count] : accounts) {
        for (int i = 0; i < count; ++i)
            text += u"+%1,%2,true\n"_s.arg(number++).arg(account);
    }
    return draftOf({tableOf(text)}).value();
}

} // namespace

class TestImportBatch : public QObject
{
    Q_OBJECT

private slots:
    void cutsFewAndEvenBatches_data();
    void cutsFewAndEvenBatches();
    void groupsByAccount();
    void putsDeletionsLast();
    void halvesBatches();
    void readsRefusedItems_data();
    void readsRefusedItems();
    void prefersDetails();
    void judgesErrors_data();
    void judgesErrors();
    void makesAccounts();
    void countsAddUp();
    void countsUnsentPlans();
    void takesPolledNumbers();
};

void TestImportBatch::cutsFewAndEvenBatches_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QList<qsizetype>>("sizes");
    QTest::newRow("one") << 1 << QList<qsizetype>{1};
    QTest::newRow("100") << 100 << QList<qsizetype>{100};
    QTest::newRow("101") << 101 << QList<qsizetype>{50, 51};
    QTest::newRow("300") << 300 << QList<qsizetype>{100, 100, 100};
}

void TestImportBatch::cutsFewAndEvenBatches()
{
    QFETCH(int, rows);
    QList<qsizetype> sizes;
    QSet<qsizetype> seen;
    for (const ImportBatch &batch : makeBatches(*planOf({{u"contoso"_s, rows}}))) {
        sizes.append(batch.rows.size());
        seen.unite(QSet<qsizetype>(batch.rows.begin(), batch.rows.end()));
    }
    QTEST(sizes, "sizes");
    QCOMPARE(seen.size(), rows);
}

void TestImportBatch::groupsByAccount()
{
    auto plan = planOf({{u"b"_s, 2}, {u"a"_s, 1}, {u"b"_s, 1}});
    plan->rows[1].outcome = RowOutcome::Unchanged;
    const QList<ImportBatch> batches = makeBatches(*plan);
    QCOMPARE(batches.size(), 2);
    QCOMPARE(batches.at(0).accountName, u"b"_s);
    QCOMPARE(batches.at(0).rows, (QList<qsizetype>{0, 3}));
    QCOMPARE(batches.at(1).rows, QList<qsizetype>{2});
}

void TestImportBatch::putsDeletionsLast()
{
    auto plan = planOf({{u"contoso"_s, 4}, {u"fabrikam"_s, 1}});
    for (const qsizetype index : {0, 2}) {
        plan->rows[index].action = RowAction::Delete;
        plan->rows[index].outcome = RowOutcome::Delete;
    }
    const QDateTime contosoReadAt = QDateTime::currentDateTimeUtc();
    plan->accountsReadAt.insert(u"contoso"_s, contosoReadAt);
    const QList<ImportBatch> batches = makeBatches(*plan);
    QCOMPARE(batches.size(), 3);
    QCOMPARE(batches.at(0).rows, (QList<qsizetype>{1, 3}));
    QCOMPARE(batches.at(0).readAt, contosoReadAt);
    QCOMPARE(batches.at(1).accountName, u"fabrikam"_s);
    QVERIFY(batches.at(1).readAt.isNull());
    QCOMPARE(batches.at(2).rows, (QList<qsizetype>{0, 2}));
    QVERIFY(isDeletion(*plan, batches.at(2)) && !isDeletion(*plan, batches.at(0)));
    QCOMPARE(plan->counts().deleted, 2);
    QVERIFY(addsUp(plan->counts()));
}

void TestImportBatch::halvesBatches()
{
    const QList<ImportBatch> parts = halves({u"a"_s, {4, 5, 6}});
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts.first().rows, QList<qsizetype>{4});
    QCOMPARE(parts.last().rows, (QList<qsizetype>{5, 6}));
}

void TestImportBatch::readsRefusedItems_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QList<qsizetype>>("items");
    QTest::addColumn<QString>("path");
    QTest::newRow("item") << u"numbers[3]"_s << QList<qsizetype>{3} << u""_s;
    QTest::newRow("field") << u"numbers[3].serviceDetails.x.enabled"_s << QList<qsizetype>{3}
                           << u"serviceDetails.x.enabled"_s;
    QTest::newRow("root") << u"$.numbers[0].accountName"_s << QList<qsizetype>{0}
                          << u"accountName"_s;
    QTest::newRow("pointer") << u"/numbers/2/telephoneNumber"_s << QList<qsizetype>{2}
                             << u"telephoneNumber"_s;
    QTest::newRow("out of range") << u"numbers[10]"_s << QList<qsizetype>{} << u""_s;
    QTest::newRow("all of them") << u"numbers"_s << QList<qsizetype>{} << u""_s;
    QTest::newRow("nothing") << u""_s << QList<qsizetype>{} << u""_s;
}

void TestImportBatch::readsRefusedItems()
{
    QFETCH(QString, target);
    ApiError error;
    error.target = target;
    QTEST(refusedItems(error, 10).keys(), "items");
    QTEST(pathInItem(target), "path");
}

void TestImportBatch::prefersDetails()
{
    ApiError error;
    error.code = u"Several"_s;
    error.target = u"numbers[1]"_s;
    error.details = {{u"First"_s, {}, u"numbers[1].accountName"_s, {}},
                     {u"Outer"_s, {}, {}, {{u"Second"_s, {}, u"numbers[4]"_s, {}}}}};
    const auto items = refusedItems(error, 10);
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.value(1).code, u"First"_s);
    QCOMPARE(items.value(4).code, u"Second"_s);
}

void TestImportBatch::judgesErrors_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<BatchFate>("fate");
    const auto row = [](const char *name, ApiError::Kind kind, int status, BatchFate fate,
                        const QString &code = {}) {
        QTest::newRow(name) << kind << status << code << fate;
    };
    using Kind = ApiError::Kind;
    row("400", Kind::Refused, 400, BatchFate::RowsRefused);
    row("413", Kind::Refused, 413, BatchFate::RowsRefused);
    row("409", Kind::Conflict, 409, BatchFate::RowsRefused);
    row("version", Kind::Refused, 400, BatchFate::ImportEnds, u"UnsupportedApiVersionValue"_s);
    row("405", Kind::Refused, 405, BatchFate::ImportEnds);
    row("404", Kind::NotFound, 404, BatchFate::AccountRefused);
    row("403", Kind::Forbidden, 403, BatchFate::AccountRefused);
    row("412", Kind::PreconditionFailed, 412, BatchFate::BatchRefused);
    row("odd reply", Kind::BadReply, 200, BatchFate::Unclear);
    row("offline", Kind::Offline, 0, BatchFate::ImportEnds);
    row("timeout", Kind::TimedOut, 0, BatchFate::ImportEnds);
    row("401", Kind::Unauthorized, 401, BatchFate::ImportEnds);
    row("429", Kind::RateLimited, 429, BatchFate::ImportEnds);
    row("500", Kind::ServerFault, 500, BatchFate::ImportEnds);
    row("cancelled", Kind::Cancelled, 0, BatchFate::ImportEnds);
}

void TestImportBatch::judgesErrors()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(int, status);
    QFETCH(QString, code);
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    error.code = code;
    QTEST(fateOf(error), "fate");
}

void TestImportBatch::makesAccounts()
{
    auto plan = planOf({{u"new"_s, 2}, {u"other"_s, 1}});
    plan->rows[1].change.edits.set(enabledColumn(Service::TeamsDirectRouting), std::optional(true));
    plan->rows[2].change.edits.set(enabledColumn(Service::TeamsPhoneMobile), std::optional(true));
    const Account account = accountToCreate(*plan, u"new"_s);
    QCOMPARE(account.name, u"new"_s);
    QCOMPARE(account.enabledServices(),
             (ServiceSet{Service::ZoomPhoneCloudPeering, Service::TeamsDirectRouting}));
    QVERIFY(!account.services[Service::ZoomPhoneCloudPeering]->syncEnabled);
}

void TestImportBatch::countsAddUp()
{
    auto plan = planOf({{u"contoso"_s, 8}});
    plan->rows[0].outcome = RowOutcome::Invalid;
    plan->rows[1].outcome = RowOutcome::Unchanged;
    plan->rows[2].action = RowAction::Update;
    plan->rows[2].outcome = RowOutcome::Update;
    QVERIFY(addsUp(plan->counts()));

    OutcomeBook book(plan);
    QCOMPARE(book.rowsToSend(), 6);
    book.noteSent({2, 3, 4, 5, 6});
    Number stored;
    stored.provisioning.status = ProvisioningStatus::Pending;
    book.accept(2, stored);
    stored.provisioning.status = ProvisioningStatus::Synced;
    book.accept(3, stored);
    stored.provisioning.status = ProvisioningStatus::Failed;
    stored.provisioning.errors = {{u"InvalidRequest"_s, u"usage"_s, u"oc"_s, {}}};
    book.accept(4, stored);
    book.accept(6, Number());
    book.refuse(5, {u"NumberInUse"_s, u"in use"_s, u"numbers[0].telephoneNumber"_s, {}});
    book.leave(7);

    const ImportCounts expected{.rows = 8,
                                .valid = 7,
                                .invalid = 1,
                                .unchanged = 1,
                                .created = 3,
                                .updated = 1,
                                .refused = 1,
                                .notSent = 1,
                                .waiting = 1,
                                .sent = 5,
                                .failed = 2,
                                .synced = 1,
                                .pending = 1,
                                .right = 4,
                                .otherStatus = {{QString(), 1}}};
    QCOMPARE(plan->counts(), expected);
    QCOMPARE(book.counts(), expected);
    QVERIFY(addsUp(expected));
    QCOMPARE(book.rowsDone(), 5);
    QVERIFY(!plan->hasWork());
    QCOMPARE(plan->rows.at(4).code(), u"InvalidRequest"_s);
    QCOMPARE(plan->errors.size(), 1);
    QCOMPARE(plan->errors.first().code, u"NumberInUse"_s);
    QCOMPARE(plan->errors.first().column, u"telephoneNumber"_s);
    QCOMPARE(plan->errors.first().line, 7);
}

void TestImportBatch::countsUnsentPlans()
{
    auto plan = planOf({{u"contoso"_s, 3}});
    plan->rows[0].action = RowAction::Update;
    plan->rows[0].outcome = RowOutcome::Update;
    const ImportCounts expected{
        .rows = 3, .valid = 3, .created = 2, .updated = 1, .waiting = 3, .right = 3};
    QCOMPARE(plan->counts(), expected);
    QVERIFY(plan->hasWork());
}

void TestImportBatch::takesPolledNumbers()
{
    auto plan = planOf({{u"contoso"_s, 2}});
    OutcomeBook book(plan);
    Number stored;
    stored.telephoneNumber = TelephoneNumber(441632960000);
    stored.accountName = u"contoso"_s;
    stored.provisioning.status = ProvisioningStatus::Pending;
    book.accept(0, stored);
    stored.provisioning.status = ProvisioningStatus::Synced;
    book.takeChanged();
    QVERIFY(book.takeRead({stored}, {}));
    QCOMPARE(book.takeChanged(), QList<qsizetype>{0});
    QCOMPARE(book.counts(), plan->counts());
    QCOMPARE(plan->rows.first().outcome, RowOutcome::Synced);
    QVERIFY(!book.takeRead({stored}, {}));
    Number never = stored;
    never.telephoneNumber = TelephoneNumber(441632960001);
    QVERIFY(!book.takeRead({never}, {}));
}

NUMBERDESK_TEST("importbatch", TestImportBatch)
#include "tst_importbatch.moc"
