// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changescene.h"

#include "provisioning/codec/resourcecodec.h"
#include "support/scriptedgateway.h"
#include "support/testprogram.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString contoso = u"contoso"_s;

/// Numbers of Operator Connect that nobody uses yet, known to our desk.
QList<Number> addTeamsNumbers(ChangeScene &scene, int count)
{
    Account account;
    account.name = contoso;
    account.teamsTenantId = u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a"_s;
    account.services[Service::TeamsOperatorConnect] = AccountService{true, false, {}};
    scene.valueOf(scene.ours->changes.createAccount(account));
    TeamsNumberConfiguration configuration;
    configuration.usage = u"CallingUserAssignment"_s;
    configuration.choosableCapabilities = QStringList{u"InboundCalling"_s};
    QList<Number> numbers;
    for (int i = 0; i < count; ++i) {
        Number number;
        number.telephoneNumber = TelephoneNumber(441632960000 + static_cast<quint64>(i));
        number.accountName = contoso;
        number.services[Service::TeamsOperatorConnect] =
            NumberService{true, u"unassigned"_s, configuration};
        numbers.append(number);
    }
    scene.ours->data.apply(
        scene.valueOf(scene.ours->service.createOrUpdateNumbers(contoso, numbers)));
    return numbers;
}

void assign(Number &number)
{
    number.services[Service::TeamsOperatorConnect]->assignmentStatus = u"assigned"_s;
}

qint64 countAt(ChangeScene &scene)
{
    ListQuery query;
    query.top = 1;
    query.countRecords = true;
    return scene.valueOf(scene.other->service.listNumbers({}, query)).recordCount.value_or(-1);
}

/// Deletes what our desk shows; `spent` gets the requests sent until the last number was gone.
std::optional<DeleteOutcome> deleteShown(ChangeScene &scene, qint64 *spent = nullptr)
{
    const NumberInventory shown = scene.ours->data.numbers();
    const qint64 before = scene.ours->client.requestsSent();
    DeleteNumbersJob *job = scene.ours->deleteNumbers(shown.numbersOf({}), shown);
    QObject::connect(job, &DeleteNumbersJob::progressed, job, [&scene, before, spent] {
        if (spent != nullptr)
            *spent = scene.ours->client.requestsSent() - before;
    });
    return resultOf(job);
}

} // namespace

/// Deletions of numbers that another desk has changed meanwhile, at the local gateway.
class TestNumberDeletion : public QObject
{
    Q_OBJECT

private slots:
    void aSingleNumberGoesUnderItsEtag();
    void aNumberThatWasAssignedSinceStays();
    void aNumberThatIsAssignedAtTheLastMomentStays();
    void aNumberThatIsGoneIsSaidApart();
    void ofManyThoseThatChangedAreLeftOut();
    void whatChangedWhileTheQuestionStoodIsLeftOut();
    void freshReadingsAreNotReadAgain();
    void whatWasNeverReadInFullIsReadInFewRequests();
    void anAccountThatIsGoneTakesItsNumbersAlong();
    void cancelLetsTheBatchUnderWayEnd();
    void whatIsHeardOfMeanwhileIsLeftOut();
    void whatIsRefusedIsNamedAndTheRestDeleted();
    void anAnswerThatIsNoneIsToldOf();
};

void TestNumberDeletion::aSingleNumberGoesUnderItsEtag()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    scene.addNumbers(contoso, 1);
    const qint64 before = scene.ours->client.requestsSent();
    const auto outcome = deleteShown(scene);
    QVERIFY(outcome && !outcome->error && outcome->leftOut.isEmpty());
    QCOMPARE(outcome->deleted.size(), 1);
    QVERIFY(scene.ours->client.requestsSent() - before >= 2); // read, then deleted
    QCOMPARE(countAt(scene), 0);
    QVERIFY(scene.ours->data.numbers().isEmpty());
}

void TestNumberDeletion::aNumberThatWasAssignedSinceStays()
{
    ChangeScene scene;
    const Number number = addTeamsNumbers(scene, 1).constFirst();
    scene.otherChanges(number, assign);
    const auto outcome = deleteShown(scene);
    QVERIFY(outcome && !outcome->error);
    QVERIFY(outcome->deleted.isEmpty());
    QCOMPARE(outcome->leftOut.size(), 1);
    QCOMPARE(outcome->leftOut.constFirst().number, number.telephoneNumber);
    const QString reason = outcome->leftOut.constFirst().reason;
    QVERIFY2(reason.contains(u"assignmentStatus was unassigned, is assigned"_s),
             qPrintable(reason));
    QCOMPARE(countAt(scene), 1);
    QCOMPARE(scene.ours->data.numbers()
                 .number(0)
                 .services[Service::TeamsOperatorConnect]
                 ->assignmentStatus,
             u"assigned"_s);
}

void TestNumberDeletion::aNumberThatIsAssignedAtTheLastMomentStays()
{
    ChangeScene scene;
    const Number number = addTeamsNumbers(scene, 1).constFirst();
    bool done = false;
    // Between our reading and our DELETE.
    connect(&scene.ours->data, &GatewayData::numbersChanged, this, [&] {
        if (std::exchange(done, true))
            return;
        Number assigned = number;
        assign(assigned);
        scene.putAtOnce("/accounts/contoso/numbers/%2B" +
                            number.telephoneNumber.toString().mid(1).toLatin1(),
                        toResourceJson(assigned));
    });
    const auto outcome = deleteShown(scene);
    disconnect(&scene.ours->data, nullptr, this, nullptr);
    QVERIFY(done && outcome && !outcome->error);
    QCOMPARE(outcome->leftOut.size(), 1);
    QCOMPARE(countAt(scene), 1);
}

void TestNumberDeletion::aNumberThatIsGoneIsSaidApart()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    const Number number = scene.addNumbers(contoso, 1).constFirst();
    QVERIFY(*resultOf(scene.other->service.deleteNumber(contoso, number.telephoneNumber)));
    const auto outcome = deleteShown(scene);
    QVERIFY(outcome && !outcome->error && outcome->leftOut.isEmpty());
    QVERIFY(outcome->deleted.isEmpty());
    QCOMPARE(outcome->gone, {number.telephoneNumber});
    QVERIFY(scene.ours->data.numbers().isEmpty());
}

void TestNumberDeletion::ofManyThoseThatChangedAreLeftOut()
{
    ChangeScene scene;
    const QList<Number> numbers = addTeamsNumbers(scene, 40);
    scene.otherChanges(numbers.at(7), assign);
    scene.otherChanges(numbers.at(8), [](Number &number) {
        number.services[Service::TeamsOperatorConnect]->enabled = false;
    });
    QVERIFY(*resultOf(scene.other->service.deleteNumber(contoso, numbers.at(9).telephoneNumber)));
    const auto outcome = deleteShown(scene);
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 37);
    QCOMPARE(outcome->gone, {numbers.at(9).telephoneNumber});
    QCOMPARE(outcome->leftOut.size(), 2);
    QCOMPARE(outcome->leftOut.at(0).number, numbers.at(7).telephoneNumber);
    QVERIFY(outcome->leftOut.at(0).reason.startsWith(u"changed meanwhile: "));
    QVERIFY(outcome->leftOut.at(1).reason.contains(u"enabled was true, is false"_s));
    QCOMPARE(countAt(scene), 2);
    QCOMPARE(scene.ours->data.numbers().size(), 2);
}

void TestNumberDeletion::whatChangedWhileTheQuestionStoodIsLeftOut()
{
    ChangeScene scene;
    const QList<Number> numbers = addTeamsNumbers(scene, 3);
    const NumberInventory shown = scene.ours->data.numbers();
    scene.otherChanges(numbers.at(1), assign);
    scene.ours->data.refreshNumbers({});
    QTRY_VERIFY(!scene.ours->data.numbersState({}).loadedAt.isNull());
    const auto outcome = resultOf(scene.ours->deleteNumbers(shown.numbersOf({}), shown));
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 2);
    QCOMPARE(outcome->leftOut.size(), 1);
    QCOMPARE(outcome->leftOut.constFirst().number, numbers.at(1).telephoneNumber);
    QCOMPARE(countAt(scene), 1);
}

void TestNumberDeletion::freshReadingsAreNotReadAgain()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    scene.addNumbers(contoso, 250);
    scene.ours->data.refreshNumbers(contoso);
    QTRY_VERIFY(!scene.ours->data.numbersState(contoso).loadedAt.isNull());
    qint64 spent = 0;
    const auto outcome = deleteShown(scene, &spent);
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 250);
    QCOMPARE(spent, 3);
}

void TestNumberDeletion::whatWasNeverReadInFullIsReadInFewRequests()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    scene.addNumbers(contoso, 1250);
    qint64 spent = 0;
    const auto outcome = deleteShown(scene, &spent);
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 1250);
    QCOMPARE(spent, 13 + 3); // a page of 500 serves five batches
    QCOMPARE(countAt(scene), 0);
}

void TestNumberDeletion::anAccountThatIsGoneTakesItsNumbersAlong()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    scene.addNumbers(contoso, 3);
    QVERIFY(*resultOf(scene.other->service.deleteAccount(contoso, true)));
    const auto outcome = deleteShown(scene);
    QVERIFY(outcome && !outcome->error && outcome->leftOut.isEmpty());
    QVERIFY(outcome->deleted.isEmpty());
    QCOMPARE(outcome->gone.size(), 3);
    QVERIFY(scene.ours->data.numbers().isEmpty());
}

void TestNumberDeletion::cancelLetsTheBatchUnderWayEnd()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    scene.addNumbers(contoso, 250);
    DeleteNumbersJob *job = scene.ours->deleteNumbers(scene.ours->data.numbers().numbersOf({}),
                                                      scene.ours->data.numbers());
    connect(job, &DeleteNumbersJob::progressed, job, &DeleteNumbersJob::cancel);
    const auto outcome = resultOf(job);
    QVERIFY(outcome && outcome->error);
    QCOMPARE(outcome->error->kind, ApiError::Kind::Cancelled);
    QCOMPARE(outcome->deleted.size(), 100);
    QCOMPARE(countAt(scene), 150);
}

/// Whatever reads it: here another page of the window, while the first batch was deleted.
void TestNumberDeletion::whatIsHeardOfMeanwhileIsLeftOut()
{
    ChangeScene scene;
    scene.addAccount(contoso);
    const QList<Number> numbers = scene.addNumbers(contoso, 250);
    scene.ours->data.refreshNumbers(contoso);
    QTRY_VERIFY(!scene.ours->data.numbersState(contoso).loadedAt.isNull());
    Number changed = numbers.at(249);
    changed.customSipHeader = u"theirs"_s;
    DeleteNumbersJob *job = scene.ours->deleteNumbers(scene.ours->data.numbers().numbersOf({}),
                                                      scene.ours->data.numbers());
    connect(job, &DeleteNumbersJob::progressed, job, [&] { scene.ours->data.apply({changed}); });
    const auto outcome = resultOf(job);
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 249);
    QCOMPARE(outcome->leftOut.size(), 1);
    QCOMPARE(outcome->leftOut.constFirst().number, changed.telephoneNumber);
    QVERIFY(outcome->leftOut.constFirst().changed);
    QCOMPARE(countAt(scene), 1);
}

void TestNumberDeletion::whatIsRefusedIsNamedAndTheRestDeleted()
{
    ScriptedGateway gateway;
    gateway.others.putAccount(contoso, {u"zoomPhoneCloudPeering"_s});
    gateway.others.addNumbers(contoso, firstNumber, 100);
    gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "GET" || !numbersOf(request).contains(numberAt(42)))
            return {};
        return errorReply(409, "Locked");
    });
    ChangeDesk desk(gateway.url());
    desk.data.refreshNumbers(contoso);
    QTRY_VERIFY(!desk.data.numbersState(contoso).loadedAt.isNull());
    const NumberInventory shown = desk.data.numbers();
    const auto outcome = resultOf(desk.deleteNumbers(shown.numbersOf({}), shown));
    QVERIFY(outcome && !outcome->error);
    QCOMPARE(outcome->deleted.size(), 99);
    QCOMPARE(outcome->leftOut.size(), 1);
    QCOMPARE(outcome->leftOut.constFirst().number.toString(), numberAt(42));
    QVERIFY(!outcome->leftOut.constFirst().changed);
    QVERIFY(!outcome->leftOut.constFirst().reason.isEmpty());
    QCOMPARE(desk.data.numbers().size(), 1);
}

/// Whether it was carried out, a reading shows.
void TestNumberDeletion::anAnswerThatIsNoneIsToldOf()
{
    ScriptedGateway gateway;
    gateway.others.putAccount(contoso, {u"zoomPhoneCloudPeering"_s});
    gateway.others.addNumbers(contoso, firstNumber, 3);
    gateway.setScript([](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
        if (request.method == "GET")
            return {};
        return htmlReply("<html><body>Sign in to the network</body></html>");
    });
    ChangeDesk desk(gateway.url());
    desk.data.refreshNumbers(contoso);
    QTRY_VERIFY(!desk.data.numbersState(contoso).loadedAt.isNull());
    const NumberInventory shown = desk.data.numbers();
    const auto outcome = resultOf(desk.deleteNumbers(shown.numbersOf({}), shown));
    QVERIFY(outcome && outcome->deleted.isEmpty() && outcome->gone.isEmpty());
    QCOMPARE(outcome->leftOut.size(), 3);
    QCOMPARE(desk.data.numbers().size(), 3);
}

NUMBERDESK_TEST("numberdeletion", TestNumberDeletion)
#include "tst_numberdeletion.moc"
