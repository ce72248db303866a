// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberindex.h"
#include "core/inventory/numberinventory.h"
#include "support/randomresources.h"
#include "support/testprogram.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

Number aNumber(quint64 digits, const QString &account = u"contoso"_s)
{
    Number number;
    number.telephoneNumber = TelephoneNumber(digits);
    number.accountName = account;
    number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
    number.provisioning.status = ProvisioningStatus::Synced;
    return number;
}

Number failed(Number number)
{
    number.provisioning.status = ProvisioningStatus::Failed;
    number.provisioning.errors = {{u"InvalidRequest"_s, u"Usage is missing"_s, u"oc"_s, {}}};
    return number;
}

QStringList shown(const NumberInventory &inventory, const QString &text,
                  const QString &account = {})
{
    QStringList numbers;
    for (const quint32 row : buildNumberIndex(inventory, {{account, text}}))
        numbers += inventory.telephoneNumber(row).toString();
    return numbers;
}

} // namespace

class NumberInventoryTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsWhatAMapHolds();
    void givesBackEverythingOfANumber();
    void noticesEveryDifference();
    void snapshotsStayAsTheyWere();
    void filtersByWords_data();
    void filtersByWords();
    void sortsWhatNeedsAHandFirst();
    void stopsWhenCancelled();

private:
    NumberInventory sample() const;
};

/// Random additions, changes and removals against a plain map as the oracle.
void NumberInventoryTest::holdsWhatAMapHolds()
{
    QRandomGenerator random(20260229);
    NumberInventory inventory;
    std::map<quint64, QString> oracle;
    for (int step = 0; step < 300; ++step) {
        QList<Number> batch;
        QList<TelephoneNumber> gone;
        for (int i = random.bounded(1, 40); i > 0; --i) {
            const quint64 digits = 441632960000 + random.bounded(500U);
            if (random.bounded(3) == 0) {
                gone.append(TelephoneNumber(digits));
                continue;
            }
            batch.append(aNumber(digits, u"account%1"_s.arg(random.bounded(4))));
        }
        inventory.upsert(batch);
        for (const Number &number : std::as_const(batch))
            oracle[number.telephoneNumber.digits()] = number.accountName;
        inventory.remove(gone);
        for (const TelephoneNumber number : std::as_const(gone))
            oracle.erase(number.digits());
        QCOMPARE(inventory.size(), static_cast<qsizetype>(oracle.size()));
        qsizetype row = 0;
        for (const auto &[digits, account] : oracle) {
            QCOMPARE(inventory.telephoneNumber(row).digits(), digits);
            QCOMPARE(inventory.accountName(row), account);
            ++row;
        }
    }
}

void NumberInventoryTest::givesBackEverythingOfANumber()
{
    Number number = failed(aNumber(441632960001));
    number.customSipHeader = u"contoso-commsgw"_s;
    number.unknownFields = R"({"future":1})";
    number.services[Service::TeamsOperatorConnect] =
        NumberService{true, u"assigned"_s,
                      TeamsNumberConfiguration{u"CallingUserAssignment"_s, {u"InboundCalling"_s}}};
    NumberInventory inventory;
    inventory.upsert({aNumber(441632960000), number});
    QCOMPARE(inventory.number(inventory.find(number.telephoneNumber)), number);
    QCOMPARE(inventory.find(TelephoneNumber(441632960002)), -1);
}

void NumberInventoryTest::noticesEveryDifference()
{
    QVERIFY(rc::check("what goes in comes out, and is the same only if it is equal", [] {
        const Number before = randomNumber();
        Number after = randomNumber();
        if (*rc::gen::inRange(0, 2) == 0)
            after.unknownFields = "{\"future\":1}";
        if (*rc::gen::inRange(0, 2) == 0)
            after.provisioning.status = ProvisioningStatus::Failed;
        NumberInventory inventory;
        inventory.upsert({before});
        const NumberInventory snapshot = inventory;
        inventory.upsert({after});
        RC_ASSERT(snapshot.number(0) == before);
        RC_ASSERT(inventory.number(0) == after);
        RC_ASSERT(inventory.isSame(0, snapshot, 0) == (before == after));
    }));
}

void NumberInventoryTest::snapshotsStayAsTheyWere()
{
    NumberInventory inventory;
    inventory.upsert({aNumber(441632960000)});
    const NumberInventory snapshot = inventory;
    inventory.upsert({aNumber(441632960000, u"fabrikam"_s), aNumber(441632960001)});
    QCOMPARE(snapshot.size(), 1);
    QCOMPARE(snapshot.accountName(0), u"contoso"_s);
    QCOMPARE(inventory.accountName(0), u"fabrikam"_s);
}

NumberInventory NumberInventoryTest::sample() const
{
    NumberInventory inventory;
    Number header = aNumber(441632960002);
    header.customSipHeader = u"branch-7"_s;
    Number pending = aNumber(19075550100, u"fabrikam"_s);
    pending.services = {};
    pending.services[Service::TeamsDirectRouting] = NumberService{true, {}, {}};
    pending.provisioning.status = ProvisioningStatus::Pending;
    inventory.upsert({aNumber(441632960000), failed(aNumber(441632960001)), header, pending});
    return inventory;
}

void NumberInventoryTest::filtersByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("numbers");
    const QString a = u"+19075550100"_s;
    const QString b = u"+441632960000"_s;
    const QString c = u"+441632960001"_s;
    const QString d = u"+441632960002"_s;
    QTest::newRow("nothing") << QString() << QStringList{a, b, c, d};
    QTest::newRow("digits") << u"29600"_s << QStringList{b, c, d};
    QTest::newRow("digits with blanks and plus") << u"+44 1632 960001"_s << QStringList{c};
    QTest::newRow("account word") << u"FABRI"_s << QStringList{a};
    QTest::newRow("account") << u"account:contoso"_s << QStringList{b, c, d};
    QTest::newRow("status") << u"status:failed"_s << QStringList{c};
    QTest::newRow("service") << u"service:direct"_s << QStringList{a};
    QTest::newRow("header") << u"header:branch"_s << QStringList{d};
    QTest::newRow("header by digits") << u"branch-7"_s << QStringList{d};
    QTest::newRow("error text") << u"usage"_s << QStringList{c};
    QTest::newRow("all words must hold") << u"zoom 960002"_s << QStringList{d};
    QTest::newRow("nobody") << u"nobody"_s << QStringList();
}

void NumberInventoryTest::filtersByWords()
{
    QFETCH(QString, text);
    QTEST(shown(sample(), text), "numbers");
}

void NumberInventoryTest::sortsWhatNeedsAHandFirst()
{
    const NumberInventory inventory = sample();
    const auto firstOf = [&](bool descending) {
        const NumberIndex index =
            buildNumberIndex(inventory, {{}, NumberSortKey::Status, descending});
        return inventory.status(index.constFirst());
    };
    QCOMPARE(firstOf(false), ProvisioningStatus::Failed);
    QCOMPARE(firstOf(true), ProvisioningStatus::Synced);
}

void NumberInventoryTest::stopsWhenCancelled()
{
    QVERIFY(buildNumberIndex(sample(), {}, [] { return true; }).isEmpty());
}

NUMBERDESK_TEST("numberinventory", NumberInventoryTest)
#include "tst_numberinventory.moc"
