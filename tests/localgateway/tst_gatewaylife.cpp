// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/addressfile.h"
#include "localgateway/gatewaythread.h"
#include "localgateway/testgateway.h"
#include "support/testprogram.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>

#include <cstdio>

using namespace numberdesk::localgateway;
using namespace numberdesk::localgateway::test;

namespace {

/// Serves a database in a process of its own, for tests that kill it.
int serve(int, char **argv)
{
    Options options;
    options.databaseFile = QString::fromLocal8Bit(argv[1]);
    options.syncDelay = std::chrono::milliseconds(500);
    options.rateLimit = 0;
    options.authenticate = false;
    LocalGateway gateway(options);
    if (!gateway.start())
        return 1;
    std::puts("listening");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

QFile::Permissions permissionsOf(const QString &path)
{
    // Qt names the owner's rights twice: as owner and as the current user.
    return QFile::permissions(path) &
           (QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup |
            QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther);
}

/// How many accounts a gateway's database holds, seen from outside it.
int storedAccounts(const QString &databaseFile)
{
    int count = 0;
    const QString name = QStringLiteral("observer");
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(databaseFile);
        if (database.open()) {
            QSqlQuery query(QStringLiteral("SELECT COUNT(*) FROM accounts"), database);
            count = query.next() ? query.value(0).toInt() : 0;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return count;
}

} // namespace

class GatewayLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { gateway = std::make_unique<TestGateway>(); }

    void everythingSurvivesARestart()
    {
        QVERIFY(gateway->start());
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        gateway->send("PUT", numberPath("contoso", 1), zoomNumber("contoso", 1));
        const QByteArray before = gateway->get("/accounts/contoso").body;
        QVERIFY(gateway->restart());
        QCOMPARE(gateway->get("/accounts/contoso").body, before);
        QCOMPARE(gateway->get(numberPath("contoso", 1)).status, 200);
    }

    void pendingNumbersFinishAfterARestart()
    {
        gateway->options.syncDelay = std::chrono::milliseconds(300);
        QVERIFY(gateway->start());
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        const Response created =
            gateway->send("PUT", numberPath("contoso", 1), teamsNumber("contoso", 1));
        QCOMPARE(text(created.json()["serviceProvisioningStatus"]), "pending");
        gateway->options.syncDelay = std::chrono::hours(1);
        QVERIFY(gateway->restart());
        QTRY_COMPARE(
            text(gateway->get(numberPath("contoso", 1)).json()["serviceProvisioningStatus"]),
            "synced");
    }

    void anAcceptedNumberSurvivesAKilledProcess()
    {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("gatewayserver"), gateway->options.databaseFile});
        QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine(), 20'000);
        const auto address = AddressFile(gateway->options.databaseFile).read();
        QVERIFY(address);
        QCOMPARE(address->process, other.processId());
        gateway->address = *address;
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        const Headers headers = repeatable();
        const Response first =
            gateway->send("PUT", numberPath("contoso", 1), teamsNumber("contoso", 1), headers);
        QCOMPARE(first.status, 201);

        const StartResult refused = LocalGateway(gateway->options).start();
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == StartError::Kind::DatabaseHeld);
        QCOMPARE(refused.error().holderProcess, other.processId());

        other.kill();
        QVERIFY(other.waitForFinished());
        QVERIFY(gateway->start());
        const Response again =
            gateway->send("PUT", numberPath("contoso", 1), teamsNumber("contoso", 1), headers);
        QCOMPARE(again.body, first.body);
        QTRY_COMPARE(
            text(gateway->get(numberPath("contoso", 1)).json()["serviceProvisioningStatus"]),
            "synced");
    }

    void aDatabaseHasOneGateway()
    {
        QVERIFY(gateway->start());
        const StartResult second = LocalGateway(gateway->options).start();
        QVERIFY(!second);
        QVERIFY(second.error().kind == StartError::Kind::DatabaseHeld);
        QCOMPARE(second.error().holderProcess, QCoreApplication::applicationPid());
        QVERIFY(second.error().message.contains(gateway->options.databaseFile));
        QVERIFY(AddressFile(gateway->options.databaseFile).read());
        gateway->stop();
        QVERIFY(gateway->start());
    }

    void itsFilesAreForTheOwnerOnly()
    {
        QVERIFY(gateway->start());
        gateway->send("PUT", "/accounts/contoso", anAccount("contoso"));
        const QString base = gateway->options.databaseFile;
        for (const char *suffix : {"", "-wal", "-shm", ".address.json"})
            QCOMPARE(permissionsOf(base + QLatin1String(suffix)),
                     QFile::ReadOwner | QFile::WriteOwner);
    }

    void theAddressFileTellsWhereItListensWhileItDoes()
    {
        gateway->options.authenticate = true;
        QVERIFY(gateway->start());
        const AddressFile file(gateway->options.databaseFile);
        const auto address = file.read();
        QVERIFY(address);
        QVERIFY(*address == gateway->address);
        QCOMPARE(address->clientId, QStringLiteral("local"));
        QVERIFY(!address->clientSecret.isEmpty());
        gateway->stop();
        QVERIFY(!QFile::exists(file.path()));
        QVERIFY(!file.read());
    }

    void aSpoiltAddressFileSaysNothing()
    {
        const AddressFile file(gateway->options.databaseFile);
        for (const char *content : {"", "{", "[]", R"({"process":"1"})", R"({"process":1})"}) {
            QFile spoilt(file.path());
            QVERIFY(spoilt.open(QIODevice::WriteOnly | QIODevice::Truncate));
            spoilt.write(content);
            spoilt.close();
            QVERIFY(!file.read());
        }
    }

    void withoutSignInThereIsNoSecret()
    {
        QVERIFY(gateway->start());
        QVERIFY(gateway->address.clientSecret.isEmpty());
        QVERIFY(gateway->address.tokenUrl.isEmpty());
        QCOMPARE(gateway->get("/accounts", {{"Authorization", "Bearer anything"}}).status, 200);
    }

    void aTakenPortIsReported()
    {
        QVERIFY(gateway->start());
        TestGateway second;
        second.options.port = quint16(gateway->address.baseUrl.port());
        const StartResult result = LocalGateway(second.options).start();
        QVERIFY(!result);
        QVERIFY(result.error().kind == StartError::Kind::PortTaken);
        QVERIFY(result.error().message.contains(QString::number(second.options.port)));
    }

    void aFileThatIsNoDatabaseOfOursIsLeftAlone()
    {
        QFile file(gateway->options.databaseFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray content(10'000, 'x');
        file.write(content);
        file.close();
        const StartResult result = LocalGateway(gateway->options).start();
        QVERIFY(!result);
        QVERIFY(result.error().kind == StartError::Kind::DatabaseUnusable);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void wrongOptionsAreNamed_data()
    {
        QTest::addColumn<QString>("option");
        for (const char *option : {"--database", "--sync-delay-ms", "--rate-limit",
                                   "--token-lifetime", "--latency-ms", "--public-url", "--roles"})
            QTest::newRow(option) << QString::fromLatin1(option);
    }

    void wrongOptionsAreNamed()
    {
        QFETCH(QString, option);
        Options options = gateway->options;
        QVERIFY(!optionsProblem(options));
        if (option == u"--database")
            options.databaseFile.clear();
        else if (option == u"--sync-delay-ms")
            options.syncDelay = std::chrono::milliseconds(-1);
        else if (option == u"--rate-limit")
            options.rateLimit = -1;
        else if (option == u"--token-lifetime")
            options.tokenLifetime = std::chrono::seconds(0);
        else if (option == u"--latency-ms")
            options.latency = std::chrono::milliseconds(-1);
        else if (option == u"--public-url")
            options.publicUrl = QUrl(QStringLiteral("ftp://desk.example"));
        else
            options.roles = {QStringLiteral("Owner")};
        QVERIFY(optionsProblem(options).value_or(QString()).contains(option));
        const StartResult result = LocalGateway(options).start();
        QVERIFY(!result);
        QVERIFY(result.error().kind == StartError::Kind::InvalidOptions);
    }

    /// All are handled while the reply to the first is still to come.
    void latencyDelaysRepliesWithoutHoldingOthersUp()
    {
        constexpr int count = 5;
        gateway->options.latency = std::chrono::hours(1);
        QVERIFY(gateway->start());
        QNetworkAccessManager network;
        QList<QNetworkReply *> replies;
        for (int i = 0; i < count; ++i) {
            const std::string name = "account" + std::to_string(i);
            QNetworkRequest request(
                QUrl::fromEncoded(gateway->address.baseUrl.toEncoded() + "/accounts/" +
                                  QByteArray::fromStdString(name) + "?api-version=2024-02-29"));
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
            replies.append(
                network.put(request, QByteArray::fromStdString(Json{{"name", name}}.dump())));
        }
        QTRY_COMPARE(storedAccounts(gateway->options.databaseFile), count);
        for (const QNetworkReply *reply : std::as_const(replies))
            QVERIFY(!reply->isFinished());
        qDeleteAll(replies);
        gateway->options.latency = std::chrono::milliseconds(1);
        QVERIFY(gateway->restart());
        QCOMPARE(gateway->get("/accounts/account0").status, 200);
    }

    void itRunsOnAThreadOfItsOwn()
    {
        GatewayThread thread(gateway->options);
        QSignalSpy started(&thread, &GatewayThread::started);
        QSignalSpy loaded(&thread, &GatewayThread::sampleDataLoaded);
        thread.start();
        QVERIFY(started.wait());
        const auto result = started.first().first().value<StartResult>();
        QVERIFY(result);
        gateway->address = *result;
        QCOMPARE(gateway->get("/accounts").status, 200);
        thread.loadSampleData();
        QVERIFY(loaded.wait(20'000));
        QVERIFY(loaded.first().first().toBool());
        QCOMPARE(gateway->get("/accounts").json()["value"].size(), 12u);
        thread.stop();
        QVERIFY(!AddressFile(gateway->options.databaseFile).read());
        QVERIFY(gateway->start());
    }

    void aThreadReportsWhatWentWrong()
    {
        QVERIFY(gateway->start());
        GatewayThread thread(gateway->options);
        QSignalSpy started(&thread, &GatewayThread::started);
        thread.start();
        QVERIFY(started.wait());
        const auto result = started.first().first().value<StartResult>();
        QVERIFY(!result);
        QVERIFY(result.error().kind == StartError::Kind::DatabaseHeld);
    }

private:
    std::unique_ptr<TestGateway> gateway;
};

NUMBERDESK_TEST("gatewaylife", GatewayLife)
NUMBERDESK_TEST_PROCESS("gatewayserver", serve)
#include "tst_gatewaylife.moc"
