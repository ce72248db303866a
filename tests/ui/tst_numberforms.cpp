// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/workspace.h"
#include "numbers/numberdialog.h"
#include "numbers/numberspage.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaydata.h"
#include "session/upload/upload.h"
#include "support/jobresult.h"
#include "support/testprogram.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/messagebar.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

using StepInForm = std::function<void(QWidget *)>;
using ChangeOfNumber = std::function<void(Number &)>;

const QString header = u"Custom SIP header"_s;
const QString headerFault =
    u"Remove the blank. Expected: at most 100 letters, digits, - or _, or nothing."_s;

/// With all services but Direct Routing.
Account fullAccount()
{
    Account account = accountWith(
        u"contoso"_s, {Service::TeamsOperatorConnect, Service::TeamsPhoneMobile,
                       Service::ZoomPhoneCloudPeering, Service::AzureOperatorCallProtection});
    account.teamsTenantId = u"11111111-2222-3333-4444-555555555555"_s;
    return account;
}

/// On Operator Connect with settings, and without the others.
Number fullNumber()
{
    Number number;
    number.telephoneNumber = TelephoneNumber(441632960000);
    number.accountName = u"contoso"_s;
    TeamsNumberConfiguration settings;
    settings.usage = u"CallingUserAssignment"_s;
    settings.choosableCapabilities = QStringList{u"InboundCalling"_s};
    number.services[Service::TeamsOperatorConnect] =
        NumberService{.enabled = true, .assignmentStatus = {}, .configuration = settings};
    number.customSipHeader = u"desk-7"_s;
    return number;
}

StepInForm typing(const QString &label, const QString &text)
{
    return [=](QWidget *form) { named<QLineEdit>(form, label)->setText(text); };
}

StepInForm checking(const QString &label, bool on)
{
    return [=](QWidget *form) { named<QCheckBox>(form, label)->setChecked(on); };
}

/// A window over a gateway that has the number.
struct NumberScene
{
    explicit NumberScene(const Account &account = fullAccount(),
                         const Number &number = fullNumber())
    {
        if (!fixture.addAccount(account))
            qFatal("no account");
        const auto written = resultOf(fixture.session().service().putNumber(number, {}));
        if (!written || !*written)
            qFatal("no number");
        fixture.session().data().apply({(*written)->resource});
        if (!QTest::qWaitFor(
                [this] { return stored().provisioning.status != ProvisioningStatus::Pending; }))
            qFatal("the number was not synced");
    }
    /// As the gateway has it.
    Number stored()
    {
        const auto read = resultOf(
            fixture.session().service().getNumber(u"contoso"_s, TelephoneNumber(441632960000)));
        return (*read)->resource;
    }
    QPointer<NumberDialog> open()
    {
        QPointer<NumberDialog> form =
            new NumberDialog(fixture.session(), fixture.prompts(), stored(), &fixture.window());
        form->open();
        return QTest::qWaitFor([form] { return !form->isBusy(); }) ? form : nullptr;
    }
    static void save(QWidget *form)
    {
        QTest::mouseClick(named<QPushButton>(form, u"Save"_s), Qt::LeftButton);
    }

    WindowFixture fixture;
};

/// The window with Create numbers in front.
struct CreateScene
{
    CreateScene()
    {
        const Account contoso = accountWith(
            u"contoso"_s, {Service::TeamsDirectRouting, Service::ZoomPhoneCloudPeering});
        const Account fabrikam = accountWith(u"fabrikam"_s, {Service::AzureOperatorCallProtection});
        for (Account account : {contoso, fabrikam}) {
            if (account.services[Service::TeamsDirectRouting]) {
                account.services[Service::TeamsDirectRouting]->configuration =
                    DirectRoutingConfiguration{true, u"contoso"_s, u"MS=1"_s, u"MS=2"_s};
            }
            if (!fixture.addAccount(account))
                qFatal("no account");
        }
        Workspace *workspace = fixture.window().workspace();
        workspace->showPage(workspace->numbersPage());
        workspace->numbersPage()->createNumbers();
    }
    QWidget *window() { return &fixture.window(); }
    Upload &upload() { return fixture.window().workspace()->upload(); }
    /// A box with a choice is called after it, so that its name alone does not find it twice.
    void choose(const QString &account)
    {
        const QList<QComboBox *> boxes = window()->findChildren<QComboBox *>();
        for (QComboBox *box : boxes) {
            if (box->isVisible() && box->accessibleName() == "Account"_L1)
                box->setCurrentText(account);
        }
    }
    /// With one number that is none, so that the plan stands.
    void create()
    {
        named<QPlainTextEdit>(window(), u"Telephone Numbers"_s)
            ->setPlainText(u"+441632960001\nnot a number\n"_s);
        QTest::mouseClick(named<QPushButton>(window(), u"Create"_s), Qt::LeftButton);
    }
    bool says(const QString &words) { return named<QLabel>(window(), words) != nullptr; }

    WindowFixture fixture;
};

const QString noAccount = u"Choose an account. Expected: the account that gets the numbers."_s;
const QString noService = u"Check what the numbers are for. Expected: one or more services."_s;

} // namespace

Q_DECLARE_METATYPE(StepInForm)
Q_DECLARE_METATYPE(ChangeOfNumber)

/// The fields of one number and of new ones, one by one: shown, changed alone, checked and locked.
class TestNumberForms : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldIsShown();
    void aFieldIsSavedAlone_data();
    void aFieldIsSavedAlone();
    void settingsOutlastTheirService();
    void aFaultKeepsTheNumber();
    void aLockedServiceSaysWhy();
    void whatIsOnCanBeSwitchedOff();
    void tabWalksThroughTheFields();
    void newNumbersTakeEveryField();
    void newNumbersTakeWhatTheAccountHas();
    void newNumbersNeedAnAccountAndAService();
    void aFileTakesTheSameFields();
};

void TestNumberForms::everyFieldIsShown()
{
    NumberScene scene;
    const auto form = scene.open();
    QVERIFY(form);
    QVERIFY(named<QLabel>(form, u"+441632960000"_s));
    QVERIFY(named<QLabel>(form, u"contoso"_s));
    QVERIFY(named<QCheckBox>(form, u"Enable Operator Connect"_s)->isChecked());
    QVERIFY(!named<QCheckBox>(form, u"Enable Teams Phone Mobile"_s)->isChecked());
    QVERIFY(!named<QCheckBox>(form, u"Enable Teams Direct Routing"_s)->isChecked());
    QVERIFY(!named<QCheckBox>(form, u"Enable Zoom Phone Cloud Peering"_s)->isChecked());
    auto *edit = named<QLineEdit>(form, header);
    QCOMPARE(edit->text(), u"desk-7"_s);
    QCOMPARE(edit->accessibleDescription(),
             u"Empty for none. Not for Teams Phone Mobile and Call Protection."_s);
    QCOMPARE(accessibleName(form->focusWidget()), u"Enable Operator Connect"_s);
}

void TestNumberForms::aFieldIsSavedAlone_data()
{
    QTest::addColumn<StepInForm>("step");
    QTest::addColumn<ChangeOfNumber>("change");
    const auto row = [](const char *name, const StepInForm &step, const ChangeOfNumber &change) {
        QTest::newRow(name) << step << change;
    };
    row(
        "nothing", [](QWidget *) {}, [](Number &) {});
    row("header", typing(header, u" desk-8 "_s),
        [](Number &n) { n.customSipHeader = u"desk-8"_s; });
    row("no header", typing(header, {}), [](Number &n) { n.customSipHeader.clear(); });
    row("off", checking(u"Enable Operator Connect"_s, false),
        [](Number &n) { n.services[Service::TeamsOperatorConnect]->enabled = false; });
    row("on", checking(u"Enable Zoom Phone Cloud Peering"_s, true), [](Number &n) {
        n.services[Service::ZoomPhoneCloudPeering] =
            NumberService{.enabled = true, .assignmentStatus = {}, .configuration = {}};
    });
    const auto protection = [](bool on) {
        return checking(u"Enable Azure Operator Call Protection"_s, on);
    };
    row(
        "on and off",
        [=](QWidget *form) {
            protection(true)(form);
            protection(false)(form);
        },
        [](Number &) {});
}

void TestNumberForms::aFieldIsSavedAlone()
{
    QFETCH(const StepInForm, step);
    QFETCH(const ChangeOfNumber, change);
    NumberScene scene;
    Number wanted = scene.stored();
    change(wanted);
    const auto form = scene.open();
    QVERIFY(form);
    step(form);
    NumberScene::save(form);
    QTRY_VERIFY(!form);
    Number stored = scene.stored();
    stored.provisioning = wanted.provisioning;
    QCOMPARE(stored, wanted);
}

void TestNumberForms::settingsOutlastTheirService()
{
    NumberScene scene;
    const auto before = scene.stored().services[Service::TeamsOperatorConnect];
    for (const bool on : {false, true}) {
        const auto form = scene.open();
        QVERIFY(form);
        checking(u"Enable Operator Connect"_s, on)(form);
        NumberScene::save(form);
        QTRY_VERIFY(!form);
        const auto after = scene.stored().services[Service::TeamsOperatorConnect];
        QVERIFY(after);
        QCOMPARE(after->enabled, on);
        QCOMPARE(after->configuration, before->configuration);
    }
}

void TestNumberForms::aFaultKeepsTheNumber()
{
    NumberScene scene;
    const auto form = scene.open();
    QVERIFY(form);
    auto *edit = named<QLineEdit>(form, header);
    edit->setText(u"not allowed"_s);
    QVERIFY(edit->accessibleDescription().startsWith(u"Empty for none."_s));
    NumberScene::save(form);
    QCOMPARE(form->messages()->text(), u"Correct the marked fields, then Save."_s);
    QCOMPARE(edit->accessibleDescription(), headerFault);
    QCOMPARE(form->focusWidget(), edit);
    QCOMPARE(scene.stored().customSipHeader, u"desk-7"_s);
    edit->setText(u"still not allowed"_s);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!form->messages()->isHidden());
    edit->setText(u"desk-9"_s);
    QVERIFY(edit->accessibleDescription().startsWith(u"Empty for none."_s));
    QTRY_VERIFY(form->messages()->isHidden()); // nothing is marked any more
}

void TestNumberForms::aLockedServiceSaysWhy()
{
    NumberScene scene;
    const auto form = scene.open();
    QVERIFY(form);
    auto *direct = named<QCheckBox>(form, u"Enable Teams Direct Routing"_s);
    QVERIFY(!direct->isEnabled());
    QCOMPARE(direct->accessibleDescription(),
             u"The account contoso does not have this service. Enable it there with Manage account "
             "first."_s);
    auto *mobile = named<QCheckBox>(form, u"Enable Teams Phone Mobile"_s);
    QVERIFY(!mobile->isEnabled());
    QCOMPARE(mobile->accessibleDescription(),
             u"Teams Phone Mobile needs the usage of the number, which cannot be entered here: "
             "upload a file with it."_s);
    for (const QString &usable :
         {u"Enable Operator Connect"_s, u"Enable Zoom Phone Cloud Peering"_s}) {
        auto *box = named<QCheckBox>(form, usable);
        QVERIFY(box->isEnabled());
        QVERIFY(box->toolTip().isEmpty() && box->accessibleDescription().isEmpty());
    }
}

void TestNumberForms::whatIsOnCanBeSwitchedOff()
{
    // The account lost the service, which the local gateway would not let it: only this window
    // knows so.
    NumberScene scene;
    const auto known = scene.fixture.session().data().account(u"contoso"_s);
    Account without = *known;
    without.services[Service::TeamsOperatorConnect]->enabled = false;
    scene.fixture.session().data().apply({without});
    const auto form = scene.open();
    QVERIFY(form);
    auto *box = named<QCheckBox>(form, u"Enable Operator Connect"_s);
    QVERIFY(box->isEnabled());
    QVERIFY(box->accessibleDescription().startsWith(u"The account contoso does not have"_s));
    QVERIFY(!box->toolTip().isEmpty());
    box->setChecked(false);
    NumberScene::save(form);
    QTRY_VERIFY(!form);
    const Number stored = scene.stored();
    QVERIFY(!stored.isEnabled(Service::TeamsOperatorConnect));
    QVERIFY(stored.services[Service::TeamsOperatorConnect]->configuration);
}

void TestNumberForms::tabWalksThroughTheFields()
{
    NumberScene scene;
    const auto form = scene.open();
    QVERIFY(form);
    QStringList names;
    for (QWidget *at = form->nextInFocusChain(); at != form; at = at->nextInFocusChain()) {
        if (form->isAncestorOf(at) && at->isVisible() && (at->focusPolicy() & Qt::TabFocus) != 0)
            names += accessibleName(at);
    }
    for (const QString &button : {u"Save"_s, u"Cancel"_s})
        QVERIFY(names.removeOne(button));
    names.removeAll(QString()); // the scroll area
    QCOMPARE(names,
             (QStringList{u"Enable Operator Connect"_s, u"Enable Teams Phone Mobile"_s,
                          u"Enable Teams Direct Routing"_s, u"Enable Zoom Phone Cloud Peering"_s,
                          u"Enable Azure Operator Call Protection"_s, header}));
}

void TestNumberForms::newNumbersTakeEveryField()
{
    CreateScene scene;
    scene.choose(u"contoso"_s);
    checking(u"Enable Zoom Phone Cloud Peering"_s, true)(scene.window());
    checking(u"Enable Teams Direct Routing"_s, true)(scene.window());
    typing(header, u" desk-1 "_s)(scene.window());
    scene.create();
    QTRY_COMPARE(scene.upload().stage(), Upload::Stage::Planned);
    const CsvTable &table = scene.upload().plan()->tables.constFirst();
    QCOMPARE(table.heading.cells, (QStringList{u"telephoneNumber"_s, u"accountName"_s,
                                               u"serviceDetails_teamsDirectRouting_enabled"_s,
                                               u"serviceDetails_zoomPhoneCloudPeering_enabled"_s,
                                               u"configuration_customSipHeader"_s}));
    QCOMPARE(table.records.first().cells,
             (QStringList{u"+441632960001"_s, u"contoso"_s, u"true"_s, u"true"_s, u"desk-1"_s}));
}

void TestNumberForms::newNumbersTakeWhatTheAccountHas()
{
    CreateScene scene;
    auto *zoom = named<QCheckBox>(scene.window(), u"Enable Zoom Phone Cloud Peering"_s);
    QVERIFY(!zoom->isEnabled());
    QCOMPARE(zoom->toolTip(), u"Choose an account first."_s);
    QCOMPARE(zoom->accessibleDescription(), zoom->toolTip());
    scene.choose(u"contoso"_s);
    QVERIFY(zoom->isEnabled());
    QVERIFY(zoom->toolTip().isEmpty() && zoom->accessibleDescription().isEmpty());
    zoom->setChecked(true);
    scene.choose(u"fabrikam"_s); // what it does not have stays checked, and is not asked for
    QVERIFY(zoom->isChecked() && !zoom->isEnabled());
    QVERIFY(zoom->accessibleDescription().startsWith(u"The account fabrikam does not have"_s));
    auto *connect = named<QCheckBox>(scene.window(), u"Enable Operator Connect"_s);
    QVERIFY(!connect->isEnabled());
    QCOMPARE(connect->accessibleDescription(),
             u"Teams Operator Connect needs a usage for each number: use File Upload with a file "
             "that has the column serviceDetails_teamsOperatorConnect_configuration_usage."_s);
    scene.create();
    QVERIFY(scene.says(noService));
    QCOMPARE(scene.upload().stage(), Upload::Stage::Idle);
    checking(u"Enable Azure Operator Call Protection"_s, true)(scene.window());
    QVERIFY(!scene.says(noService));
    scene.create();
    QTRY_COMPARE(scene.upload().stage(), Upload::Stage::Planned);
    QCOMPARE(scene.upload().plan()->tables.constFirst().heading.cells.mid(2),
             QStringList{u"serviceDetails_azureOperatorCallProtection_enabled"_s});
}

void TestNumberForms::newNumbersNeedAnAccountAndAService()
{
    CreateScene scene;
    auto *edit = named<QLineEdit>(scene.window(), header);
    QCOMPARE(edit->accessibleDescription(),
             u"Empty leaves the header of existing numbers as it is."_s);
    scene.create();
    QVERIFY(scene.says(noAccount));
    QVERIFY(!scene.says(noService)); // one after the other
    scene.choose(u"contoso"_s);
    QVERIFY(!scene.says(noAccount));
    edit->setText(u"not allowed"_s);
    scene.create();
    QVERIFY(scene.says(noService));
    QCOMPARE(edit->accessibleDescription(), headerFault);
    edit->setText(u"desk-1"_s);
    QVERIFY(scene.says(noService)); // the header is no answer to it
    edit->setText(u"not allowed"_s);
    checking(u"Enable Zoom Phone Cloud Peering"_s, true)(scene.window());
    QVERIFY(!scene.says(noService));
    scene.create();
    QCOMPARE(scene.upload().stage(), Upload::Stage::Idle);
    QVERIFY(!edit->hasFocus());
    edit->clear();
    scene.create();
    QTRY_COMPARE(scene.upload().stage(), Upload::Stage::Planned);
}

void TestNumberForms::aFileTakesTheSameFields()
{
    CreateScene scene;
    const QString file =
        scene.fixture.writeFile(u"numbers.csv"_s, "telephoneNumber\n+441632960001\nno number\n");
    QVERIFY(dropFiles(scene.window(), {file}));
    QTRY_COMPARE(scene.upload().stage(), Upload::Stage::NeedsSettings);
    const auto plan = [&] {
        QTest::mouseClick(named<QPushButton>(scene.window(), u"Plan"_s), Qt::LeftButton);
    };
    plan();
    QVERIFY(scene.says(noAccount));
    scene.choose(u"contoso"_s);
    checking(u"Enable Teams Direct Routing"_s, true)(scene.window());
    typing(header, u"desk-1"_s)(scene.window());
    plan();
    QTRY_COMPARE(scene.upload().stage(), Upload::Stage::Planned);
    const ImportOptions &options = scene.upload().plan()->options;
    QCOMPARE(options.accountName, u"contoso"_s);
    QCOMPARE(enabledServices(options.edits), ServiceSet{Service::TeamsDirectRouting});
    QCOMPARE(options.edits.asked<QString>(customSipHeaderColumn()), std::optional(u"desk-1"_s));
}

NUMBERDESK_TEST("numberforms", TestNumberForms)
#include "tst_numberforms.moc"
