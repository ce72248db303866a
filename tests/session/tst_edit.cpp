// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changescene.h"

#include "session/edit.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

/// Reads, and gives the error if it fails.
template <typename T>
std::optional<ApiError> readingOf(Edit<T> &edit)
{
    QObject context;
    std::optional<ApiResult<Tagged<T>>> read;
    edit.read(&context, [&read](const ApiResult<Tagged<T>> &result) { read = result; });
    if (!QTest::qWaitFor([&read] { return read.has_value(); }))
        qFatal("The reading did not end");
    return *read ? std::nullopt : std::optional((*read).error());
}

} // namespace

/// What an edit is begun with, at the local gateway.
class TestEdit : public QObject
{
    Q_OBJECT

private slots:
    void keepsAndShowsWhatItReads();
    void keepsAndShowsARequest();
    void isSavedOnlyOverWhatItRead();
    void aFailedReadingKeepsTheOneBefore();
    void doesNotOverwriteANewerAnswer();
    void tellsNobodyWhoIsGone();
};

void TestEdit::keepsAndShowsWhatItReads()
{
    ChangeScene scene;
    scene.addAccount(u"contoso"_s);
    const Number number = scene.addNumbers(u"contoso"_s, 1).constFirst();
    scene.otherChanges(number, [](Number &now) { now.customSipHeader = u"theirs"_s; });
    scene.otherChanges(u"contoso"_s, [](Account &now) { now.correlationId = u"theirs"_s; });

    Edit<Number> ofNumber = scene.ours->changes.editNumber(u"contoso"_s, number.telephoneNumber);
    QVERIFY(!readingOf(ofNumber));
    QVERIFY(!ofNumber.seen().etag.isEmpty());
    QCOMPARE(ofNumber.seen().resource.customSipHeader, u"theirs"_s);
    const NumberInventory &numbers = scene.ours->data.numbers();
    QCOMPARE(numbers.number(numbers.find(number.telephoneNumber)).customSipHeader, u"theirs"_s);

    Edit<Account> ofAccount = scene.ours->changes.editAccount(u"contoso"_s);
    QVERIFY(!readingOf(ofAccount));
    QVERIFY(!ofAccount.seen().etag.isEmpty());
    QCOMPARE(scene.ours->data.account(u"contoso"_s)->correlationId, u"theirs"_s);
}

void TestEdit::keepsAndShowsARequest()
{
    ChangeScene scene(true);
    scene.ours->data.refreshRequests();
    QTRY_VERIFY(!scene.ours->data.requests().isEmpty());
    const QString tenant = scene.ours->data.requests().constFirst().tenantId;
    scene.valueOf(scene.other->service.patchRequestForInformation(
        tenant, {u"CustomerContacted"_s, u"Done"_s, {}}));
    Edit<RequestForInformation> edit = scene.ours->changes.editRequest(tenant);
    QVERIFY(!readingOf(edit));
    QVERIFY(!edit.seen().etag.isEmpty());
    QCOMPARE(scene.ours->data.request(tenant)->relationship.comment, u"Done"_s);
}

void TestEdit::isSavedOnlyOverWhatItRead()
{
    ChangeScene scene;
    scene.addAccount(u"contoso"_s);
    Edit<Account> edit = scene.ours->changes.editAccount(u"contoso"_s);
    QVERIFY(!readingOf(edit));
    scene.otherChanges(u"contoso"_s, [](Account &now) { now.correlationId = u"theirs"_s; });
    Account wanted = edit.seen().resource;
    wanted.correlationId = u"ours"_s;
    const auto refusal = scene.errorOf(scene.ours->changes.saveAccount(edit.seen(), wanted));
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, ApiError::Kind::PreconditionFailed);

    QVERIFY(!readingOf(edit));
    QCOMPARE(edit.seen().resource.correlationId, u"theirs"_s);
    QVERIFY(*resultOf(scene.ours->changes.saveAccount(edit.seen(), wanted)));
    QCOMPARE(scene.account(u"contoso"_s).resource.correlationId, u"ours"_s);
}

void TestEdit::aFailedReadingKeepsTheOneBefore()
{
    ChangeScene scene;
    const QByteArray etag = scene.addAccount(u"contoso"_s).etag;
    Edit<Account> edit = scene.ours->changes.editAccount(u"contoso"_s);
    QVERIFY(edit.seen().etag.isEmpty());
    QVERIFY(!readingOf(edit));
    QCOMPARE(edit.seen().etag, etag);
    QVERIFY(*resultOf(scene.other->service.deleteAccount(u"contoso"_s, false)));
    const std::optional<ApiError> error = readingOf(edit);
    QVERIFY(error);
    QCOMPARE(error->kind, ApiError::Kind::NotFound);
    QCOMPARE(edit.seen().etag, etag);
}

/// A change is answered while the reading, which was asked for before it, is on its way.
void TestEdit::doesNotOverwriteANewerAnswer()
{
    ChangeScene scene;
    Account account = scene.addAccount(u"contoso"_s).resource;
    Edit<Account> edit = scene.ours->changes.editAccount(u"contoso"_s);
    bool read = false;
    edit.read(this, [&read](const auto &) { read = true; });
    account.correlationId = u"newer"_s;
    scene.ours->data.apply({account});
    QTRY_VERIFY(read);
    QCOMPARE(edit.seen().resource.correlationId, QString());
    QCOMPARE(scene.ours->data.account(u"contoso"_s)->correlationId, u"newer"_s);
}

void TestEdit::tellsNobodyWhoIsGone()
{
    ChangeScene scene;
    scene.addAccount(u"contoso"_s);
    bool told = false;
    {
        QObject form;
        Edit<Account> edit = scene.ours->changes.editAccount(u"contoso"_s);
        edit.read(&form, [&told](const auto &) { told = true; });
    }
    QVERIFY(*resultOf(scene.ours->service.getAccount(u"contoso"_s))); // answered after it
    QVERIFY(!told);
}

NUMBERDESK_TEST("edit", TestEdit)
#include "tst_edit.moc"
