// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/client/httpclient.h"
#include "provisioning/service/provisioningservice.h"
#include "session/rights.h"
#include "sessionrig.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/testprogram.h"
#include "support/testtokens.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// What the open connection allows, and the sentence for what it does not.
class TestRights : public QObject
{
    Q_OBJECT

private slots:
    void followRoles_data();
    void followRoles();
    void namesTheMissingRole();
    void forbidsChangesWhenReadOnly();
    void tellsChangesOnce();
    void fillsTheRightsOfASession();
    void sendsNoChangeOfAReadOnlySession();
};

void TestRights::followRoles_data()
{
    using Roles = std::optional<QStringList>;
    QTest::addColumn<Roles>("roles");
    QTest::addColumn<QString>("allowed"); // of R, W and D
    const auto role = [](const QString &name) { return u"ProvisioningAPI."_s + name; };
    QTest::newRow("not told") << Roles() << u"RWD"_s;
    QTest::newRow("none") << Roles(QStringList()) << QString();
    QTest::newRow("others") << Roles(QStringList{u"Portal.Read"_s}) << QString();
    QTest::newRow("read") << Roles(QStringList{role(u"Read"_s)}) << u"R"_s;
    QTest::newRow("read and write")
        << Roles(QStringList{role(u"Write"_s), role(u"Read"_s)}) << u"RW"_s;
    QTest::newRow("delete") << Roles(QStringList{role(u"Delete"_s)}) << u"D"_s;
    QTest::newRow("admin") << Roles(QStringList{role(u"Admin"_s)}) << u"RWD"_s;
}

void TestRights::followRoles()
{
    QFETCH(std::optional<QStringList>, roles);
    QFETCH(QString, allowed);
    Rights rights;
    rights.setRoles(roles);
    QCOMPARE(rights.has(Right::Read), allowed.contains(u'R'));
    QCOMPARE(rights.has(Right::Write), allowed.contains(u'W'));
    QCOMPARE(rights.has(Right::Delete), allowed.contains(u'D'));
}

void TestRights::namesTheMissingRole()
{
    Rights rights;
    rights.setRoles(QStringList{u"ProvisioningAPI.Read"_s});
    QCOMPARE(rights.whyNot(Right::Read), QString());
    QCOMPARE(rights.whyNot(Right::Write),
             u"This sign-in lacks the role ProvisioningAPI.Write. Ask an administrator to grant "
             "it."_s);
    QVERIFY(rights.whyNot(Right::Delete).contains(u"ProvisioningAPI.Delete"));
}

void TestRights::forbidsChangesWhenReadOnly()
{
    Rights rights;
    rights.setReadOnly(true, u"Contoso %2"_s);
    rights.setRoles(QStringList{u"ProvisioningAPI.Admin"_s});
    QVERIFY(rights.has(Right::Read));
    for (const Right right : {Right::Write, Right::Delete}) {
        const QString why = rights.whyNot(right);
        QVERIFY2(why.startsWith(u"The connection Contoso %2 is read-only. "), qPrintable(why));
    }
    rights.setReadOnly(true);
    QVERIFY(rights.whyNot(Right::Write).startsWith(u"This connection is read-only. "));
    rights.setReadOnly(false);
    QVERIFY(rights.has(Right::Write));
}

void TestRights::tellsChangesOnce()
{
    Rights rights;
    QSignalSpy changed(&rights, &Rights::changed);
    rights.setRoles(std::nullopt);
    rights.setReadOnly(false);
    QCOMPARE(changed.count(), 0);
    rights.setRoles(QStringList());
    QCOMPARE(changed.count(), 1);
    rights.setReadOnly(true);
    rights.setReadOnly(true);
    QCOMPARE(changed.count(), 2);
}

void TestRights::fillsTheRightsOfASession()
{
    ScriptedServer server;
    server.setHandler([](const ScriptedRequest &request) {
        return jsonReply(request.path() == "/token"
                             ? tokenReplyOf(jwtOf(R"({"roles":["ProvisioningAPI.Read"]})"))
                             : R"({"value":[]})");
    });
    Connection connection = connectionTo(server.url());
    connection.profile.tokenUrl = server.url(u"/token"_s);
    Session session(connection, DataDirectory(QString()));
    session.open();
    QVERIFY(!session.rights().roles());
    QVERIFY(session.rights().has(Right::Delete));
    QVERIFY(resultOf(session.service().listAccounts()).value());
    QCOMPARE(session.rights().roles(), QStringList{u"ProvisioningAPI.Read"_s});
    QVERIFY(!session.rights().has(Right::Delete));
}

void TestRights::sendsNoChangeOfAReadOnlySession()
{
    ScriptedServer server;
    Connection connection = connectionTo(server.url());
    connection.profile.readOnly = true;
    Session session(connection, DataDirectory(QString()));
    session.open();
    QVERIFY(session.rights().isReadOnly());
    QVERIFY(session.rights().whyNot(Right::Write).contains(u"Contoso"));
    const auto result = resultOf(session.service().deleteAccount(u"a"_s, false)).value();
    QCOMPARE(result.error().kind, ApiError::Kind::ReadOnly);
    QVERIFY(server.requests().isEmpty());
}

NUMBERDESK_TEST("rights", TestRights)
#include "tst_rights.moc"
