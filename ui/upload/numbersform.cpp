// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/numbersform.h"

#include "core/fields/numbercolumns.h"
#include "session/gatewaydata.h"
#include "transfer/csv/csvheading.h"
#include "widgets/fields/accountcombo.h"
#include "widgets/fields/servicelabel.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/textstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

FieldProblem missing(const QString &expected, const QString &remedy)
{
    return {FieldProblem::Severity::Error, expected, remedy};
}

} // namespace

NumbersForm::NumbersForm(GatewayData &gateway, QWidget *parent)
    : QWidget(parent)
    , m_data(gateway)
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
    auto *boxes = new QVBoxLayout;
    boxes->setSpacing(4);
    for (const Service service : allServices) {
        m_services[service] = new QCheckBox(enableServiceLabel(service), this);
        boxes->addWidget(m_services[service]);
        connect(m_services[service], &QCheckBox::toggled, m_serviceNote,
                [this] { m_serviceNote->showCheck({}); });
        connect(m_services[service], &QCheckBox::toggled, this, &NumbersForm::changed);
    }
    form->addRow(tr("Services"), boxes);
    m_needsFile->setTextFormat(Qt::PlainText);
    m_needsFile->setWordWrap(true);
    setFaint(m_needsFile);
    boxes->addWidget(m_needsFile);
    form->addRow(m_serviceNote);
    m_header = new TextField(tr("Custom SIP hea&der"), form);
    m_header->setCheck(infoOf<&Number::customSipHeader>()->check);
    m_header->setHint(tr("Empty leaves the header of existing numbers as it is."));

    connect(m_account, &QComboBox::currentIndexChanged, this, &NumbersForm::adaptToAccount);
    connect(m_account, &QComboBox::currentIndexChanged, this, &NumbersForm::changed);
    connect(m_header->edit(), &QLineEdit::textChanged, this, &NumbersForm::changed);
    connect(&gateway, &GatewayData::accountsChanged, this, &NumbersForm::loadAccounts);
    setFocusProxy(m_account);
    loadAccounts();
}

QString NumbersForm::accountName() const
{
    return chosenAccount(m_account);
}

void NumbersForm::setAccountName(const QString &name)
{
    chooseAccount(m_account, name);
}

ServiceSet NumbersForm::services() const
{
    ServiceSet chosen;
    for (const Service service : allServices) {
        if (m_services[service]->isEnabled() && m_services[service]->isChecked())
            chosen.insert(service);
    }
    return chosen;
}

QString NumbersForm::customSipHeader() const
{
    return m_header->text();
}

bool NumbersForm::check()
{
    const bool accountChosen = m_account->currentIndex() >= 0;
    m_accountNote->showCheck(
        accountChosen ? FieldCheck()
                      : missing(tr("the account that gets the numbers"), tr("Choose an account.")));
    const bool serviceChosen = !services().isEmpty();
    m_serviceNote->showCheck(
        serviceChosen || !accountChosen
            ? FieldCheck()
            : missing(tr("one or more services"), tr("Check what the numbers are for.")));
    const bool headerRight = m_header->check();
    return accountChosen && serviceChosen && headerRight;
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
        if (has(service, &ServiceInfo::offeredForMany)) {
            allowService(m_services[service], isOnAccount, accountName());
            continue;
        }
        const QString reason =
            tr("%1 needs a usage for each number: use File Upload with a file "
               "that has the column %2.")
                .arg(displayName(service), numberColumn(usageColumn(service)).heading);
        m_services[service]->setEnabled(false);
        m_services[service]->setToolTip(reason);
        m_services[service]->setAccessibleDescription(reason);
        if (isOnAccount)
            needing += reason;
    }
    m_needsFile->setText(needing.join(u'\n'));
    m_needsFile->setVisible(!needing.isEmpty());
    m_accountNote->showCheck({});
}

} // namespace numberdesk
