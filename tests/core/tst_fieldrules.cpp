// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldrules.h"
#include "core/resources/directroutingnames.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

Q_DECLARE_METATYPE(numberdesk::FieldCheck)

namespace {

enum class Verdict { Good, Warned, Bad };

Verdict verdictOf(const FieldCheck &check)
{
    if (!check)
        return Verdict::Good;
    return check->isError() ? Verdict::Bad : Verdict::Warned;
}

} // namespace

Q_DECLARE_METATYPE(Verdict)

class FieldRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void checksEachFieldByTheContract_data();
    void checksEachFieldByTheContract();
    void saysWhatToDo();
    void derivesDirectRoutingNames();
};

void FieldRulesTest::checksEachFieldByTheContract_data()
{
    QTest::addColumn<FieldCheck>("check");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const FieldCheck &check, Verdict verdict) {
        QTest::newRow(name) << check << verdict;
    };
    row("account", checkAccountName(u"contoso_UK-1"), Verdict::Good);
    row("account of 100", checkAccountName(QString(100, u'a')), Verdict::Good);
    row("account of 101", checkAccountName(QString(101, u'a')), Verdict::Bad);
    row("account with a blank", checkAccountName(u"contoso uk"), Verdict::Bad);
    row("account with a dot", checkAccountName(u"contoso.uk"), Verdict::Bad);
    row("no account", checkAccountName(u""), Verdict::Bad);
    row("header", checkCustomSipHeader(u"contoso-commsgw"), Verdict::Good);
    row("no header", checkCustomSipHeader(u""), Verdict::Good);
    row("header with @", checkCustomSipHeader(u"a@b"), Verdict::Bad);
    row("header of 101", checkCustomSipHeader(QString(101, u'a')), Verdict::Bad);
    row("subdomain", checkSubdomain(u"contoso1"), Verdict::Good);
    row("subdomain of 10", checkSubdomain(u"contoso123"), Verdict::Warned);
    row("subdomain of 11", checkSubdomain(u"contoso1234"), Verdict::Bad);
    row("subdomain with _", checkSubdomain(u"con_toso"), Verdict::Warned);
    row("subdomain ends in -", checkSubdomain(u"contoso-"), Verdict::Warned);
    row("subdomain with a dot", checkSubdomain(u"con.toso"), Verdict::Bad);
    row("token", checkSubdomainToken(u"MS=ms12345678"), Verdict::Good);
    row("token with blank", checkSubdomainToken(u"MS= ms1"), Verdict::Bad);
    row("tenant", checkTeamsTenantId(u"a7f4bd5c-cc01-40f4-8baa-2b6bdb272b8a", true), Verdict::Good);
    row("no tenant, needed", checkTeamsTenantId(u"", true), Verdict::Bad);
    row("no tenant, not needed", checkTeamsTenantId(u"", false), Verdict::Good);
    row("tenant is a word", checkTeamsTenantId(u"contoso", true), Verdict::Warned);
}

void FieldRulesTest::checksEachFieldByTheContract()
{
    QFETCH(FieldCheck, check);
    QFETCH(Verdict, verdict);
    QCOMPARE(verdictOf(check), verdict);
}

void FieldRulesTest::saysWhatToDo()
{
    const FieldCheck blank = checkAccountName(u"contoso uk");
    QVERIFY(blank);
    QCOMPARE(blank->expected, u"1 to 100 letters, digits, - or _"_s);
    QCOMPARE(blank->remedy, u"Remove the blank."_s);
    const FieldCheck letter = checkAccountName(u"contoso&co");
    QVERIFY(letter);
    QCOMPARE(letter->remedy, u"Remove \"&\"."_s);
    const FieldCheck several = checkCustomSipHeader(u"bad header!");
    QVERIFY(several);
    QCOMPARE(several->remedy, u"Remove the blank and \"!\"."_s);
    const FieldCheck many = checkAccountName(u"a b!c😀d e!");
    QVERIFY(many);
    QCOMPARE(many->remedy, u"Remove the blank, \"!\" and \"😀\"."_s);
}

void FieldRulesTest::derivesDirectRoutingNames()
{
    // The published arithmetic: with the default base domain, nine characters give exactly 48.
    const QString base = u"a1b2c3d4e5f6g7h8.commsgw.azure.com"_s;
    QCOMPARE(base.size(), 34);
    const DirectRoutingNames nine = directRoutingNames(u"contoso12"_s, base);
    QCOMPARE(nine.region1, u"contoso12.1r1."_s + base);
    QCOMPARE(nine.region2, u"contoso12.1r2."_s + base);
    QCOMPARE(nine.region1.size(), longestDirectRoutingName);
    QVERIFY(!nine.tooLong);
    QVERIFY(directRoutingNames(u"contoso123"_s, base).tooLong);
}

NUMBERDESK_TEST("fieldrules", FieldRulesTest)
#include "tst_fieldrules.moc"
