// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importscene.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;
using nlohmann::json;

namespace {

const auto knownAddress = u"0A1B2C3D-0000-4000-8000-00000000000A"_s;
const auto knownLocation = u"0a1b2c3d-0000-4000-8000-00000000000b"_s;
const auto strangeId = u"ffffffff-0000-4000-8000-000000000001"_s;

json addressBody()
{
    const std::string address = knownAddress.toLower().toStdString();
    return {{"id", address},
            {"country", "GB"},
            {"locations",
             json::array({{{"id", knownLocation.toStdString()}, {"civicAddressId", address}}})}};
}

/// A gateway whose account has one address with one location. Nobody can bring an address into the
/// local gateway.
struct AddressScene : ImportScene
{
    AddressScene()
    {
        gateway.others.putAccount(u"contoso"_s,
                                  {u"teamsOperatorConnect"_s, u"zoomPhoneCloudPeering"_s});
        gateway.setScript([this](const ScriptedRequest &request) -> std::optional<ScriptedReply> {
            if (!request.path().contains("teamsCivicAddresses"))
                return {};
            ++asked;
            return answer;
        });
    }

    /// Plans rows with the IDs given, one a row as `address,location`.
    void plan(const QStringList &ids)
    {
        QString text =
            u"telephoneNumber,accountName,"_s + operatorConnectHeading(u"enabled"_s) + u',';
        text += operatorConnectHeading(u"configuration_usage"_s) + u',' +
                operatorConnectHeading(u"configuration_civicAddressId"_s) + u',' +
                operatorConnectHeading(u"configuration_locationId"_s) + u'\n';
        int index = 100;
        for (const QString &pair : ids)
            text += numberAt(index++) + u",contoso,true,CallingUserAssignment,"_s + pair + u'\n';
        ImportScene::plan = planned(desk, tableOf(text));
        QVERIFY(ImportScene::plan);
        QCOMPARE(ImportScene::plan->errors.size(), 0);
    }

    QStringList warnings() const
    {
        QStringList messages;
        for (const RowIssue &issue : ImportScene::plan->warnings) {
            if (issue.message.contains(u"address"_s))
                messages += issue.message;
        }
        return messages;
    }

    ScriptedReply answer = replyOf({{"value", json::array({addressBody()})}});
    int asked = 0;
};

} // namespace

/// Emergency addresses that do not exist are told before anything is sent; nothing is called absent
/// that was not looked for.
class TestAddressCheck : public QObject
{
    Q_OBJECT

private slots:
    void idsOfTheAccountAreFine();
    void idsThatTheAccountLacksAreCounted();
    void addressesAreReadOnlyWhereRowsNameThem();
    void whatCannotBeReadIsNotCalledAbsent_data();
    void whatCannotBeReadIsNotCalledAbsent();
};

void TestAddressCheck::idsOfTheAccountAreFine()
{
    AddressScene scene;
    scene.plan({knownAddress + u',' + knownLocation, knownAddress + u',',
                knownAddress.toLower() + u',' + knownLocation.toUpper()});
    QCOMPARE(scene.warnings(), QStringList());
    QCOMPARE(scene.asked, 1);
}

void TestAddressCheck::idsThatTheAccountLacksAreCounted()
{
    AddressScene scene;
    scene.plan({knownAddress + u',' + knownLocation, strangeId + u',' + knownLocation,
                knownAddress + u',' + strangeId, strangeId + u',' + strangeId});
    QCOMPARE(scene.warnings().size(), 2);
    const QList<RowIssue> &all = scene.ImportScene::plan->warnings;
    const auto addresses = std::find_if(all.begin(), all.end(), [](const RowIssue &issue) {
        return issue.message == u"2 row(s) name a civic address that the account does not have."_s;
    });
    QVERIFY(addresses != all.end());
    QCOMPARE(addresses->line, 3);
    QCOMPARE(addresses->found, strangeId);
    QCOMPARE(addresses->column, operatorConnectHeading(u"configuration_civicAddressId"_s));
    QCOMPARE(scene.ImportScene::plan->counts().created, 4); // a doubt, no fault
}

void TestAddressCheck::addressesAreReadOnlyWhereRowsNameThem()
{
    AddressScene scene;
    scene.plan({u","_s, u","_s});
    QCOMPARE(scene.asked, 0);
}

void TestAddressCheck::whatCannotBeReadIsNotCalledAbsent_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no right to read them") << 403 << QByteArray(R"({"error": {"code": "No"}})");
    QTest::newRow("the operation is not there") << 404 << QByteArray(R"({"error": {}})");
    QTest::newRow("no list at all") << 200 << QByteArray("<html>");
    QTest::newRow("an address of another shape")
        << 200 << QByteArray(R"({"value": [{"id": {"guid": "x"}}]})");
}

void TestAddressCheck::whatCannotBeReadIsNotCalledAbsent()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    AddressScene scene;
    scene.answer = body.startsWith('<') ? htmlReply(body, status) : jsonReply(body, status);
    scene.plan({strangeId + u','});
    QCOMPARE(scene.warnings().size(), 1);
    QVERIFY2(scene.warnings().first().contains(u"was not checked"_s),
             qPrintable(scene.warnings().first()));
    QCOMPARE(scene.ImportScene::plan->counts().created, 1);
}

NUMBERDESK_TEST("addresscheck", TestAddressCheck)
#include "tst_addresscheck.moc"
