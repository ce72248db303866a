// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/numbersform.h"

#include "session/gatewaydata.h"
#include "widgets/fields/accountcombo.h"
#include "widgets/fields/servicereasons.h"
#include "widgets/look/textstyle.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

/// What a choice that nobody has made is told to be; nothing once it is made.
FieldCheck missingUnless(bool isMade, const QString &expected, const QString &remedy)
{
    if (isMade)
        return {};
    return FieldProblem{FieldProblem::Severity::Error, expected, remedy};
}

} // namespace

NumbersForm::NumbersForm(GatewayData &gateway, QWidget *parent)
    : QWidget(parent)
    , m_data(gateway)
    , m_fields(this)
    , m_account(new QComboBox(this))
    , m_accountNote(new FieldNote(this))
    , m_serviceNote(new FieldNote(this))
    , m_needsFile(new QLabel(this))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Account"), m_account);
    m_account->setAccessibleName(tr("Account"));
    m_account->setPlaceholderText(tr("Choose an account"));
    form->addRow(m_accountNote);
    form->addRow(tr("Services"), buildServices());
    form->addRow(m_serviceNote);
    m_fields.add(customSipHeaderColumn(), form,
                 {.label = tr("Custom SIP hea&der"),
                  .hint = tr("Empty leaves the header of existing numbers as it is.")});

    connect(&m_fields, &FieldEditors::changed, this, &NumbersForm::changed);
    connect(m_account, &QComboBox::currentIndexChanged, this, &NumbersForm::adaptToAccount);
    connect(m_account, &QComboBox::currentIndexChanged, this, &NumbersForm::changed);
    connect(&gateway, &GatewayData::accountsChanged, this, &NumbersForm::loadAccounts);
    setFocusProxy(m_account);
    loadAccounts();
}

QLayout *NumbersForm::buildServices()
{
    auto *boxes = new QVBoxLayout;
    boxes->setSpacing(4);
    for (const Service service : allServices) {
        const FieldEditor *box =
            m_fields.add(enabledColumn(service), boxes, {.label = enableServiceLabel(service)});
        connect(box, &FieldEditor::changed, m_serviceNote,
                [this] { m_serviceNote->showCheck({}); });
    }
    m_needsFile->setTextFormat(Qt::PlainText);
    m_needsFile->setWordWrap(true);
    setFaint(m_needsFile);
    boxes->addWidget(m_needsFile);
    return boxes;
}

QString NumbersForm::accountName() const
{
    return chosenAccount(m_account);
}

void NumbersForm::setAccountName(const QString &name)
{
    chooseAccount(m_account, name);
}

bool NumbersForm::check()
{
    const bool accountChosen = m_account->currentIndex() >= 0;
    m_accountNote->showCheck(missingUnless(accountChosen, tr("the account that gets the numbers"),
                                           tr("Choose an account.")));
    const bool serviceChosen = !enabledServices(edits()).isEmpty();
    m_serviceNote->showCheck(missingUnless(serviceChosen || !accountChosen,
                                           tr("one or more services"),
                                           tr("Check what the numbers are for.")));
    const bool fieldsRight = m_fields.firstFault() == nullptr;
    return accountChosen && serviceChosen && fieldsRight;
}

void NumbersForm::loadAccounts()
{
    fillAccountCombo(m_account, m_data, {});
    adaptToAccount();
}

void NumbersForm::adaptToAccount()
{
    const Account *account = m_data.account(accountName());
    QStringList needing;
    for (const Service service : allServices) {
        const bool isOnAccount = account != nullptr && account->isEnabled(service);
        const bool isOffered = has(service, &ServiceInfo::offeredForMany);
        QString reason;
        if (!isOffered) {
            reason = tr("%1 needs a usage for each number: use File Upload with a file "
                        "that has the column %2.")
                         .arg(displayName(service), numberColumn(usageColumn(service)).heading);
            if (isOnAccount)
                needing += reason;
        } else if (!isOnAccount) {
            reason = whyNotOnAccount(accountName());
        }
        m_fields.editor(enabledColumn(service))->setLocked(!reason.isEmpty(), reason);
    }
    m_needsFile->setText(needing.join(u'\n'));
    m_needsFile->setVisible(!needing.isEmpty());
    m_accountNote->showCheck({});
}

} // namespace numberdesk
