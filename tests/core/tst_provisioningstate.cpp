// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/resources/provisioningstate.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// What the backend says of a resource: an open enumeration, and errors for people.
class TestProvisioningState : public QObject
{
    Q_OBJECT

private slots:
    void readsItsOwnWords();
    void takesAnUnknownWordForUndecided();
    void showsErrorsOneALine();
    void hashesWhatIsCompared();
};

void TestProvisioningState::readsItsOwnWords()
{
    for (const ProvisioningStatus status :
         {ProvisioningStatus::Pending, ProvisioningStatus::Synced, ProvisioningStatus::Failed})
        QCOMPARE(provisioningStatusFromText(toApiText(status).toUpper()), status);
    QCOMPARE(provisioningStatusFromText(u"success"), ProvisioningStatus::Synced);
    QVERIFY(toApiText(ProvisioningStatus::Unknown).isEmpty());
}

void TestProvisioningState::takesAnUnknownWordForUndecided()
{
    const ProvisioningState odd{provisioningStatusFromText(u"queued"), u"queued"_s, {}};
    QCOMPARE(odd.status, ProvisioningStatus::Unknown);
    QVERIFY(!isDecided(odd));
    QVERIFY(!isDecided({ProvisioningStatus::Pending, u"pending"_s, {}}));
    QVERIFY(isDecided({ProvisioningStatus::Synced, u"synced"_s, {}}));
    QVERIFY(isDecided({ProvisioningStatus::Failed, u"failed"_s, {}}));
}

void TestProvisioningState::showsErrorsOneALine()
{
    const QList<ProvisioningError> errors{{u"Bad"_s, u"No usage"_s, u"oc"_s, {}},
                                          {{}, u"Something"_s, {}, {}}};
    QCOMPARE(toDisplayText(errors), u"Bad: No usage (oc)\nSomething"_s);
    QVERIFY(toDisplayText({}).isEmpty());
}

void TestProvisioningState::hashesWhatIsCompared()
{
    const ProvisioningState failed{
        ProvisioningStatus::Failed, u"failed"_s, {{u"Bad"_s, u"No usage"_s, {}, {}}}};
    ProvisioningState other = failed;
    QCOMPARE(qHash(other), qHash(failed));
    other.errors.first().message = u"No capability"_s;
    QVERIFY(!(other == failed));
    QVERIFY(qHash(other) != qHash(failed));
}

NUMBERDESK_TEST("provisioningstate", TestProvisioningState)
#include "tst_provisioningstate.moc"
