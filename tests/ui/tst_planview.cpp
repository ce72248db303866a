// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"
#include "models/planrowtablemodel.h"
#include "numbers/numberspage.h"
#include "provisioning/following/pendingpoller.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "support/zipbuilder.h"
#include "upload/modebox.h"
#include "upload/planwords.h"
#include "widgets/lists/datatable.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace numberdesk;

using Stage = Upload::Stage;

namespace {

const QByteArray heading = "telephoneNumber,accountName,"
                           "serviceDetails_zoomPhoneCloudPeering_enabled,"
                           "configuration_customSipHeader\r\n";

QByteArray rows(int count, const QByteArray &account = "contoso")
{
    QByteArray text = heading;
    for (int i = 0; i < count; ++i)
        text += "+44163296" + QByteArray::number(1000 + i) + "," + account + ",true,\r\n";
    return text;
}

struct Scene
{
    explicit Scene(const localgateway::Options &options = WindowFixture::quickGateway())
        : fixture(options)
    {
        if (!fixture.addAccount(accountWith(u"contoso"_s, {Service::ZoomPhoneCloudPeering})))
            qFatal("no account");
    }
    MainWindow &window() { return fixture.window(); }
    Upload &upload() { return window().workspace()->upload(); }
    UploadQueue &uploads() { return window().workspace()->uploadQueue(); }
    bool drop(const QString &name, const QByteArray &content)
    {
        return dropFiles(&window(), {fixture.writeFile(name, content)});
    }
    bool plan(const QString &name, const QByteArray &content)
    {
        return drop(name, content) &&
               QTest::qWaitFor([this] { return upload().stage() == Stage::Planned; }, 20000);
    }

    WindowFixture fixture;
};

QComboBox *modeBox(const MainWindow &window)
{
    return window.findChild<ModeBox *>()->findChild<QComboBox *>();
}

/// In view or not: the problems stand before it when there are some.
const DataTable *rowsTable(const MainWindow &window)
{
    const QWidget *page = window.workspace()->numbersPage(); // jobs have rows, too
    const QList<DataTable *> tables = page->findChildren<DataTable *>();
    for (const DataTable *table : tables) {
        if (table->accessibleName() == "Rows"_L1)
            return table;
    }
    return nullptr;
}

} // namespace

/// What the window says of a plan and its outcome, against a real gateway.
class TestPlanView : public QObject
{
    Q_OBJECT

private slots:
    void aPlanTellsWhatEachRowChanges();
    void outcomeCellsFollowTheUpload();
    void aFileWithoutRowsIsNoSuccess();
    void badRowsTakeTheGreenAway();
    void problemsAreGroupedByWhatRepairsThem();
    void theSheetIsChosen();
    void theModeIsChosen();
    void deletionsAreAskedFor();
    void missingAccountsAreTickedByName();
    void anUnsentPlanIsNotThrownAway();
    void aFileIsAddedToAPlan();
    void whatWasCancelledIsSentLater();
    void aFinishedUploadStaysAsItEnded();
    void countsAreFreshAfterAnUpload();
    void dropsNameWhatTheyLeaveOut();
    void otherSuffixesAreTaken();
    void refusedDropsSayWhy();
    void foldersAreRemembered();
    void aResultTakesNoFilesPlace();
    void nearHeadingsAreAskedAbout();
    void repairsAreShownBesideTheFile();
    void theHeadlineStandsAboveTheForm();
    void problemsKeepTheirRoomInASmallWindow();
    void repairSaysAsManyRowsAsAreListed();
    void rowsOfSeveralFilesNameTheirFile();
    void aFileThatCannotBeReadSaysWhyAbove();
};

void TestPlanView::aPlanTellsWhatEachRowChanges()
{
    Scene scene;
    QVERIFY(scene.plan(u"before.csv"_s, rows(2)));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 2, 30000);
    QVERIFY(scene.plan(u"after.csv"_s, heading + "+441632961000,contoso,false,\n"
                                                 "+441632961001,contoso,true,desk-2\n"));
    auto *table = named<DataTable>(&scene.window(), u"Rows"_s);
    QVERIFY(table);
    const auto change = [table](int row) {
        return table->model()->index(row, static_cast<int>(PlanRowColumn::Change));
    };
    QCOMPARE(change(0).data().toString(), u"Zoom: on → off"_s);
    QCOMPARE(change(0).data(StatusRole).toInt(), static_cast<int>(StatusKind::Warning));
    QCOMPARE(change(1).data().toString(), u"Custom SIP header: — → desk-2"_s);
    QCOMPARE(change(1).data(StatusRole).toInt(), static_cast<int>(StatusKind::None));
    const QList<TileRow::Tile> tiles = planTiles(scene.upload());
    QVERIFY(std::any_of(tiles.begin(), tiles.end(), [](const TileRow::Tile &tile) {
        return tile.label == "Lose a service"_L1 && tile.count == 1;
    }));
}

void TestPlanView::outcomeCellsFollowTheUpload()
{
    Scene scene;
    QVERIFY(scene.plan(u"before.csv"_s, rows(1)));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 1, 30000);
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent); // and written down
    QVERIFY(scene.plan(u"after.csv"_s, heading + "+441632961000,contoso,true,\n"
                                                 "+441632961001,contoso,true,\n"
                                                 "12,contoso,true,\n"));
    const DataTable *table = rowsTable(scene.window());
    QVERIFY(table);
    const auto cell = [table](int row) {
        return table->model()->index(row, static_cast<int>(PlanRowColumn::Outcome));
    };
    const auto kind = [&cell](int row) {
        return static_cast<StatusKind>(cell(row).data(StatusRole).toInt());
    };
    QCOMPARE(cell(0).data().toString(), u"Already right"_s);
    QCOMPARE(cell(1).data().toString(), u"New"_s);
    QCOMPARE(kind(1), StatusKind::Neutral);
    QCOMPARE(cell(2).data().toString(), u"Bad row"_s);
    QCOMPARE(kind(2), StatusKind::Bad);
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(cell(1).data().toString(), u"Synced"_s, 30000);
    QCOMPARE(kind(1), StatusKind::Good);
    QCOMPARE(cell(0).data().toString(), u"Already right"_s);
    QCOMPARE(cell(2).data().toString(), u"Bad row"_s);
}

void TestPlanView::aFileWithoutRowsIsNoSuccess()
{
    Scene scene;
    QVERIFY(scene.plan(u"heading-only.csv"_s, heading));
    QVERIFY(planKind(scene.upload()) != StatusKind::Good);
    QVERIFY(planHeadline(scene.upload()).contains(u"no rows"_s));
}

void TestPlanView::badRowsTakeTheGreenAway()
{
    Scene scene;
    QVERIFY(scene.plan(u"mixed.csv"_s, rows(1) + "1,contoso,true,\n2,contoso,true,\n"));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 1, 30000);
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent); // and written down
    QCOMPARE(planKind(scene.upload()), StatusKind::Warning);
    const QString said = planHeadline(scene.upload());
    QVERIFY2(said.contains(u"1 of 3"_s) && said.contains(u"2 bad row"_s), qPrintable(said));
}

void TestPlanView::problemsAreGroupedByWhatRepairsThem()
{
    Scene scene;
    QByteArray text = "telephoneNumber,accountName,"
                      "serviceDetails_teamsDirectRouting_enabled\n";
    for (int i = 0; i < 300; ++i)
        text += "+44163296" + QByteArray::number(1000 + i) + ",contoso,true\n";
    text += "abc,contoso,false\n";
    QVERIFY(scene.plan(u"wrong.csv"_s, text));
    auto *groups = named<DataTable>(&scene.window(), u"Groups of problems"_s);
    auto *problems = named<DataTable>(&scene.window(), u"Problems"_s);
    QVERIFY(groups && problems);
    QVERIFY(groups->model()->rowCount() <= 4);
    QCOMPARE(groups->model()->index(1, 1).data().toString(), u"300"_s);
    groups->selectRowOnly(1);
    QCOMPARE(problems->model()->rowCount(), 300);
    groups->selectRowOnly(0);
    QVERIFY(problems->model()->rowCount() >= 301);
}

void TestPlanView::theSheetIsChosen()
{
    Scene scene;
    const auto row = [](const QByteArrayList &cells) {
        const QByteArray start = "<table:table-cell office:value-type=\"string\"><text:p>";
        const QByteArray end = "</text:p></table:table-cell>";
        return "<table:table-row>" + start + cells.join(end + start) + end + "</table:table-row>";
    };
    const auto sheet = [&row](const QByteArray &name, const QByteArray &number) {
        return "<table:table table:name=\"" + name + "\">" +
               row(heading.trimmed().split(',').first(3)) + row({number, "contoso", "true"}) +
               "</table:table>";
    };
    QVERIFY(scene.drop(u"book.ods"_s, zipOf(odsParts(sheet("July", "+441632961000") +
                                                     sheet("August", "+441632961001")))));
    QTRY_COMPARE(scene.upload().stage(), Stage::Unplannable);
    auto *read = named<QPushButton>(&scene.window(), u"Read this sheet"_s);
    QVERIFY(read);
    auto *sheets = read->parentWidget()->findChild<QComboBox *>();
    QCOMPARE(sheets->count(), 2);
    QCOMPARE(planHeadline(scene.upload()),
             u"book.ods has several sheets. Which one is to be read?"_s);
    QCOMPARE(planKind(scene.upload()), StatusKind::Neutral);
    sheets->setCurrentText(u"August"_s);
    QTest::mouseClick(read, Qt::LeftButton);
    QTRY_COMPARE(scene.upload().stage(), Stage::Planned);
    QVERIFY(!read->isVisible());
    QCOMPARE(scene.upload().plan()->rows.first().change.telephoneNumber.toString(),
             u"+441632961001"_s);
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 1, 30000);
}

void TestPlanView::theModeIsChosen()
{
    Scene scene;
    QVERIFY(scene.plan(u"before.csv"_s, rows(2)));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 2, 30000);
    QVERIFY(scene.plan(u"more.csv"_s, rows(5)));
    auto *mode = modeBox(scene.window());
    QVERIFY(mode->isVisible());
    QCOMPARE(mode->count(), 4);
    mode->setCurrentIndex(2);
    emit mode->activated(2); // Change only
    QTRY_COMPARE(scene.upload().counts().skipped, 3);
    QCOMPARE(scene.upload().stage(), Stage::Planned);
    const QList<TileRow::Tile> tiles = planTiles(scene.upload());
    QVERIFY(std::any_of(tiles.begin(), tiles.end(), [](const TileRow::Tile &tile) {
        return tile.label == "Skipped"_L1 && tile.count == 3;
    }));
}

void TestPlanView::deletionsAreAskedFor()
{
    Scene scene;
    QVERIFY(scene.plan(u"before.csv"_s, rows(60)));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 60, 30000);
    QVERIFY(scene.plan(u"less.csv"_s, rows(5) + "12,contoso,true,\n"));
    auto *mode = modeBox(scene.window());
    mode->setCurrentIndex(3);
    emit mode->activated(3);                             // like the file
    QTRY_VERIFY(!scene.upload().whyNotSend().isEmpty()); // for a bad row
    auto *send = named<QPushButton>(&scene.window(), u"Upload"_s);
    QVERIFY(send && !send->isEnabled());
    scene.upload().dismiss();
    QVERIFY(scene.plan(u"less.csv"_s, rows(5)));
    mode->setCurrentIndex(3);
    emit mode->activated(3);
    QTRY_COMPARE(scene.upload().counts().deleted, 55);
    QTest::mouseClick(send, Qt::LeftButton); // the safe answer
    QTRY_COMPARE(scene.fixture.prompts().questions.size(), 1);
    const Question &asked = scene.fixture.prompts().questions.constFirst();
    QCOMPARE(asked.textToType, u"contoso"_s); // more than half
    QVERIFY2(asked.explanation.contains(u"contoso: 55 of 60"_s), qPrintable(asked.explanation));
    QCOMPARE(scene.upload().stage(), Stage::Planned);
    scene.fixture.prompts().answers = {0};
    QTest::mouseClick(send, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().stage(), Stage::Sent, 30000);
    QCOMPARE(scene.upload().counts().deleted, 55);
    QCOMPARE(scene.upload().counts().unchanged, 5);
}

void TestPlanView::missingAccountsAreTickedByName()
{
    Scene scene;
    QVERIFY(scene.plan(u"names.csv"_s, rows(1, "fabrikam") + "+441632962000,Contoso,true,\n"));
    auto *list = named<QTreeWidget>(&scene.window(), u"Missing accounts"_s);
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), u"fabrikam"_s);
    QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Checked);
    QVERIFY(list->topLevelItem(1)->text(3).contains(u"contoso"_s));
    QCOMPARE(list->topLevelItem(1)->checkState(0), Qt::Unchecked);
    QVERIFY(scene.upload().plan()->accountsToCreate().isEmpty()); // nothing before somebody agrees
    QTest::mouseClick(named<QPushButton>(&scene.window(), u"Create accounts"_s), Qt::LeftButton);
    QTRY_COMPARE(scene.upload().plan()->accountsToCreate(), QStringList{u"fabrikam"_s});
    QTRY_COMPARE(scene.upload().counts().created, 1);
    // and taken back
    list->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QTest::mouseClick(named<QPushButton>(&scene.window(), u"Create accounts"_s), Qt::LeftButton);
    QTRY_VERIFY(scene.upload().plan()->accountsToCreate().isEmpty());
    QTRY_COMPARE(scene.upload().counts().created, 0);
}

void TestPlanView::anUnsentPlanIsNotThrownAway()
{
    Scene scene;
    QVERIFY(scene.plan(u"first.csv"_s, rows(2)));
    QVERIFY(scene.drop(u"second.csv"_s, rows(1)));
    QTRY_COMPARE(scene.fixture.prompts().questions.size(), 1); // answered with Cancel
    const Question question = scene.fixture.prompts().questions.first();
    QVERIFY(question.text.contains(u"first.csv"_s) && question.text.contains(u"second.csv"_s));
    QCOMPARE(question.answers, QStringList({u"Add to this plan"_s, u"Replace it"_s}));
    QTRY_VERIFY(scene.uploads().offered() == nullptr);
    QCOMPARE(scene.upload().sourceName(), u"first.csv"_s);
    QCOMPARE(scene.upload().counts().created, 2);
    scene.fixture.prompts().answers = {1};
    QVERIFY(scene.drop(u"second.csv"_s, rows(1)));
    QTRY_COMPARE(scene.upload().sourceName(), u"second.csv"_s);
}

void TestPlanView::aFileIsAddedToAPlan()
{
    Scene scene;
    QVERIFY(scene.plan(u"first.csv"_s, rows(2)));
    scene.fixture.prompts().answers = {0};
    QVERIFY(scene.drop(u"second.csv"_s, heading + "+441632962000,contoso,true,\n"));
    QTRY_COMPARE(scene.upload().counts().created, 3);
    QCOMPARE(scene.upload().sourceName(), u"first.csv, second.csv"_s);
    // One that cannot be read leaves the plan as it stands.
    scene.fixture.prompts().answers = {0};
    QVERIFY(scene.drop(u"third.csv"_s, "name,street\nx,y\n"));
    QTRY_VERIFY(scene.upload().stage() == Stage::Planned && scene.upload().error());
    QCOMPARE(scene.upload().counts().created, 3);
    QCOMPARE(scene.upload().sourceName(), u"first.csv, second.csv"_s);
}

void TestPlanView::whatWasCancelledIsSentLater()
{
    localgateway::Options slow = WindowFixture::quickGateway();
    slow.latency = std::chrono::milliseconds(50);
    Scene scene(slow);
    QByteArray text = heading;
    constexpr int count = 1500;
    for (int i = 0; i < count; ++i)
        text += "+4416329" + QByteArray::number(60000 + i) + ",contoso,true,\n";
    QVERIFY(scene.plan(u"many.csv"_s, text));
    scene.upload().upload();
    QTRY_VERIFY(scene.upload().counts().sent > 0);
    QVERIFY(scene.drop(u"next.csv"_s, rows(1)));
    scene.upload().cancel();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().stage(), Stage::Sent, 20000);
    QVERIFY(scene.upload().hasRest());
    QVERIFY(planKind(scene.upload()) != StatusKind::Good);
    QVERIFY(waitingText(scene.uploads()).contains(u"next.csv"_s));
    QVERIFY(!waitingText(scene.uploads()).contains(u"upload to end"_s));
    const qint64 applied = scene.upload().counts().created;
    auto *rest = named<QPushButton>(&scene.window(), u"Send the rest"_s);
    QVERIFY(rest);
    QTest::mouseClick(rest, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(scene.fixture.session().data().numbers().size(), count, 60000);
    QVERIFY(applied < count);
}

void TestPlanView::aFinishedUploadStaysAsItEnded()
{
    Scene scene;
    QVERIFY(scene.plan(u"one.csv"_s, rows(1)));
    scene.upload().upload();
    QTRY_COMPARE_WITH_TIMEOUT(scene.upload().counts().synced, 1, 30000);
    QTRY_COMPARE(scene.upload().stage(), Stage::Sent); // and written down
    Number edited = scene.upload().plan()->rows.first().target();
    edited.provisioning.status = ProvisioningStatus::Failed;
    emit scene.fixture.session().poller().numbersRead(
        {edited}, {}, scene.fixture.session().service().nextMoment());
    QCOMPARE(scene.upload().counts().synced, 1);
    QCOMPARE(scene.upload().counts().failed, 0);
    QCOMPARE(planKind(scene.upload()), StatusKind::Good);
}

void TestPlanView::countsAreFreshAfterAnUpload()
{
    Scene scene;
    QVERIFY(scene.plan(u"three.csv"_s, rows(3)));
    scene.upload().upload();
    const GatewayData &gateway = scene.fixture.session().data();
    QTRY_COMPARE_WITH_TIMEOUT(gateway.account(u"contoso"_s)
                                  ->services[Service::ZoomPhoneCloudPeering]
                                  ->numberCount.value_or(0),
                              3, 30000);
}

void TestPlanView::dropsNameWhatTheyLeaveOut()
{
    Scene scene;
    const QString folder = scene.fixture.directory().path() + u"/folder.csv"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(dropFiles(&scene.window(), {scene.fixture.writeFile(u"good.csv"_s, rows(1)),
                                        scene.fixture.writeFile(u"picture.png"_s, "x"), folder}));
    QTRY_COMPARE(scene.upload().stage(), Stage::Planned);
    QCOMPARE(scene.upload().counts().created, 1);
    const QString said = leftOutText(scene.upload().source().leftOut);
    QVERIFY(said.contains(u"picture.png"_s) && said.contains(u"folder.csv"_s));
    const QList<QLabel *> labels = scene.window().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [&said](const QLabel *label) {
        return label->isVisible() && label->text() == said;
    }));
}

void TestPlanView::otherSuffixesAreTaken()
{
    Scene scene;
    QByteArray tabs = rows(1);
    tabs.replace(',', '\t');
    QVERIFY(scene.plan(u"numbers.TSV"_s, tabs));
    QCOMPARE(scene.upload().counts().created, 1);
    scene.upload().dismiss();
    QVERIFY(scene.plan(u"unicode.txt"_s, tabs));
    QCOMPARE(scene.upload().counts().created, 1);
}

void TestPlanView::refusedDropsSayWhy()
{
    Scene scene;
    const QString folder = scene.fixture.directory().path() + u"/folder.csv"_s;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(!dropFiles(&scene.window(), {folder}));
    const auto said = [&scene](const QString &words) {
        const QList<QLabel *> labels = scene.window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    QVERIFY(said(u"A folder cannot be read"_s));
    QVERIFY(!dropFiles(&scene.window(), {scene.fixture.writeFile(u"a.png"_s, "x")}));
    QVERIFY(said(u"a.png"_s));
}

void TestPlanView::foldersAreRemembered()
{
    Scene scene;
    ScriptedPrompts &prompts = scene.fixture.prompts();
    const QString file = scene.fixture.writeFile(u"list.csv"_s, rows(1));
    const QString folder = QFileInfo(file).absolutePath();
    QVERIFY(dropFiles(&scene.window(), {file}));
    QTRY_COMPARE(scene.upload().stage(), Stage::Planned);
    prompts.fileToSave = scene.fixture.directory().path() + u"/result.csv"_s;
    QTest::mouseClick(named<QPushButton>(&scene.window(), u"Save result…"_s), Qt::LeftButton);
    QCOMPARE(prompts.suggestions, QStringList{folder + u"/list-result.csv"_s});
    scene.fixture.reopenWindow();
    scene.window().workspace()->chooseFile();
    QCOMPARE(prompts.folders, QStringList{folder});
}

void TestPlanView::aResultTakesNoFilesPlace()
{
    Scene scene;
    QVERIFY(scene.plan(u"numbers.csv"_s, rows(1)));
    const QString input = scene.fixture.directory().path() + u"/numbers.csv"_s;
    auto *save = named<QPushButton>(&scene.window(), u"Save result…"_s);
    QVERIFY(save);
    for (const QString &kept : {scene.fixture.directory().deskDatabase(), input}) {
        QFile file(kept);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray before = file.readAll();
        scene.fixture.prompts().fileToSave = kept;
        save->click();
        const auto said = [&] {
            const QList<QLabel *> labels = scene.window().findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
                return label->isVisible() && label->text().contains(kept) &&
                       label->text().contains(u"Choose another name."_s);
            });
        };
        QTRY_VERIFY(said());
        file.seek(0);
        QCOMPARE(file.readAll(), before);
        QVERIFY(QFileInfo(kept).size() == before.size());
    }
}

void TestPlanView::nearHeadingsAreAskedAbout()
{
    Scene scene;
    QByteArray text = rows(1);
    text.replace("telephoneNumber", "Telephone Number");
    QVERIFY(scene.drop(u"near.csv"_s, text));
    QTRY_COMPARE(scene.upload().stage(), Stage::Unplannable);
    auto *choice = named<QComboBox>(&scene.window(), u"Take as telephoneNumber"_s);
    QVERIFY(choice);
    QVERIFY(choice->currentText().contains(u"telephoneNumber"_s));
    QTest::mouseClick(named<QPushButton>(&scene.window(), u"Plan again"_s), Qt::LeftButton);
    QTRY_COMPARE(scene.upload().stage(), Stage::Planned);
    QCOMPARE(scene.upload().counts().created, 1);
}

void TestPlanView::repairsAreShownBesideTheFile()
{
    Scene scene;
    QVERIFY(scene.plan(u"repair.csv"_s, heading + "'+441632961000,contoso,true,\n"));
    scene.upload().repairRows();
    QTRY_COMPARE(scene.upload().counts().created, 1);
    auto *table = named<DataTable>(&scene.window(), u"Rows"_s);
    QVERIFY(table);
    const QString said =
        table->model()->index(0, static_cast<int>(PlanRowColumn::Message)).data().toString();
    QVERIFY2(said.contains(u"'+441632961000 → +441632961000"_s), qPrintable(said));
}

void TestPlanView::theHeadlineStandsAboveTheForm()
{
    Scene scene;
    QVERIFY(scene.drop(u"numbers-only.csv"_s, "telephoneNumber\n+441632961000\n"));
    QTRY_COMPARE(scene.upload().stage(), Stage::NeedsSettings);
    const QLabel *headline = nullptr;
    const auto labels = scene.window().findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible() && label->text() == planHeadline(scene.upload()))
            headline = label;
    }
    QVERIFY(headline);
    auto *account = named<QComboBox>(&scene.window(), u"Account"_s);
    QVERIFY(account);
    const auto top = [&scene](const QWidget *widget) {
        return widget->mapTo(&scene.window(), QPoint(0, 0)).y();
    };
    QTRY_VERIFY(top(headline) + headline->height() <= top(account));
}

void TestPlanView::problemsKeepTheirRoomInASmallWindow()
{
    Scene scene;
    scene.window().resize(1024, 600);
    QByteArray text = rows(1, "fabrikam");
    for (int i = 0; i < 40; ++i)
        text += QByteArray::number(i) + ",contoso,true,\n";
    QVERIFY(scene.plan(u"wrong.csv"_s, text));
    auto *problems = named<DataTable>(&scene.window(), u"Problems"_s);
    QVERIFY(problems);
    const int rowHeight = problems->verticalHeader()->defaultSectionSize();
    QTRY_VERIFY2(problems->viewport()->height() >= 5 * rowHeight,
                 qPrintable(u"%1 points"_s.arg(problems->viewport()->height())));
}

void TestPlanView::repairSaysAsManyRowsAsAreListed()
{
    Scene scene;
    QVERIFY(scene.plan(u"odd.csv"_s, heading + "'+441632961000,contoso,true,\n"
                                               "'+441632961001,contoso,perhaps,\n"
                                               "abc,contoso,true,\n"));
    QVERIFY(named<QPushButton>(&scene.window(), u"Repair 1 row(s)"_s));
    auto *groups = named<DataTable>(&scene.window(), u"Groups of problems"_s);
    QVERIFY(groups);
    int repairable = 0;
    for (int row = 0; row < groups->model()->rowCount(); ++row) {
        if (groups->model()->index(row, 0).data().toString().startsWith(u"Can be repaired"_s))
            repairable += groups->model()->index(row, 1).data().toInt();
    }
    QCOMPARE(repairable, 1);
}

void TestPlanView::rowsOfSeveralFilesNameTheirFile()
{
    Scene scene;
    constexpr int file = static_cast<int>(PlanRowColumn::File);
    QVERIFY(scene.plan(u"first.csv"_s, rows(1)));
    auto *table = named<DataTable>(&scene.window(), u"Rows"_s);
    QVERIFY(table && table->isColumnHidden(file));
    scene.fixture.prompts().answers = {0};
    QVERIFY(scene.drop(u"second.csv"_s, heading + "+441632962000,contoso,true,\n"));
    QTRY_COMPARE(scene.upload().counts().created, 2);
    QVERIFY(!table->isColumnHidden(file));
    QCOMPARE(table->horizontalHeader()->visualIndex(file), 0);
    QCOMPARE(table->model()->index(0, file).data().toString(), u"first.csv"_s);
    QCOMPARE(table->model()->index(1, file).data().toString(), u"second.csv"_s);
}

void TestPlanView::aFileThatCannotBeReadSaysWhyAbove()
{
    Scene scene;
    QVERIFY(scene.drop(u"page.csv"_s, "<!DOCTYPE html><html><body>Sign in</body></html>\n"));
    QTRY_COMPARE(scene.upload().stage(), Stage::Unplannable);
    const RowIssue issue = scene.upload().error()->issues.first();
    const QString said = planFailure(*scene.upload().error());
    QVERIFY2(said.contains(issue.message) && said.contains(issue.remedy), qPrintable(said));
    QVERIFY(named<MessageBar>(&scene.window(), said));
}

NUMBERDESK_TEST("planview", TestPlanView)
#include "tst_planview.moc"
