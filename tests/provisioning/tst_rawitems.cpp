// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/rawitems.h"
#include "support/testprogram.h"

#include <QTest>

using namespace numberdesk;

/// The items of a page, byte for byte.
class TestRawItems : public QObject
{
    Q_OBJECT

private slots:
    void givesEachItemAsItCame_data();
    void givesEachItemAsItCame();
};

void TestRawItems::givesEachItemAsItCame_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArrayList>("items");
    const auto row = [](const char *name, const QByteArray &json, const QByteArrayList &items) {
        QTest::newRow(name) << json << items;
    };
    row("objects", R"({"value":[{"b":1,"a":[2]},{"c":"]}"}]})",
        {R"({"b":1,"a":[2]})", R"({"c":"]}"})"});
    row("white space", "\n{ \"value\" :\t[ { \"a\" : 1 } ,\r\n 2.50 ] , \"nextLink\":\"x\" }",
        {"{ \"a\" : 1 }", "2.50"});
    row("after other fields", R"({"nextLink":"a\"b","n":{"value":[1]},"value":[null,true,"x"]})",
        {"null", "true", R"("x")"});
    row("escapes", R"({"value":[{"a":"\\"},{"b":"\"]"}]})", {R"({"a":"\\"})", R"({"b":"\"]"})"});
    row("byte order mark", "\xEF\xBB\xBF{\"value\":[1]}", {"1"});
    row("empty", R"({"value":[]})", {});
    row("blank array", R"({"value":[ ]})", {});
    row("null", R"({"value":null})", {});
    row("absent", R"({"other":[1]})", {});
    row("no object", "[1,2]", {});
    row("nothing", "", {});
}

void TestRawItems::givesEachItemAsItCame()
{
    QFETCH(QByteArray, json);
    QTEST(QByteArrayList(rawItems(json, "value")), "items");
}

NUMBERDESK_TEST("rawitems", TestRawItems)
#include "tst_rawitems.moc"
