// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/celltext.h"
#include "support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

class CellTextTest : public QObject
{
    Q_OBJECT

private slots:
    void takesGuardsOff_data();
    void takesGuardsOff();
    void knowsErrorValues_data();
    void knowsErrorValues();
    void knowsFlagsOfSpreadsheets_data();
    void knowsFlagsOfSpreadsheets();
    void knowsSums();
};

void CellTextTest::takesGuardsOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("plain") << u"contoso"_s << u"contoso"_s;
    QTest::newRow("guard") << u"=\"contoso\""_s << u"contoso"_s;
    QTest::newRow("apostrophe") << u"'contoso"_s << u"contoso"_s;
    QTest::newRow("quotes") << u"«contoso»"_s << u"contoso"_s;
    QTest::newRow("marks") << u"\uFEFFcon\u00ADtoso\u200B"_s << u"contoso"_s;
    QTest::newRow("blanks stay inside") << u"\u00A0con toso "_s << u"con toso"_s;
    QTest::newRow("all at once") << u" \u202A=\"'contoso\"\u202C"_s << u"contoso"_s;
}

void CellTextTest::takesGuardsOff()
{
    QFETCH(QString, text);
    QTEST(plainCellText(text), "plain");
}

void CellTextTest::knowsErrorValues_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("error");
    for (const char *error : {"#N/A", "#NV", "#REF!", "#BEZUG!", "#DIV/0!", "#NAME?", "#NOMBRE?",
                              "#¡VALOR!", "#Н/Д", "########", "Err:508", "#SPILL!", "#FIELD!"})
        QTest::newRow(error) << QString::fromUtf8(error) << true;
    for (const char *text : {"", "#1", "contoso", "Error", "# exported 2026"})
        QTest::newRow(text) << QString::fromUtf8(text) << false;
}

void CellTextTest::knowsErrorValues()
{
    QFETCH(QString, text);
    QTEST(isSpreadsheetError(text), "error");
}

void CellTextTest::knowsFlagsOfSpreadsheets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<bool>>("flag");
    for (const char *word :
         {"WAHR",   "VRAI",      "VERDADERO", "VERO",   "VERDADEIRO", "WAAR", "SAND",
          "SANN",   "SANT",      "TOSI",      "PRAWDA", "PRAVDA",     "IGAZ", "DOĞRU",
          "ИСТИНА", "ADEVĂRAT",  "ΑΛΗΘΕΣ",    "ΑΛΗΘΉΣ", "1",          "yes",  "Yes",
          "=TRUE",  "=\"TRUE\"", "ＴＲＵＥ",  "'true"})
        QTest::newRow(word) << QString::fromUtf8(word) << std::optional(true);
    for (const char *word :
         {"FALSCH", "FAUX", "FALSO", "ONWAAR", "FALSK", "USANN", "FALSKT", "EPÄTOSI", "FAŁSZ",
          "NEPRAVDA", "HAMIS", "YANLIŞ", "ЛОЖЬ", "FALS", "ΨΕΥΔΕΣ", "0", "no", "NO"})
        QTest::newRow(word) << QString::fromUtf8(word) << std::optional(false);
    for (const char *word : {"", "maybe", "10", "enabled"})
        QTest::newRow(word) << QString::fromUtf8(word) << std::optional<bool>();
}

void CellTextTest::knowsFlagsOfSpreadsheets()
{
    QFETCH(QString, text);
    QTEST(spreadsheetFlag(text), "flag");
}

void CellTextTest::knowsSums()
{
    for (const QString &word : {u"Total"_s, u"SUMME:"_s, u"Somme"_s, u"итого"_s})
        QVERIFY2(isTotalWord(word), qPrintable(word));
    QVERIFY(!isTotalWord(u"contoso"));
    for (const QString &figure : {u"2"_s, u"1.234,50 €"_s, u"12 %"_s, u"$5"_s})
        QVERIFY2(isFigure(figure), qPrintable(figure));
    QVERIFY(!isFigure(u"contoso-5"));
}

NUMBERDESK_TEST("celltext", CellTextTest)
#include "tst_celltext.moc"
