// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"
#include "numbers/numberspage.h"
#include "numbers/typednumbers.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

/// Manual input: what is typed, counted and offered before anything is planned.
class TestManualInput : public QObject
{
    Q_OBJECT

private slots:
    void rangesAreExpanded_data();
    void rangesAreExpanded();
    void numbersAreCounted();
    void rangesAreOfferedInTheForm();
    void servicesThatNeedAFileSayWhy();
    void createStandsBackWhileItsPlanStands();

private:
    static QWidget *openForm(WindowFixture &fixture, ServiceSet services);
};

QWidget *TestManualInput::openForm(WindowFixture &fixture, ServiceSet services)
{
    if (!fixture.addAccount(accountWith(u"contoso"_s, services)))
        qFatal("no account");
    Workspace *workspace = fixture.window().workspace();
    workspace->showPage(workspace->numbersPage());
    workspace->numbersPage()->createNumbers();
    named<QComboBox>(&fixture.window(), u"Account"_s)->setCurrentText(u"contoso"_s);
    return &fixture.window();
}

void TestManualInput::rangesAreExpanded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::addColumn<int>("count");
    const auto row = [](const char *text, const char *first, const char *last, int count) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(first)
                            << QString::fromUtf8(last) << count;
    };
    row("+441632960510-+441632960519", "+441632960510", "+441632960519", 10);
    row("+441632960510 – +441632960519", "+441632960510", "+441632960519", 10);
    row("+4416329605xx", "+441632960500", "+441632960599", 100);
    row("+441632960000-0099", "+441632960000", "+441632960099", 100);
    row("+441632960000/100", "+441632960000", "+441632960099", 100);
    row("+441632960000/1", "+441632960000", "+441632960000", 1);
    // The last digits are smaller, the range is too long, or it is none.
    row("+441632960099-0000", "+441632960099-0000", "+441632960099-0000", 1);
    row("+44163xxxxxxx", "+44163xxxxxxx", "+44163xxxxxxx", 1);
    row("+441632960000/0", "+441632960000/0", "+441632960000/0", 1);
    row("+441632960000", "+441632960000", "+441632960000", 1);
}

void TestManualInput::rangesAreExpanded()
{
    QFETCH(QString, text);
    const QStringList lines = withRangesExpanded(text).split(u'\n');
    QTEST(lines.first(), "first");
    QTEST(lines.last(), "last");
    QTEST(static_cast<int>(lines.size()), "count");
}

void TestManualInput::numbersAreCounted()
{
    const TypedCount count = countTyped(u"+441632960001\n\n+441632960002\t+441632960001\n"
                                        "+441632960100-0109\n+44163xxxxxxx\n"_s);
    QCOMPARE(count.numbers, 3);
    QCOMPARE(count.twice, 1);
    QCOMPARE(count.ranges, 1);
    QCOMPARE(count.inRanges, 10);
    QCOMPARE(count.tooLong, 1);
}

void TestManualInput::rangesAreOfferedInTheForm()
{
    WindowFixture fixture;
    QWidget *window = openForm(fixture, {Service::ZoomPhoneCloudPeering});
    named<QCheckBox>(window, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    auto *numbers = named<QPlainTextEdit>(window, u"Telephone Numbers"_s);
    numbers->setPlainText(u"+441632960510-+441632960519\n"_s);
    auto *expand = named<QPushButton>(window, u"Expand ranges"_s);
    QVERIFY(expand);
    // Nothing is planned before somebody has seen the numbers.
    QTest::mouseClick(named<QPushButton>(window, u"Create"_s), Qt::LeftButton);
    Upload &upload = fixture.window().workspace()->upload();
    QCOMPARE(upload.stage(), Stage::Idle);
    QTest::mouseClick(expand, Qt::LeftButton);
    QCOMPARE(countTyped(numbers->toPlainText()).numbers, 10);
    QVERIFY(!expand->isVisible());
    QTest::mouseClick(named<QPushButton>(window, u"Create"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, 10, 30000);
}

void TestManualInput::servicesThatNeedAFileSayWhy()
{
    WindowFixture fixture;
    QWidget *window = openForm(fixture, {Service::TeamsOperatorConnect});
    auto *box = named<QCheckBox>(window, u"Enable Operator Connect"_s);
    QVERIFY(box);
    QVERIFY(!box->isEnabled());
    QVERIFY(box->toolTip().contains(u"usage"_s));
    const QList<QLabel *> labels = window->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [box](const QLabel *label) {
        return label->isVisible() && label->text() == box->accessibleDescription();
    }));
}

void TestManualInput::createStandsBackWhileItsPlanStands()
{
    WindowFixture fixture;
    QWidget *window = openForm(fixture, {Service::ZoomPhoneCloudPeering});
    named<QCheckBox>(window, u"Enable Zoom Phone Cloud Peering"_s)->setChecked(true);
    auto *numbers = named<QPlainTextEdit>(window, u"Telephone Numbers"_s);
    numbers->setPlainText(u"+441632960001\nnot a number\n"_s);
    auto *create = named<QPushButton>(window, u"Create"_s);
    QTest::mouseClick(create, Qt::LeftButton);
    Upload &upload = fixture.window().workspace()->upload();
    QTRY_COMPARE(upload.stage(), Stage::Planned);
    QVERIFY(!create->isEnabled());
    QVERIFY(named<QPushButton>(window, u"Upload"_s)->isEnabled());
    numbers->setPlainText(u"+441632960001\n"_s);
    QVERIFY(create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton); // in place of the old plan of the same form
    QTRY_COMPARE_WITH_TIMEOUT(upload.counts().synced, 1, 30000);
    QVERIFY(fixture.prompts().questions.isEmpty());
}

NUMBERDESK_TEST("manualinput", TestManualInput)
#include "tst_manualinput.moc"
