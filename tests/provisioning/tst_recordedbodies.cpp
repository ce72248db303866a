// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/jsonfields.h"
#include "provisioning/codec/resourcecodec.h"
#include "support/places.h"
#include "support/testprogram.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// What goes out for a resource that came in, byte for byte as it was recorded.
class TestRecordedBodies : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatWasRecorded_data();
    void writesWhatWasRecorded();
};

void TestRecordedBodies::writesWhatWasRecorded_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("put");
    QTest::addColumn<QByteArray>("show");
    QTest::addColumn<bool>("isNumber");
    QFile file(sourcePath(u"tests/provisioning/recorded/bodies.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray received;
    QByteArray put;
    int count = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith("number ") || line.startsWith("account "))
            received = line;
        else if (line.startsWith("put "))
            put = line.mid(4);
        else if (line.startsWith("show "))
            QTest::addRow("%d", ++count) << received.mid(received.indexOf(' ') + 1) << put
                                         << line.mid(5) << received.startsWith("number ");
    }
    QCOMPARE(count, 14);
}

void TestRecordedBodies::writesWhatWasRecorded()
{
    QFETCH(QByteArray, received);
    QFETCH(bool, isNumber);
    const nlohmann::json json = parseJson(received).value();
    if (isNumber) {
        const Number number = numberFromJson(json).value();
        QTEST(toCompactJson(toJson(number)), "put");
        QTEST(toResourceJson(number), "show");
    } else {
        const Account account = accountFromJson(json).value();
        QTEST(toCompactJson(toJson(account)), "put");
        QTEST(toResourceJson(account), "show");
    }
}

NUMBERDESK_TEST("recordedbodies", TestRecordedBodies)
#include "tst_recordedbodies.moc"
