// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/programrun.h"
#include "support/directoryprobe.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString clientSecret = u"NUMBERDESK_CLIENT_SECRET"_s;
const QString certificatePassphrase = u"NUMBERDESK_CERTIFICATE_PASSPHRASE"_s;
const QString secretsPassphrase = u"NUMBERDESK_SECRETS_PASSPHRASE"_s;
using Variables = QHash<QString, QString>;

} // namespace

/// Named connections as a script sees them, on a desk without a keychain.
class ConnectionCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void listsTheLocalGatewayFirst();
    void addsOnce();
    void keepsWhatItIsTold();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void usesTheSecretOfTheEnvironment();
    void usesTheSecretOfTheEncryptedFile();
    void theRunsOptionsComeFirst();
    void replacesAndKeepsTheSecret();
    void removesOnce();
    void jobsStayOnTheirGateway();
    void leftJobsAreForgotten();
    void goesWithoutThePassphrase_data();
    void goesWithoutThePassphrase();
    void keepsNoHalfConnection();
    void readsTheCertificate();
    void theLocalGatewayHasAName();
    void aReadOnlyConnectionSendsNoChange();
    void aReadOnlyConnectionAsksNobody();
    void anotherApiVersionIsNamed();

private:
    ProgramRun run(const QStringList &arguments, const Variables &variables = {}) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {clientSecret, certificatePassphrase, secretsPassphrase})
            environment.remove(name);
        for (auto variable = variables.begin(); variable != variables.end(); ++variable)
            environment.insert(variable.key(), variable.value());
        return runProgram(arguments + QStringList{u"--data-dir"_s, m_directory->path()},
                          environment);
    }
    /// `connection add prod` for the gateway that the test serves.
    QStringList addProd(const QStringList &more = {}) const
    {
        return QStringList{u"connection"_s,  u"add"_s,   u"prod"_s,        u"--base-url"_s, m_url,
                           u"--token-url"_s, m_tokenUrl, u"--client-id"_s, u"local"_s} +
               more;
    }
    QJsonObject listed(int index) const
    {
        const ProgramRun list = run({u"connection"_s, u"list"_s, u"--json"_s});
        return QJsonDocument::fromJson(list.output).array().at(index).toObject();
    }

    /// Imports three numbers by the connection `prod`; false when that fails.
    bool importsByProd(const Variables &secret) const
    {
        QFile file(m_directory->filePath(u"numbers.csv"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
                   "+441632960000,jobs,true\n+441632960001,jobs,true\n+441632960002,jobs,true\n");
        file.close();
        const ProgramRun import = run({u"import"_s, file.fileName(), u"--create-accounts"_s,
                                       u"--connection"_s, u"prod"_s, u"--json"_s},
                                      secret);
        return import.exitCode == 0 && import.json()[u"job"_s].toInt() == 1;
    }

    QTemporaryDir m_served;
    QProcess m_server;
    QString m_url;
    QString m_tokenUrl;
    QString m_secret;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void ConnectionCommandTest::initTestCase()
{
    hideKeychain();
    m_server.start(programPath(),
                   {u"serve"_s, u"--rate-limit"_s, u"0"_s, u"--data-dir"_s, m_served.path()});
    QTRY_VERIFY(m_server.canReadLine() || m_server.waitForReadyRead(100));
    m_url = QString::fromUtf8(m_server.readLine().trimmed()).section(u' ', -1);
    QTRY_VERIFY(m_server.canReadLine() || m_server.waitForReadyRead(100));
    m_secret = QString::fromUtf8(m_server.readLine().trimmed()).section(u' ', -1);
    m_tokenUrl = m_url + "/oauth2/v2.0/token"_L1;
}

void ConnectionCommandTest::cleanupTestCase()
{
    m_server.kill();
    QVERIFY(m_server.waitForFinished());
}

void ConnectionCommandTest::listsTheLocalGatewayFirst()
{
    const ProgramRun table = run({u"connection"_s, u"list"_s});
    QCOMPARE(table.exitCode, 0);
    QCOMPARE(table.output.count('\n'), 2);
    QVERIFY(table.output.contains("Local gateway"));
    QCOMPARE(listed(0)["local"_L1].toBool(), true);
    QCOMPARE(run(addProd()).exitCode, 0);
    QCOMPARE(listed(0)["name"_L1].toString(), u"Local gateway"_s);
    QCOMPARE(listed(1)["name"_L1].toString(), u"prod"_s);
    const ProgramRun two = run({u"connection"_s, u"list"_s});
    QVERIFY2(two.output.contains(m_url.toUtf8()), two.output.constData());
}

void ConnectionCommandTest::addsOnce()
{
    const ProgramRun added = run(addProd({u"--json"_s}), {{clientSecret, m_secret}});
    QCOMPARE(added.exitCode, 0);
    QCOMPARE(added.json()["name"_L1].toString(), u"prod"_s);
    QVERIFY2(added.talk.contains("not kept") && added.talk.contains("NUMBERDESK_CLIENT_SECRET"),
             added.talk.constData());
    QStringList again = addProd({u"--json"_s});
    again[2] = u"PROD"_s;
    const ProgramRun exists = run(again);
    QCOMPARE(exists.exitCode, 5);
    QCOMPARE(exists.json()["error"_L1]["exitCode"_L1].toInt(), 5);
}

void ConnectionCommandTest::keepsWhatItIsTold()
{
    QCOMPARE(run({u"connection"_s,
                  u"add"_s,
                  u"Lab"_s,
                  u"--base-domain"_s,
                  u"a1.example"_s,
                  u"--tenant"_s,
                  u"contoso.example"_s,
                  u"--client-id"_s,
                  u"c"_s,
                  u"--scope"_s,
                  u"api://x/.default"_s,
                  u"--api-version"_s,
                  u"2025-01-01"_s,
                  u"--proxy"_s,
                  u"http://proxy.example:3128"_s,
                  u"--colour"_s,
                  u"Red"_s,
                  u"--request-budget"_s,
                  u"0"_s,
                  u"--timeout"_s,
                  u"5"_s,
                  u"--allow-changes"_s})
                 .exitCode,
             0);
    const QJsonObject lab = listed(1);
    QCOMPARE(lab["baseUrl"_L1].toString(), u"https://provapi.a1.example"_s);
    QCOMPARE(lab["tokenUrl"_L1].toString(),
             u"https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"_s);
    QCOMPARE(lab["signIn"_L1].toString(), u"secret"_s);
    QCOMPARE(lab["secretPlace"_L1].toString(), u"session"_s);
    QCOMPARE(lab["scope"_L1].toString(), u"api://x/.default"_s);
    QCOMPARE(lab["apiVersion"_L1].toString(), u"2025-01-01"_s);
    QCOMPARE(lab["proxy"_L1].toString(), u"http://proxy.example:3128"_s);
    QCOMPARE(lab["colour"_L1].toString(), u"red"_s);
    QCOMPARE(lab["requestBudget"_L1].toInt(-1), 0);
    QCOMPARE(lab["timeoutSeconds"_L1].toDouble(), 5);
    QCOMPARE(lab["readOnly"_L1].toBool(true), false);
    QCOMPARE(run(addProd()).exitCode, 0);
    QVERIFY2(listed(2)["readOnly"_L1].toBool(), "unless changes are allowed");
}

void ConnectionCommandTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const QStringList &arguments, int exitCode) {
        QTest::newRow(name) << arguments << exitCode;
    };
    const auto add = [](const QStringList &more) {
        return QStringList{u"connection"_s, u"add"_s, u"x"_s} + more;
    };
    const QStringList url{u"--base-url"_s, u"https://gateway.example"_s};
    const QStringList signIn{u"--tenant"_s, u"contoso.example"_s, u"--client-id"_s, u"c"_s};
    row("no verb", {u"connection"_s}, 2);
    row("unknown verb", {u"connection"_s, u"frobnicate"_s}, 2);
    row("add without a name", {u"connection"_s, u"add"_s}, 2);
    row("no address", add({}), 2);
    row("two addresses", add(url + QStringList{u"--base-domain"_s, u"a.example"_s}), 2);
    row("http elsewhere", add({u"--base-url"_s, u"http://gateway.example"_s}), 2);
    row("no domain", add({u"--base-domain"_s, u"a b"_s}), 2);
    row("no tenant", add(url + QStringList{u"--tenant"_s, u"a/b"_s}), 2);
    row("two tenants", add(url + signIn + QStringList{u"--token-url"_s, u"https://a.example"_s}),
        2);
    row("no client", add(url + QStringList{u"--tenant"_s, u"contoso.example"_s}), 2);
    row("client without sign-in", add(url + QStringList{u"--client-id"_s, u"c"_s}), 2);
    row("colour that is none", add(url + QStringList{u"--colour"_s, u"pink"_s}), 2);
    row("proxy that is none", add(url + QStringList{u"--proxy"_s, u"proxy"_s}), 2);
    row("place that is none", add(url + signIn + QStringList{u"--secret-place"_s, u"desk"_s}), 2);
    row("place without a secret", add(url + QStringList{u"--secret-place"_s, u"session"_s}), 2);
    row("no time", add(url + QStringList{u"--timeout"_s, u"0"_s}), 2);
    row("missing CA file", add(url + QStringList{u"--ca-file"_s, u"/nowhere.pem"_s}), 3);
    row("missing certificate",
        add(url + signIn + QStringList{u"--client-certificate"_s, u"/nowhere.pem"_s}), 3);
    row("encrypted file without a secret",
        add(url + signIn + QStringList{u"--secret-place"_s, u"encrypted-file"_s}), 4);
    row("the local gateway's name",
        {u"connection"_s, u"add"_s, u"local GATEWAY"_s, u"--base-url"_s,
         u"https://gateway.example"_s},
        2);
    row("remove what is not there", {u"connection"_s, u"remove"_s, u"x"_s}, 3);
    row("remove the local gateway", {u"connection"_s, u"remove"_s, u"Local gateway"_s}, 2);
    row("list with an option of add", {u"connection"_s, u"list"_s, u"--colour"_s, u"red"_s}, 2);
    row("use what is not there", {u"status"_s, u"--connection"_s, u"x"_s}, 3);
    row("use no name", {u"status"_s, u"--connection"_s, u" "_s}, 2);
    row("a name and an address", QStringList{u"status"_s, u"--connection"_s, u"x"_s} + url, 2);
    row("a name and sample data", {u"status"_s, u"--connection"_s, u"x"_s, u"--sample-data"_s}, 2);
}

void ConnectionCommandTest::refusesWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    const ProgramRun refused = run(arguments + QStringList{u"--json"_s});
    QTEST(refused.exitCode, "exitCode");
    QVERIFY2(!refused.talk.isEmpty(), "people are told");
    QVERIFY2(!refused.json().isEmpty(), "scripts are told");
    QCOMPARE(run({u"connection"_s, u"list"_s}).output.count('\n'), 2);
}

void ConnectionCommandTest::usesTheSecretOfTheEnvironment()
{
    QCOMPARE(run(addProd(), {{clientSecret, m_secret}}).exitCode, 0);
    QCOMPARE(filesHolding(m_directory->path(), m_secret.toUtf8()), QStringList());
    const QStringList status{u"status"_s, u"--connection"_s, u"Prod"_s, u"--json"_s};
    const ProgramRun missing = run(status);
    QCOMPARE(missing.exitCode, 4);
    QVERIFY2(missing.talk.contains("NUMBERDESK_CLIENT_SECRET"), missing.talk.constData());
    const ProgramRun good = run(status, {{clientSecret, m_secret}});
    QCOMPARE(good.exitCode, 0);
    QCOMPARE(good.json()["gateway"_L1].toString(), m_url);
    const ProgramRun wrong = run(status, {{clientSecret, u"canary-3f9c"_s}});
    QCOMPARE(wrong.exitCode, 4);
    QVERIFY(!(wrong.talk + wrong.output).contains("canary-3f9c"));
}

void ConnectionCommandTest::usesTheSecretOfTheEncryptedFile()
{
    const ProgramRun added =
        run(addProd(), {{clientSecret, m_secret}, {secretsPassphrase, u"horse"_s}});
    QCOMPARE(added.exitCode, 0);
    QVERIFY2(added.talk.contains("secrets.bin"), added.talk.constData());
    QVERIFY(!(added.talk + added.output).contains(m_secret.toUtf8()));
    QCOMPARE(listed(1)["secretPlace"_L1].toString(), u"encrypted-file"_s);
    QCOMPARE(filesHolding(m_directory->path(), m_secret.toUtf8()), QStringList());
    QCOMPARE(filesOpenToOthers(m_directory->path()), QStringList());
    const QStringList status{u"status"_s, u"--connection"_s, u"prod"_s};
    QCOMPARE(run(status, {{secretsPassphrase, u"horse"_s}}).exitCode, 0);
    const ProgramRun locked = run(status);
    QCOMPARE(locked.exitCode, 4);
    QVERIFY(locked.talk.contains("NUMBERDESK_SECRETS_PASSPHRASE"));
    QCOMPARE(run(status, {{secretsPassphrase, u"donkey"_s}}).exitCode, 4);
    QVERIFY(QFile::remove(m_directory->filePath(u"secrets.bin"_s)));
    QCOMPARE(run(status, {{secretsPassphrase, u"donkey"_s}}).exitCode, 4);
    QVERIFY2(!QFile::exists(m_directory->filePath(u"secrets.bin"_s)), "reading makes no file");
    // What the file has lost the environment gives, as the error says.
    QVERIFY(run(status).talk.contains(clientSecret.toUtf8()));
    QCOMPARE(run(status, {{clientSecret, m_secret}}).exitCode, 0);
}

void ConnectionCommandTest::theRunsOptionsComeFirst()
{
    QCOMPARE(run(addProd({u"--api-version"_s, u"1999-01-01"_s})).exitCode, 0);
    const QStringList status{u"status"_s, u"--connection"_s, u"prod"_s};
    QCOMPARE_NE(run(status, {{clientSecret, m_secret}}).exitCode, 0);
    QCOMPARE(
        run(status + QStringList{u"--api-version"_s, u"2024-02-29"_s}, {{clientSecret, m_secret}})
            .exitCode,
        0);
}

void ConnectionCommandTest::replacesAndKeepsTheSecret()
{
    const Variables horse{{secretsPassphrase, u"horse"_s}};
    QCOMPARE(run(addProd(), {{clientSecret, m_secret}, {secretsPassphrase, u"horse"_s}}).exitCode,
             0);
    QCOMPARE(run(addProd({u"--replace"_s, u"--colour"_s, u"blue"_s})).exitCode, 0);
    QCOMPARE(listed(1)["colour"_L1].toString(), u"blue"_s);
    QCOMPARE(listed(1)["secretPlace"_L1].toString(), u"encrypted-file"_s);
    QCOMPARE(run({u"status"_s, u"--connection"_s, u"prod"_s}, horse).exitCode, 0);
    QStringList fresh = addProd({u"--replace"_s});
    fresh[2] = u"other"_s;
    QCOMPARE(run(fresh).exitCode, 0);
    QCOMPARE(listed(1)["name"_L1].toString(), u"other"_s);
}

void ConnectionCommandTest::removesOnce()
{
    QCOMPARE(run(addProd()).exitCode, 0);
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"PROD"_s}).exitCode, 0);
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s}).exitCode, 3);
    QCOMPARE(run({u"connection"_s, u"list"_s}).output.count('\n'), 2);
}

/// A name may lead to another gateway by now, where a job has changed nothing.
void ConnectionCommandTest::jobsStayOnTheirGateway()
{
    const Variables secret{{clientSecret, m_secret}};
    QCOMPARE(run(addProd({u"--allow-changes"_s})).exitCode, 0);
    QVERIFY(importsByProd(secret));
    QStringList other = addProd({u"--replace"_s, u"--allow-changes"_s});
    other.replaceInStrings(m_url, u"https://127.0.0.1:1"_s);
    QCOMPARE(run(other, secret).exitCode, 0);
    for (const QStringList &verb :
         {QStringList{u"undo"_s, u"1"_s, u"--yes"_s}, QStringList{u"retry"_s, u"1"_s}}) {
        const ProgramRun refused = run(QStringList{u"job"_s} + verb, secret);
        QCOMPARE(refused.exitCode, 5);
        QVERIFY2(refused.talk.contains(m_url.toUtf8()) &&
                     refused.talk.contains("https://127.0.0.1:1"),
                 refused.talk.constData());
    }
    QCOMPARE(run(addProd({u"--replace"_s, u"--allow-changes"_s}), secret).exitCode, 0);
    const ProgramRun undo = run({u"job"_s, u"undo"_s, u"1"_s, u"--yes"_s, u"--json"_s}, secret);
    QCOMPARE(undo.exitCode, 0);
    QCOMPARE(undo.json()[u"reversed"_s].toInt(), 3);
    QCOMPARE(undo.json()[u"accountsDeleted"_s].toArray().at(0).toString(), u"jobs"_s);
}

void ConnectionCommandTest::leftJobsAreForgotten()
{
    const Variables secret{{clientSecret, m_secret}};
    QCOMPARE(run(addProd({u"--allow-changes"_s})).exitCode, 0);
    QVERIFY(importsByProd(secret));
    QCOMPARE(run({u"job"_s, u"undo"_s, u"1"_s, u"--yes"_s}, secret).exitCode, 0);
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s}).exitCode, 0);
    QVERIFY(run({u"job"_s, u"list"_s}).output.contains("numbers.csv"));
    const ProgramRun forgets = run({u"connection"_s, u"remove"_s, u"prod"_s, u"--with-data"_s});
    QCOMPARE(forgets.exitCode, 0);
    QVERIFY2(forgets.output.contains("2 jobs"), forgets.output.constData());
    QVERIFY(!run({u"job"_s, u"list"_s}).output.contains("numbers.csv"));
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s, u"--with-data"_s}).exitCode, 3);
}

void ConnectionCommandTest::goesWithoutThePassphrase_data()
{
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<bool>("isLeft");
    QTest::newRow("none") << QString() << true;
    QTest::newRow("a wrong one") << u"donkey"_s << true;
    QTest::newRow("the right one") << u"horse"_s << false;
}

void ConnectionCommandTest::goesWithoutThePassphrase()
{
    QFETCH(QString, passphrase);
    QFETCH(bool, isLeft);
    QCOMPARE(run(addProd(), {{clientSecret, m_secret}, {secretsPassphrase, u"horse"_s}}).exitCode,
             0);
    Variables environment;
    if (!passphrase.isEmpty())
        environment = {{secretsPassphrase, passphrase}};
    const ProgramRun removed = run({u"connection"_s, u"remove"_s, u"prod"_s}, environment);
    QVERIFY2(removed.exitCode == 0, removed.talk.constData());
    QVERIFY(listed(1).isEmpty());
    const QByteArray file = QFile::encodeName(m_directory->filePath(u"secrets.bin"_s));
    QVERIFY2(removed.talk.contains("still sealed in the file " + file) == isLeft,
             removed.talk.constData());
}

void ConnectionCommandTest::keepsNoHalfConnection()
{
    const ProgramRun refused =
        run(addProd({u"--secret-place"_s, u"keychain"_s}), {{clientSecret, m_secret}});
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.talk.contains("keychain"), refused.talk.constData());
    QVERIFY(listed(1).isEmpty());
}

void ConnectionCommandTest::readsTheCertificate()
{
    const QString path = m_directory->filePath(u"a.pem"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no certificate");
    file.close();
    const ProgramRun refused = run(addProd({u"--client-certificate"_s, path}));
    QCOMPARE(refused.exitCode, 4);
    QVERIFY2(refused.talk.contains(path.toUtf8()), refused.talk.constData());
}

void ConnectionCommandTest::theLocalGatewayHasAName()
{
    const ProgramRun status =
        run({u"status"_s, u"--connection"_s, u"local gateway"_s, u"--sample-data"_s, u"--json"_s});
    QCOMPARE(status.exitCode, 0);
    QCOMPARE(status.json()["accounts"_L1].toInt(), 12);
}

void ConnectionCommandTest::aReadOnlyConnectionSendsNoChange()
{
    const Variables secret{{clientSecret, m_secret}};
    const QStringList local{u"--base-url"_s,  m_url,     u"--token-url"_s, m_tokenUrl,
                            u"--client-id"_s, u"local"_s};
    QCOMPARE(run(addProd()).exitCode, 0);
    const QStringList create{u"account"_s, u"create"_s, u"readers"_s, u"--service"_s, u"zoom"_s};
    QCOMPARE(run(create + QStringList{u"--connection"_s, u"prod"_s}, secret).exitCode, 4);
    QCOMPARE(run(create + local, secret).exitCode, 0);

    QFile file(m_directory->filePath(u"a.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n"
               "+441632960999,readers,true\n");
    file.close();
    const QStringList import{u"import"_s, file.fileName(), u"--connection"_s, u"prod"_s,
                             u"--json"_s};
    const ProgramRun refused = run(import, secret);
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.json()["requests"_L1].toInt(-1), 0);
    QCOMPARE(refused.json()["sent"_L1].toInt(-1), 0);
    const QJsonArray errors = refused.json()["errors"_L1].toArray();
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors.first()["message"_L1].toString().contains(u"read-only"_s));
    QVERIFY2(refused.talk.contains("read-only"), refused.talk.constData());
    const ProgramRun planned = run(import + QStringList{u"--dry-run"_s}, secret);
    QCOMPARE(planned.exitCode, 0);
    QCOMPARE(planned.json()["created"_L1].toInt(), 1);
}

/// It is refused before anybody is asked: nothing need work for that.
void ConnectionCommandTest::aReadOnlyConnectionAsksNobody()
{
    const Variables secret{{clientSecret, m_secret}};
    QCOMPARE(run({u"connection"_s, u"add"_s, u"dead"_s, u"--base-url"_s, u"https://127.0.0.1:1"_s,
                  u"--token-url"_s, u"https://127.0.0.1:1/t"_s, u"--client-id"_s, u"i"_s})
                 .exitCode,
             0);
    QFile file(m_directory->filePath(u"a.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (const QStringList &change :
         {QStringList{u"import"_s, file.fileName()},
          QStringList{u"account"_s, u"create"_s, u"readers"_s, u"--service"_s, u"zoom"_s}}) {
        const ProgramRun refused = run(change + QStringList{u"--connection"_s, u"dead"_s}, secret);
        QVERIFY2(refused.exitCode == 4, refused.talk.constData());
        QVERIFY2(refused.talk.contains("dead is read-only"), refused.talk.constData());
    }
}

void ConnectionCommandTest::anotherApiVersionIsNamed()
{
    QCOMPARE(run(addProd()).exitCode, 0);
    const ProgramRun status =
        run({u"status"_s, u"--connection"_s, u"prod"_s, u"--api-version"_s, u"2023-01-01"_s},
            {{clientSecret, m_secret}});
    QCOMPARE(status.exitCode, 1);
    QVERIFY2(status.talk.contains("--api-version 2024-02-29"), status.talk.constData());
}

NUMBERDESK_TEST("connectioncommand", ConnectionCommandTest)
#include "tst_connectioncommand.moc"
