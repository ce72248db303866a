// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/firstschema.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

#include <span>

using namespace numberdesk::localgateway;
using namespace numberdesk::localgateway::test;
using namespace Qt::StringLiterals;

namespace {

const QString countsOfFirstSchema =
    u"SELECT count0, count1, count2, count3, count4 FROM accounts WHERE name = ?"_s;

QString insertNumber()
{
    return u"INSERT INTO numbers (telephone_number, account, services, present, body, status,"
           " modified) VALUES (?, ?, ?, ?, ?, 'synced', 1000)"_s;
}

QVariantList numberWith(const std::string &account, int number, unsigned bits)
{
    const QString key = QString::fromStdString(line(number));
    const Json body{{"telephoneNumber", line(number)},
                    {"accountName", account},
                    {"serviceDetails", Json::object()}};
    return {key, QString::fromStdString(account), bits, bits, QString::fromUtf8(text(body))};
}

/// The numbers of the services that version 1 knew, in its order, as the gateway tells them.
QVariantList countsIn(const Json &account)
{
    QVariantList counts;
    for (const Service &service : std::span(services).first<5>())
        counts.append(account["serviceDetails"][service.name]["numberCount"].get<qint64>());
    return counts;
}

} // namespace

/// A database of version 1, and what becomes of it.
class GatewayMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        gateway = std::make_unique<TestGateway>();
        PlainDatabase old(gateway->options.databaseFile);
        for (const char *sql : firstSchema)
            old.run(QString::fromLatin1(sql));
        for (const std::string name : {"contoso", "fabrikam", "litware"})
            old.run(u"INSERT INTO accounts (name, body, tenant_id, status, modified)"
                    " VALUES (?, ?, 'tenant', 'synced', 1000)"_s,
                    {QString::fromStdString(name), QString::fromUtf8(text(anAccount(name)))});
        for (int i = 0; i < 32; ++i)
            old.run(insertNumber(), numberWith("contoso", i, unsigned(i)));
        for (int i = 32; i < 40; ++i)
            old.run(insertNumber(), numberWith("fabrikam", i, 0b01001));
        // The triggers of version 1 have seen changes and deletions, too.
        old.run(u"UPDATE numbers SET services = 2 WHERE telephone_number = ?"_s,
                {QString::fromStdString(line(31))});
        old.run(u"DELETE FROM numbers WHERE telephone_number = ?"_s,
                {QString::fromStdString(line(30))});
        QCOMPARE(old.run(countsOfFirstSchema, {u"contoso"_s}), QVariantList({15, 15, 14, 14, 14}));
        QCOMPARE(old.run(countsOfFirstSchema, {u"fabrikam"_s}), QVariantList({8, 0, 0, 8, 0}));
    }

    void countsStayAsTheyWere()
    {
        QVERIFY(gateway->start());
        QCOMPARE(countsOf("contoso"), QVariantList({15, 15, 14, 14, 14}));
        QCOMPARE(countsOf("fabrikam"), QVariantList({8, 0, 0, 8, 0}));
        QCOMPARE(countsOf("litware"), QVariantList({0, 0, 0, 0, 0}));
        QVERIFY(gateway->restart());
        QCOMPARE(countsOf("contoso"), QVariantList({15, 15, 14, 14, 14}));
    }

    void countingGoesOn()
    {
        QVERIFY(gateway->start());
        gateway->send("PUT", numberPath("litware", 100), zoomNumber("litware", 100));
        QCOMPARE(countsOf("litware"), QVariantList({0, 0, 0, 1, 0}));
        gateway->send("PUT", numberPath("litware", 100), teamsNumber("litware", 100));
        QCOMPARE(countsOf("litware"), QVariantList({1, 0, 0, 0, 0}));
        QCOMPARE(recordsOf("/accounts/litware/numbers"), "1");
        gateway->send("DELETE", numberPath("contoso", 29));
        QCOMPARE(countsOf("contoso"), QVariantList({14, 15, 13, 13, 13}));
        QCOMPARE(recordsOf("/accounts/contoso/numbers"), "30");
        QCOMPARE(recordsOf("/numbers"), "39");
        QCOMPARE(gateway->send("DELETE", "/accounts/fabrikam?deleteNumbers=true").status, 204);
        gateway->send("PUT", "/accounts/fabrikam", anAccount("fabrikam"));
        QCOMPARE(countsOf("fabrikam"), QVariantList({0, 0, 0, 0, 0}));
        QCOMPARE(recordsOf("/accounts/fabrikam/numbers"), "0");
        QCOMPARE(recordsOf("/numbers"), "31");
    }

    void allElseIsKept()
    {
        QVERIFY(gateway->start());
        const Response account = gateway->get("/accounts/litware");
        QCOMPARE(account.status, 200);
        QCOMPARE(account.header("last-modified"), "Thu, 01 Jan 1970 00:00:01 GMT");
        QCOMPARE(text(account.json()["serviceProvisioningStatus"]), "synced");
        const Response numbers = gateway->get("/numbers?countRecords=true&top=1");
        QCOMPARE(numbers.header("x-ms-record-count"), "39");
        QCOMPARE(gateway->send("DELETE", "/accounts/contoso").code(), "AccountHasNumbers");
        QCOMPARE(gateway->send("DELETE", "/accounts/litware").status, 204);
    }

    void aMigrationThatFailsChangesNothing()
    {
        PlainDatabase(gateway->options.databaseFile).run(u"CREATE TABLE service_bits (x)"_s);
        QVERIFY(!gateway->start());
        PlainDatabase left(gateway->options.databaseFile);
        QCOMPARE(left.run(u"PRAGMA user_version"_s), QVariantList{1});
        left.run(insertNumber(), numberWith("litware", 50, 0b10001));
        QCOMPARE(left.run(countsOfFirstSchema, {u"litware"_s}), QVariantList({1, 0, 0, 0, 1}));
    }

    /// A row in the table of services without its step would never be counted.
    void everyServiceHasItsBit()
    {
        QVERIFY(gateway->start());
        gateway->stop();
        PlainDatabase database(gateway->options.databaseFile);
        for (const Service &service : services)
            QCOMPARE(database.run(u"SELECT count(*) FROM service_bits WHERE bit = ?"_s,
                                  {bitOf(service)}),
                     QVariantList{1});
        QCOMPARE(database.run(u"SELECT count(*) FROM service_bits"_s),
                 QVariantList{qulonglong(services.size())});
    }

    void aFurtherServiceIsCountedFromItsBitOn()
    {
        QVERIFY(gateway->start());
        gateway->stop();
        PlainDatabase database(gateway->options.databaseFile);
        const unsigned bit = 1u << services.size();
        database.run(u"INSERT INTO service_bits (bit) VALUES (?)"_s, {bit});
        database.run(u"INSERT INTO accounts (name, body, status, modified)"
                     " VALUES ('proseware', '{}', 'synced', 1000)"_s);
        database.run(insertNumber(), numberWith("proseware", 60, bit | 1u));
        database.run(insertNumber(), numberWith("proseware", 61, bit));
        const QString count = u"SELECT count FROM numbers_per_service"
                              " WHERE account = 'proseware' AND service = ?"_s;
        QCOMPARE(database.run(count, {bit}), QVariantList{2});
        QCOMPARE(database.run(count, {1}), QVariantList{1});
        QCOMPARE(database.run(count, {2}), QVariantList{0});
    }

private:
    QByteArray recordsOf(const QByteArray &list)
    {
        return gateway->get(list + "?countRecords=true&top=1").header("x-ms-record-count");
    }

    QVariantList countsOf(const QByteArray &account)
    {
        return countsIn(gateway->get("/accounts/" + account).json());
    }

    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewaymigrations", GatewayMigrations)
#include "tst_gatewaymigrations.moc"
