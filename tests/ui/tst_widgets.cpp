// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/fieldrules.h"
#include "mainwindow/sidebar.h"
#include "models/offlinedata.h"
#include "numbers/typednumbers.h"
#include "support/testprogram.h"
#include "widgets/fields/accountcombo.h"
#include "widgets/lists/columnwidths.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/filterbox.h"
#include "widgets/lists/windowpage.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
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

/// As a dark desktop theme gives it: two colours, from which the toolkit makes the others.
QPalette desktopPalette()
{
    return {QColor(0x35, 0x35, 0x35), QColor(0x35, 0x35, 0x35)};
}

/// The greatest contrast with the window among what is drawn from the left edge inwards.
double outlineContrast(QWidget &widget, const QPalette &palette)
{
    widget.setPalette(palette);
    widget.resize(widget.sizeHint());
    const QImage image = widget.grab().toImage();
    double greatest = 0;
    for (int x = 0; x < 5; ++x) { // no text begins so far to the left
        const QColor color = image.pixelColor(x, image.height() / 2);
        greatest = std::max(greatest, contrast(color, palette.color(QPalette::Window)));
    }
    return greatest;
}

class PlainPage final : public WindowPage
{
public:
    PlainPage() : WindowPage({u"Overview"_s, u"&Overview"_s, "accounts"_L1}) {}
    void refresh() override {}
    LoadState loadState() const override { return {}; }
};

} // namespace

/// The parts that pages are made of.
class TestWidgets : public QObject
{
    Q_OBJECT

private slots:
    void aPageNeedsNoTable();
    void statusColorsCanBeRead();
    void statusIconsHaveShapesOfTheirOwn();
    void tableKeepsACurrentRow();
    void tableSelectionIsWalkedByRanges();
    void filterBoxWaitsForAPause();
    void messageBarStaysUntilDismissed();
    void typedNumbersBecomeATable();
    void longWordsInDetailsAreBroken();
    void outlinesAreSeenOnEveryDarkPalette_data();
    void outlinesAreSeenOnEveryDarkPalette();
    void outlinesFollowTheDesktop();
    void accountChoicesShowTheirNamesSafely();
    void columnsShareTheWidth();
};

void TestWidgets::aPageNeedsNoTable()
{
    PlainPage page;
    Sidebar sidebar;
    sidebar.setPages({&page});
    sidebar.setCurrentPage(0);
    const auto *list = sidebar.findChild<QListWidget *>();
    QCOMPARE(list->currentItem()->text(), u"Overview"_s);
    QCOMPARE(page.menu()->title(), u"&Overview"_s);
    QVERIFY(page.isReadUnseen());
    QVERIFY(page.shownTable() == nullptr);
}

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
    QCOMPARE(table.selectedRowCount(), count / 2);
    QCOMPARE(table.selectedRowList().size(), count / 2);
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
    NumberEdits edits;
    edits.set(enabledColumn(Service::ZoomPhoneCloudPeering), std::optional(true));
    const TypedNumbers typed{u"contoso"_s, edits,
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

void TestWidgets::outlinesAreSeenOnEveryDarkPalette_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("of the desktop") << desktopPalette();
    QTest::newRow("of the program") << darkPalette();
}

void TestWidgets::outlinesAreSeenOnEveryDarkPalette()
{
    QFETCH(QPalette, palette);
    applyTheme(*qApp, Theme::System);
    constexpr double visible = 3.0; // WCAG 2, 1.4.11
    QCheckBox box;
    QVERIFY(outlineContrast(box, palette) >= visible);
    QLineEdit edit;
    QVERIFY(outlineContrast(edit, palette) >= visible);
    QComboBox choice;
    QVERIFY(outlineContrast(choice, palette) >= visible);
}

void TestWidgets::outlinesFollowTheDesktop()
{
    applyTheme(*qApp, Theme::System);
    QCheckBox box;
    const auto outline = [&box] {
        return contrast(box.grab().toImage().pixelColor(2, box.height() / 2),
                        QApplication::palette().color(QPalette::Window));
    };
    box.resize(box.sizeHint());
    QApplication::setPalette(lightPalette());
    const double light = outline();
    QApplication::setPalette(desktopPalette());
    QVERIFY(outlineContrast(box, QApplication::palette()) >= 3.0);
    QApplication::setPalette(lightPalette());
    box.setPalette({});
    QCOMPARE(outline(), light);
    applyTheme(*qApp, Theme::System);
}

void TestWidgets::accountChoicesShowTheirNamesSafely()
{
    OfflineData offline;
    Account account;
    account.name = u"\u202eevil.exe"_s;
    offline.data.apply({account});
    QComboBox box;
    fillAccountCombo(&box, offline.data, u"All accounts"_s);
    QCOMPARE(box.count(), 2);
    QVERIFY(!box.itemText(1).contains(QChar(0x202e)));
    QCOMPARE(chosenAccount(&box), QString());
    chooseAccount(&box, account.name);
    QCOMPARE(box.currentIndex(), 1);
    QCOMPARE(chosenAccount(&box), account.name);
    fillAccountCombo(&box, offline.data, u"All accounts"_s); // which keeps what was chosen
    QCOMPARE(chosenAccount(&box), account.name);
}

void TestWidgets::columnsShareTheWidth()
{
    using Widths = QList<int>;
    const QList<ColumnNeed> columns{{60, 90, 60}, {60, 300, 60, true}, {80, 50, 40}, {60, 200, 60}};
    // The least that is wanted of each, and what is left to the favoured one.
    QCOMPARE(fittedWidths(columns, 230), (Widths{60, 60, 50, 60}));
    QCOMPARE(fittedWidths(columns, 330), (Widths{60, 160, 50, 60}));
    // Then equal parts for the others that are cut, and the rest at the end.
    QCOMPARE(fittedWidths(columns, 490), (Widths{70, 300, 50, 70}));
    QCOMPARE(fittedWidths(columns, 600), (Widths{90, 300, 50, 160}));
    QCOMPARE(fittedWidths(columns, 700), (Widths{90, 300, 50, 260}));
    // Headings come after text.
    QCOMPARE(fittedWidths({{60, 40, 150}, {60, 100, 60}}, 150), (Widths{60, 90}));
    QCOMPARE(fittedWidths({{60, 40, 150}, {60, 100, 60}}, 200), (Widths{100, 100}));
    // Where nothing else helps, all are made smaller, but not to nothing.
    QCOMPARE(fittedWidths({{100, 100}, {200, 200}}, 240), (Widths{80, 160}));
    QCOMPARE(fittedWidths({{100, 100}, {200, 200}}, 60), (Widths{48, 48}));
    // What a person has chosen stays.
    QCOMPARE(fittedWidths({{100, 300, 0, false, true}, {100, 200}}, 400), (Widths{300, 100}));
    QCOMPARE(fittedWidths({}, 400), Widths());
}

NUMBERDESK_TEST("widgets", TestWidgets)
#include "tst_widgets.moc"
