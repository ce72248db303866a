// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/inventory/interner.h"
#include "support/testprogram.h"

#include <QString>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

/// Distinct values by small integers.
class TestInterner : public QObject
{
    Q_OBJECT

private slots:
    void namesEachValueOnce();
    void copiesGoTheirOwnWay();
};

void TestInterner::namesEachValueOnce()
{
    Interner<QString> texts;
    QCOMPARE(texts.idOf(QString()), 0U); // the default-constructed value
    const quint32 contoso = texts.idOf(u"contoso"_s);
    const quint32 fabrikam = texts.idOf(u"fabrikam"_s);
    QVERIFY(contoso != fabrikam);
    QCOMPARE(texts.idOf(u"contoso"_s), contoso);
    QCOMPARE(texts.value(contoso), u"contoso"_s);
    QCOMPARE(texts.find(u"fabrikam"_s), static_cast<qint64>(fabrikam));
    QCOMPARE(texts.find(u"never seen"_s), -1);
    QCOMPARE(texts.size(), 3);
}

void TestInterner::copiesGoTheirOwnWay()
{
    Interner<QString> texts;
    const quint32 contoso = texts.idOf(u"contoso"_s);
    const Interner<QString> copy = texts;
    texts.idOf(u"later"_s);
    QCOMPARE(copy.value(contoso), u"contoso"_s);
    QCOMPARE(copy.find(u"later"_s), -1);
}

NUMBERDESK_TEST("interner", TestInterner)
#include "tst_interner.moc"
