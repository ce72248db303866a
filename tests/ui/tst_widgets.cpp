// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fieldrules.h"
#include "numbers/typednumbers.h"
#include "widgets/datatable.h"
#include "widgets/detailspane.h"
#include "widgets/filterbox.h"
#include "widgets/icons.h"
#include "widgets/messagebar.h"
#include "widgets/statuscolors.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>
#include <QTextEdit>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

double luminance(const QColor &color)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) +
           0.0722 * part(color.blueF());
}

/// Contrast ratio by WCAG 2.
double contrast(const QColor &a, const QColor &b)
{
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

const QList<StatusKind> shownKinds{StatusKind::Neutral, StatusKind::Pending, StatusKind::Good,
                                   StatusKind::Bad, StatusKind::Warning};

} // namespace

/// The parts that pages are made of.
class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void statusColorsCanBeRead();
    void statusIconsHaveShapesOfTheirOwn();
    void tableKeepsACurrentRow();
    void tableSelectionIsWalkedByRanges();
    void filterBoxWaitsForAPause();
    void messageBarStaysUntilDismissed();
    void typedNumbersBecomeATable();
    void longWordsInDetailsAreBroken();
};

void TestWidgets::statusColorsCanBeRead()
{
    for (const QPalette &palette : {lightPalette(), darkPalette()}) {
        const QList<QColor> grounds{palette.color(QPalette::Base),
                                    palette.color(QPalette::AlternateBase),
                                    palette.color(QPalette::Window)};
        for (const QColor &ground : grounds) {
            for (const StatusKind kind : shownKinds)
                QVERIFY(contrast(statusColor(kind, palette), ground) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::Text), ground) >= 4.5);
            QVERIFY(contrast(palette.color(QPalette::PlaceholderText), ground) >= 4.5);
        }
        for (const StatusKind kind : shownKinds)
            QVERIFY(contrast(palette.color(QPalette::WindowText), statusTint(kind, palette)) >=
                    4.5);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText),
                         palette.color(QPalette::Highlight)) >= 4.5);
    }
}

void TestWidgets::statusIconsHaveShapesOfTheirOwn()
{
    constexpr QSize size(32, 32);
    QList<QImage> shapes;
    for (const StatusKind kind : shownKinds) {
        const QImage shape = statusIcon(kind)
                                 .pixmap(size, 1.0, QIcon::Selected) // all in one colour
                                 .toImage();
        QVERIFY(!shape.isNull());
        QVERIFY(!shapes.contains(shape));
        shapes.append(shape);
    }
    QVERIFY(statusIcon(StatusKind::None).isNull());
}

void TestWidgets::tableKeepsACurrentRow()
{
    QStringListModel model({u"a"_s, u"b"_s});
    DataTable table(u"Letters"_s, u"letters"_s);
    table.setModel(&model);
    QVERIFY(table.currentIndex().isValid());
    QCOMPARE(table.selectedRowCount(), 0); // nothing becomes selected by itself
    model.setStringList({u"c"_s});
    QVERIFY(table.currentIndex().isValid());
    model.setStringList({});
    QVERIFY(!table.currentIndex().isValid());
    model.setStringList({u"d"_s});
    QVERIFY(table.currentIndex().isValid());
}

void TestWidgets::tableSelectionIsWalkedByRanges()
{
    constexpr int count = 20000;
    QStringList rows;
    for (int i = 0; i < count; ++i)
        rows += QString::number(i);
    QStringListModel model(rows);
    DataTable table(u"Many"_s, u"many"_s);
    table.setModel(&model);
    QItemSelection everySecond;
    for (int row = 0; row < count; row += 2)
        everySecond.append(QItemSelectionRange(model.index(row, 0)));
    table.selectionModel()->select(everySecond, QItemSelectionModel::ClearAndSelect);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(table.selectedRowCount(), count / 2);
    QCOMPARE(table.selectedRowList().size(), count / 2);
    QVERIFY(timer.elapsed() < 500);
}

void TestWidgets::filterBoxWaitsForAPause()
{
    FilterBox box(u"Filter numbers"_s);
    QCOMPARE(box.accessibleName(), u"Filter numbers"_s);
    QSignalSpy changed(&box, &FilterBox::filterChanged);
    QTest::keyClicks(&box, u"4420"_s);
    QCOMPARE(changed.size(), 0);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toString(), u"4420"_s);
    QTest::keyClick(&box, Qt::Key_Escape);
    QCOMPARE(changed.size(), 2);
    QVERIFY(box.text().isEmpty());
}

void TestWidgets::messageBarStaysUntilDismissed()
{
    MessageBar bar;
    QSignalSpy retried(&bar, &MessageBar::actionTriggered);
    ApiError error;
    error.kind = ApiError::Kind::Conflict;
    error.httpStatus = 409;
    error.code = u"NumberInUse"_s;
    bar.showError(error, u"Retry"_s);
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), userMessage(error));
    const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        button->click();
    QCOMPARE(retried.size(), 1);
    bool detailsShown = false;
    const QList<QLabel *> labels = bar.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        detailsShown |= !label->isHidden() && label->text().contains(u"NumberInUse"_s);
    QVERIFY(detailsShown);
    bar.dismiss();
    QVERIFY(bar.isHidden());
}

void TestWidgets::typedNumbersBecomeATable()
{
    const TypedNumbers typed{u"contoso"_s,
                             {Service::ZoomPhoneCloudPeering},
                             {},
                             u"+441632960001\n\n +44 1632 960002 \n+441632960003;+441632960004"_s};
    const CsvTable table = tableOf(typed, u"Manual input"_s);
    QCOMPARE(table.heading.cells, (QStringList{u"telephoneNumber"_s, u"accountName"_s,
                                               u"serviceDetails_zoomPhoneCloudPeering_enabled"_s}));
    QCOMPARE(table.records.size(), 4);
    QCOMPARE(table.records.at(1).line, 3);
    QCOMPARE(table.records.at(1).cells.first(), u"+44 1632 960002"_s);
    QCOMPARE(table.records.at(3).line, 4);
    QCOMPARE(table.records.at(3).cells.at(1), u"contoso"_s);
    QCOMPARE(table.records.at(3).cells.at(2), u"true"_s);
}

void TestWidgets::longWordsInDetailsAreBroken()
{
    const QString tenantId = u"f98c6e1d-804d-59df-ae25-6313b0c1d2e3"_s; // two lines of this width
    DetailsPane pane(u"Details"_s);
    pane.resize(260, 600);
    pane.show(Details{u"contoso"_s,
                      {{u"Account"_s,
                        {{u"Token"_s, u"x"_s.repeated(100)},
                         {u"Correlation ID"_s, QString(100, QChar(0x05d0))},
                         {u"Status"_s, u"y"_s.repeated(100), StatusKind::Bad},
                         {u"Tenant ID"_s, tenantId},
                         {u"Short"_s, u"value"_s}}}}});
    static_cast<QWidget &>(pane).show();
    QTRY_VERIFY(pane.widget()->width() > 0);
    QVERIFY2(pane.widget()->width() <= pane.viewport()->width(),
             qPrintable(QString::number(pane.widget()->width())));
    const QList<QTextEdit *> values = pane.findChildren<QTextEdit *>();
    QCOMPARE(values.size(), 4);
    QCOMPARE(values.last()->toPlainText(), tenantId); // copied as it is
    for (const QTextEdit *value : values) {
        QVERIFY(value->document()->size().width() <= value->viewport()->width());
        QVERIFY(value->height() > value->fontMetrics().height()); // more lines than one
        QVERIFY(value->viewport()->height() >= value->document()->size().height()); // all of them
    }
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
