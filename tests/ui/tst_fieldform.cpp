// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/fields/accountfields.h"
#include "core/fields/numbercolumns.h"
#include "support/testprogram.h"
#include "widgets/fields/fieldform.h"
#include "windowfixture.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

constexpr Service zoom = Service::ZoomPhoneCloudPeering;

/// A form with a key, a flag and a text of a number.
struct NumberFields
{
    explicit NumberFields(const FieldOptions &header = {}) : fields(&widget)
    {
        auto *layout = new QFormLayout(&widget);
        fields.add(accountNameColumn(), layout);
        fields.add(enabledColumn(zoom), layout, {.label = u"&Zoom"_s, .hint = u"Calls"_s});
        fields.add(customSipHeaderColumn(), layout, header);
        widget.show();
    }
    QLineEdit *account() { return named<QLineEdit>(&widget, u"Account"_s); }
    QLineEdit *header() { return named<QLineEdit>(&widget, u"Custom SIP header"_s); }
    QCheckBox *box() { return named<QCheckBox>(&widget, u"Zoom"_s); }

    QWidget widget;
    FieldForm<Number> fields;
};

Number desk()
{
    Number number;
    number.accountName = u"contoso"_s;
    number.customSipHeader = u"desk-7"_s;
    number.unknownFields = R"({"future":1})";
    return number;
}

FieldProblem problem(FieldProblem::Severity severity)
{
    return {severity, u"else"_s, u"Look."_s};
}

} // namespace

/// Forms that are made of a field table.
class TestFieldForm : public QObject
{
    Q_OBJECT

private slots:
    void fieldsAreCalledAsTheTableSays();
    void onlyWhatIsChangedIsAsked();
    void aKeyIsNeverAsked();
    void whatRestsAsksNothing();
    void aFormThatIsSavedStillAsks();
    void aFlagThatIsNotSaidShowsItsDefault();
    void changesAreTold();
    void faultsComeBeforeDoubts_data();
    void faultsComeBeforeDoubts();
    void checkGoesToTheFirstFault();
    void whatIsLockedSaysWhy();
    void wordsAreNoMarkup();
};

void TestFieldForm::fieldsAreCalledAsTheTableSays()
{
    NumberFields form({.hint = u"Empty for none."_s, .placeholder = u"desk"_s});
    QVERIFY(form.account() && form.header() && form.box());
    QCOMPARE(form.header()->placeholderText(), u"desk"_s);
    QCOMPARE(form.header()->accessibleDescription(), u"Empty for none."_s);
    QCOMPARE(form.box()->toolTip(), u"Calls"_s);
    QCOMPARE(form.box()->accessibleDescription(), u"Calls"_s);
}

void TestFieldForm::onlyWhatIsChangedIsAsked()
{
    NumberFields form;
    form.fields.show(desk());
    QVERIFY(form.fields.edits().isEmpty());
    QCOMPARE(form.fields.edited(), desk());
    form.header()->setText(u" desk-8 "_s);
    NumberEdits wanted;
    wanted.set(customSipHeaderColumn(), u"desk-8"_s);
    QCOMPARE(form.fields.edits(), wanted);
    form.box()->setChecked(true);
    wanted.set(enabledColumn(zoom), std::optional(true));
    QCOMPARE(form.fields.edits(), wanted);
    QCOMPARE(form.fields.edited(), applied(desk(), wanted));
    QCOMPARE(form.fields.shown(), desk());
    form.header()->setText(u"desk-7"_s); // as it was
    form.box()->setChecked(false);
    QVERIFY(form.fields.edits().isEmpty());
}

void TestFieldForm::aKeyIsNeverAsked()
{
    NumberFields form;
    form.fields.show(desk());
    QCOMPARE(form.account()->text(), u"contoso"_s);
    form.account()->setText(u"fabrikam"_s);
    QVERIFY(form.fields.edits().isEmpty());
}

void TestFieldForm::whatRestsAsksNothing()
{
    NumberFields form;
    form.fields.show(desk());
    form.box()->setChecked(true);
    form.fields.editor(enabledColumn(zoom))->setLocked(true, u"No."_s);
    form.header()->setText(u"not allowed"_s);
    form.header()->setEnabled(false);
    QVERIFY(form.fields.edits().isEmpty());
    QVERIFY(form.fields.check());
    form.header()->setEnabled(true);
    QVERIFY(!form.fields.check());
}

void TestFieldForm::aFormThatIsSavedStillAsks()
{
    NumberFields form;
    form.header()->setText(u"desk-8"_s);
    form.widget.setEnabled(false);
    QCOMPARE(form.fields.edited().customSipHeader, u"desk-8"_s);
}

void TestFieldForm::aFlagThatIsNotSaidShowsItsDefault()
{
    QGroupBox box;
    auto *layout = new QFormLayout(&box);
    FieldForm<Account> form(&box);
    form.add(
        columnOf<Account, &DirectRoutingConfiguration::callScreening>(Service::TeamsDirectRouting),
        layout);
    const auto *screening = box.findChild<QCheckBox *>();
    QCOMPARE(screening->text(), u"Call screening"_s);
    QVERIFY(screening->isChecked());
    form.show({});
    QVERIFY(screening->isChecked());
    QVERIFY(form.edits().isEmpty());
}

void TestFieldForm::changesAreTold()
{
    NumberFields form;
    QSignalSpy changed(&form.fields, &FieldEditors::changed);
    Number number = desk();
    number.services[zoom] = NumberService{true, {}, {}};
    form.fields.show(number);
    QCOMPARE(changed.size(), 1);
    form.box()->click();
    QTest::keyClick(form.header(), Qt::Key_X);
    QCOMPARE(changed.size(), 3);
}

void TestFieldForm::faultsComeBeforeDoubts_data()
{
    using Severity = FieldProblem::Severity;
    QTest::addColumn<QString>("text");
    QTest::addColumn<FieldCheck>("ofForm");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("maySend");
    const QString rule =
        u"Remove the blank. Expected: at most 100 letters, digits, - or _, or nothing."_s;
    const QString own = u"Look. Expected: else."_s;
    const FieldCheck fault = problem(Severity::Error);
    const FieldCheck doubt = problem(Severity::Warning);
    QTest::newRow("right") << u"a"_s << FieldCheck() << QString() << true;
    QTest::newRow("the table's fault") << u"a b"_s << FieldCheck() << rule << false;
    QTest::newRow("the form's doubt") << u"a"_s << doubt << own << true;
    QTest::newRow("the form's fault") << u"a"_s << fault << own << false;
    QTest::newRow("a fault and a doubt") << u"a b"_s << doubt << rule << false;
    QTest::newRow("two faults") << u"a b"_s << fault << own << false;
}

void TestFieldForm::faultsComeBeforeDoubts()
{
    QFETCH(const QString, text);
    QFETCH(const FieldCheck, ofForm);
    QFETCH(const QString, words);
    QFETCH(const bool, maySend);
    NumberFields form({.check = [&](const QString & /*text*/) { return ofForm; }});
    form.fields.show(desk());
    form.header()->setText(text);
    QCOMPARE(form.fields.check(), maySend);
    QCOMPARE(form.header()->accessibleDescription(), words);
}

void TestFieldForm::checkGoesToTheFirstFault()
{
    NumberFields form;
    form.box()->setFocus();
    form.account()->setText(u"not allowed"_s);
    form.header()->setText(u"not allowed"_s);
    QCOMPARE(form.fields.firstFault(), form.fields.editor(accountNameColumn()));
    QVERIFY(!form.header()->accessibleDescription().isEmpty()); // all are marked
    QCOMPARE(form.widget.focusWidget(), form.box());
    QVERIFY(!form.fields.check());
    QCOMPARE(form.widget.focusWidget(), form.account());
    form.account()->setText(u"contoso"_s);
    QVERIFY(!form.fields.check());
    QCOMPARE(form.widget.focusWidget(), form.header());
    form.header()->clear();
    QVERIFY(form.fields.check());
}

void TestFieldForm::whatIsLockedSaysWhy()
{
    NumberFields form;
    FieldEditor *account = form.fields.editor(accountNameColumn());
    form.account()->setText(u"odd name"_s);
    account->setLocked(true, u"It is the key."_s);
    QVERIFY(form.account()->isReadOnly());
    QVERIFY(form.fields.check()); // nobody could mend it here
    QCOMPARE(form.account()->accessibleDescription(), u"It is the key."_s);
    FieldEditor *box = form.fields.editor(enabledColumn(zoom));
    box->setLocked(true, u"The account has none."_s);
    QVERIFY(!form.box()->isEnabled());
    QCOMPARE(form.box()->toolTip(), u"The account has none."_s);
    QCOMPARE(form.box()->accessibleDescription(), u"The account has none."_s);
    box->setLocked(false, {});
    account->setLocked(false, {});
    QVERIFY(form.box()->isEnabled() && form.box()->toolTip().isEmpty());
    QVERIFY(!form.account()->isReadOnly() && !form.fields.check());
}

void TestFieldForm::wordsAreNoMarkup()
{
    NumberFields form;
    const QString words = u"The account <img src=x> has none."_s;
    form.fields.editor(enabledColumn(zoom))->setLocked(true, words);
    QVERIFY(form.box()->toolTip().contains(u"&lt;img"_s));
    QCOMPARE(form.box()->accessibleDescription(), words);
}

NUMBERDESK_TEST("fieldform", TestFieldForm)
#include "tst_fieldform.moc"
