// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsondepth.h"
#include "net/base/boundedjson.h"
#include "net/signin/jwtclaims.h"
#include "support/testprogram.h"
#include "support/testtokens.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace numberdesk;
using namespace Qt::StringLiterals;

/// JSON from outside is read up to a depth, and tokens tell their roles if they can.
class TestBoundedJson : public QObject
{
    Q_OBJECT

private slots:
    void readsUpToADepth();
    void countsNoBracketsInStrings();
    void survivesAMillionLevels();
    void readsTheRolesOfAToken_data();
    void readsTheRolesOfAToken();
};

namespace {

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

void TestBoundedJson::readsUpToADepth()
{
    QVERIFY(!parseBoundedJson(nested(deepestJson)).is_discarded());
    QVERIFY(parseBoundedJson(nested(deepestJson + 1)).is_discarded());
    QVERIFY(!parseBoundedJson("[" + nested(deepestJson - 1) + "," + nested(deepestJson - 1) + "]")
                 .is_discarded());
    QVERIFY(parseBoundedJson("{\"a\":").is_discarded());
    QVERIFY(parseBoundedJson("").is_discarded());
}

void TestBoundedJson::countsNoBracketsInStrings()
{
    const QByteArray brackets(1000, '{');
    QVERIFY(!isJsonDeeperThan(1, "[\"" + brackets + "\"]"));
    QVERIFY(!isJsonDeeperThan(1, "[\"\\\"" + brackets + "\"]"));
    QVERIFY(isJsonDeeperThan(1, "[\"\\\\\"," + brackets + "]"));
}

void TestBoundedJson::survivesAMillionLevels()
{
    QVERIFY(parseBoundedJson(nested(1'000'000)).is_discarded());
    QVERIFY(parseBoundedJson(QByteArray("{\"a\":").repeated(1'000'000)).is_discarded());
}

void TestBoundedJson::readsTheRolesOfAToken_data()
{
    using Roles = std::optional<QStringList>;
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Roles>("roles");
    const QStringList two{u"ProvisioningAPI.Read"_s, u"ProvisioningAPI.Write"_s};
    QTest::newRow("two") << jwtOf(R"({"roles":["ProvisioningAPI.Read","ProvisioningAPI.Write"]})")
                         << Roles(two);
    QTest::newRow("one as text") << jwtOf(R"({"roles":"ProvisioningAPI.Read"})")
                                 << Roles(two.mid(0, 1));
    QTest::newRow("none") << jwtOf(R"({"aud":"x"})") << Roles(QStringList());
    QTest::newRow("odd entries") << jwtOf(R"({"roles":[1,null,"ProvisioningAPI.Read"]})")
                                 << Roles(two.mid(0, 1));
    QTest::newRow("opaque") << QByteArray("abc") << Roles();
    QTest::newRow("opaque with dots") << QByteArray("a.b.c") << Roles();
    QTest::newRow("encrypted") << QByteArray("a.b.c.d.e") << Roles();
    QTest::newRow("no object") << jwtOf("[]") << Roles();
    QTest::newRow("too deep") << jwtOf(nested(deepestJson + 1)) << Roles();
    QTest::newRow("empty") << QByteArray() << Roles();
}

void TestBoundedJson::readsTheRolesOfAToken()
{
    QFETCH(QByteArray, token);
    QFETCH(std::optional<QStringList>, roles);
    QCOMPARE(rolesOf(token), roles);
}

NUMBERDESK_TEST("boundedjson", TestBoundedJson)
#include "tst_boundedjson.moc"
