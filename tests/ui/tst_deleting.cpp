// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountspage.h"
#include "mainwindow/workspace.h"
#include "numbers/deletequestion.h"
#include "numbers/numberspage.h"
#include "numbers/runningdeletion.h"
#include "prompts/realprompts.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "support/testprogram.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr int count = 1200;

QByteArray manyRows()
{
    constexpr qint64 first = 441632000000;
    QByteArray text = "telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled\n";
    for (int i = 0; i < count; ++i)
        text += "+" + QByteArray::number(first + i) + ",contoso,true\n";
    return text;
}

localgateway::Options slowGateway()
{
    localgateway::Options options = WindowFixture::quickGateway();
    options.latency = std::chrono::milliseconds(150);
    return options;
}

/// A window over a slow gateway with numbers on it, the Numbers page in front.
struct Scene
{
    Scene() : fixture(slowGateway())
    {
        if (!fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})))
            qFatal("no account");
        Upload &upload = workspace().upload();
        dropFiles(&fixture.window(), {fixture.writeFile(u"many.csv"_s, manyRows())});
        const auto reaches = [&upload](Upload::Stage stage) {
            return QTest::qWaitFor([&upload, stage] { return upload.stage() == stage; }, 60000);
        };
        if (!reaches(Upload::Stage::Planned))
            qFatal("no plan");
        upload.upload();
        if (!reaches(Upload::Stage::Sent))
            qFatal("not sent");
        workspace().showPage(page());
        page()->showList();
    }
    Workspace &workspace() { return *fixture.window().workspace(); }
    NumbersPage *page() { return workspace().numbersPage(); }
    RunningDeletion &deletion() { return page()->deletion(); }
    /// Agrees to the deletion of all, and to `answers` afterwards.
    bool deleteAll(std::deque<int> answers)
    {
        answers.push_front(0);
        fixture.prompts().answers = std::move(answers);
        if (!QTest::qWaitFor([this] { return page()->table()->model()->rowCount() == count; }))
            return false;
        page()->table()->selectAll();
        QTest::mouseClick(named<QToolButton>(&fixture.window(), u"Delete numbers"_s),
                          Qt::LeftButton);
        return QTest::qWaitFor([this] { return deletion().progress().done > 0; }, 20000);
    }

    WindowFixture fixture;
};

Question questionFor(int numbers)
{
    QList<TelephoneNumber> list;
    for (int i = 0; i < numbers; ++i)
        list.append(TelephoneNumber(441632000000 + static_cast<quint64>(i)));
    return deleteQuestion(list, {}, u"Test gateway"_s);
}

} // namespace

/// Numbers that are being deleted: what is asked, shown, and told in the end.
class TestDeleting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void manyNumbersNeedTheirCountTyped();
    void theTypedCountEnablesTheAnswer();
    void closingDuringADeletionAsks();
    void closingAfterCancelSaysWhatWasDeleted();
    void otherPagesShowTheDeletion();
    void cancelSaysWhatIsLeft();
};

void TestDeleting::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestDeleting::manyNumbersNeedTheirCountTyped()
{
    QCOMPARE(questionFor(1).countToType, 0);
    QCOMPARE(questionFor(50).countToType, 0);
    QCOMPARE(questionFor(51).countToType, 51);
}

void TestDeleting::theTypedCountEnablesTheAnswer()
{
    QWidget window;
    window.show();
    RealPrompts prompts;
    int answer = -2;
    const auto ask = [&] {
        prompts.ask(&window, questionFor(5400), [&answer](int given) { answer = given; });
        return window.findChild<QDialog *>();
    };
    QDialog *dialog = ask();
    QVERIFY(dialog);
    auto *remove = named<QPushButton>(dialog, u"Delete 5,400 number(s)"_s);
    auto *edit = named<QLineEdit>(dialog, u"Type the count"_s);
    QVERIFY(remove && edit && !remove->isEnabled());
    for (const QString &wrong : {u"540"_s, u"54000"_s, u"all"_s, u""_s}) {
        edit->setText(wrong);
        QVERIFY2(!remove->isEnabled(), qPrintable(wrong));
    }
    for (const QString &right : {u"5400"_s, u"5,400"_s, u" 5400 "_s}) {
        edit->setText(right);
        QVERIFY2(remove->isEnabled(), qPrintable(right));
    }
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(answer, 0);
    QTRY_VERIFY(window.findChild<QDialog *>() == nullptr);
    dialog = ask();
    QTest::keyClick(named<QLineEdit>(dialog, u"Type the count"_s), Qt::Key_Return);
    QCOMPARE(answer, -1); // Return gives the safe answer
}

void TestDeleting::closingDuringADeletionAsks()
{
    Scene scene;
    QVERIFY(scene.deleteAll({}));
    QVERIFY(!scene.fixture.window().close());
    QTRY_COMPARE(scene.fixture.prompts().questions.size(), 2);
    const Question question = scene.fixture.prompts().questions.last();
    QCOMPARE(question.answers, QStringList({u"Pause and close"_s, u"Cancel deletion"_s}));
    QCOMPARE(question.safeAnswer, u"Wait"_s);
    QVERIFY2(question.text.contains(u"1,200"_s) && question.text.contains(u"Test gateway"_s),
             qPrintable(question.text));
    QTRY_VERIFY_WITH_TIMEOUT(!scene.deletion().isRunning(), 30000);
    QVERIFY(scene.fixture.window().isVisible());
    QCOMPARE(scene.fixture.session().data().numbers().size(), 0);
}

void TestDeleting::closingAfterCancelSaysWhatWasDeleted()
{
    Scene scene;
    QVERIFY(scene.deleteAll({1}));
    scene.fixture.window().close();
    QTRY_COMPARE_WITH_TIMEOUT(scene.fixture.prompts().informed.size(), 1, 20000);
    const qsizetype deleted = scene.deletion().outcome().deleted.size();
    QVERIFY(deleted > 0 && deleted < count);
    const QString said = scene.fixture.prompts().informed.first();
    QVERIFY2(said.contains(QLocale().toString(deleted)) &&
                 said.contains(QLocale().toString(count - deleted)),
             qPrintable(said));
    QTRY_VERIFY(!scene.fixture.window().isVisible());
}

void TestDeleting::otherPagesShowTheDeletion()
{
    Scene scene;
    QVERIFY(scene.deleteAll({}));
    scene.workspace().showPage(scene.workspace().accountsPage());
    QPushButton *line = nullptr;
    const auto find = [&] {
        const auto buttons = scene.fixture.window().findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text().contains(u"of 1,200"_s))
                line = button;
        }
        return line != nullptr;
    };
    QTRY_VERIFY(find());
    QTest::mouseClick(line, Qt::LeftButton);
    QCOMPARE(scene.workspace().currentPage(), scene.page());
    const auto *bar = named<QProgressBar>(scene.page(), u"Deleting numbers"_s);
    QVERIFY(bar && bar->format().contains(u"of 1,200"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!scene.deletion().isRunning(), 30000);
    QTRY_VERIFY(!line->isVisible());
}

void TestDeleting::cancelSaysWhatIsLeft()
{
    Scene scene;
    QVERIFY(scene.deleteAll({}));
    QTest::mouseClick(named<QPushButton>(scene.page(), u"Cancel deletion"_s), Qt::LeftButton);
    QVERIFY(scene.deletion().isCancelling());
    QTRY_VERIFY_WITH_TIMEOUT(!scene.deletion().isRunning(), 20000);
    const qsizetype deleted = scene.deletion().outcome().deleted.size();
    const auto labels = scene.page()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [deleted](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"You cancelled."_s) &&
               label->text().contains(QLocale().toString(deleted)) &&
               label->text().contains(QLocale().toString(count - deleted));
    }));
}

NUMBERDESK_TEST("deleting", TestDeleting)
#include "tst_deleting.moc"
