// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/numberfilter.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

NumberInventory inventoryOfOne()
{
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960017);
    number.accountName = u"contoso"_s;
    number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
    number.customSipHeader = u"desk-7"_s;
    number.provisioning = {
        ProvisioningStatus::Failed, u"failed"_s, {{u"BadUsage"_s, u"No usage"_s, {}, {}}}};
    NumberInventory inventory;
    inventory.upsert({number});
    return inventory;
}

} // namespace

/// The Filter numbers box: which words find a number.
class TestNumberFilter : public QObject
{
    Q_OBJECT

private slots:
    void findsByWords_data();
    void findsByWords();
    void looksIntoOneAccount();
    void isEmptyWithoutWords();
};

void TestNumberFilter::findsByWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("nothing") << u""_s << true;
    QTest::newRow("digits") << u"2960017"_s << true;
    QTest::newRow("as people write them") << u"+44 (1632) 960-017"_s << true;
    QTest::newRow("other digits") << u"2960018"_s << false;
    QTest::newRow("account") << u"CONTO"_s << true;
    QTest::newRow("header") << u"desk-7"_s << true;
    QTest::newRow("service") << u"zoom"_s << true;
    QTest::newRow("status") << u"failed"_s << true;
    QTest::newRow("error") << u"badusage"_s << true;
    QTest::newRow("every word must hold") << u"zoom failed contoso"_s << true;
    QTest::newRow("one word does not") << u"zoom synced"_s << false;
    QTest::newRow("in its column") << u"account:contoso"_s << true;
    QTest::newRow("in another column") << u"header:contoso"_s << false;
}

void TestNumberFilter::findsByWords()
{
    QFETCH(QString, text);
    const NumberInventory inventory = inventoryOfOne();
    QTEST(NumberMatcher({{}, text}, inventory).matches(0), "found");
}

void TestNumberFilter::looksIntoOneAccount()
{
    const NumberInventory inventory = inventoryOfOne();
    QVERIFY(NumberMatcher({u"contoso"_s, {}}, inventory).matches(0));
    QVERIFY(!NumberMatcher({u"fabrikam"_s, {}}, inventory).matches(0));
}

void TestNumberFilter::isEmptyWithoutWords()
{
    QVERIFY((NumberFilter{{}, u"  "_s}.isEmpty()));
    QVERIFY(!(NumberFilter{u"contoso"_s, {}}.isEmpty()));
}

NUMBERDESK_TEST("numberfilter", TestNumberFilter)
#include "tst_numberfilter.moc"
