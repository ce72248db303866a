// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/directroutingfields.h"

#include "core/fields/accountfields.h"
#include "core/fields/column.h"
#include "core/resources/directroutingnames.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/textstyle.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

namespace numberdesk {

namespace {

QLabel *nameLabel(const QString &accessibleName)
{
    auto *label = new QLabel;
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAccessibleDescription(accessibleName);
    return label;
}

} // namespace

DirectRoutingFields::DirectRoutingFields(QString baseDomain, QWidget *parent)
    : QGroupBox(tr("Teams Direct Routing settings"), parent)
    , m_baseDomain(std::move(baseDomain))
    , m_callScreening(new QCheckBox(tr("Enable call &screening"), this))
    , m_region1Name(nameLabel(tr("Full name in region 1")))
    , m_region2Name(nameLabel(tr("Full name in region 2")))
    , m_nameNote(new FieldNote(this))
{
    auto *form = new QFormLayout(this);
    form->setSpacing(8);
    m_callScreening->setChecked(true);
    m_callScreening->setToolTip(
        tr("On: calls from numbers that are not provisioned here are rejected."));
    form->addRow(m_callScreening);
    m_subdomain = new TextField(tr("Su&bdomain"), form);
    m_subdomain->setCheck(infoOf<&DirectRoutingConfiguration::subdomain>()->check);
    form->addRow(tr("Full name region 1"), m_region1Name);
    form->addRow(tr("Full name region 2"), m_region2Name);
    form->addRow(m_nameNote);
    m_region1Token = new TextField(tr("Subdomain token region &1"), form);
    m_region1Token->setCheck(infoOf<&DirectRoutingConfiguration::region1Token>()->check);
    m_region2Token = new TextField(tr("Subdomain token region &2"), form);
    m_region2Token->setCheck(infoOf<&DirectRoutingConfiguration::region2Token>()->check);
    m_region2Token->setHint(tr("The TXT values that the customer reads in the Microsoft 365 admin "
                               "center when it adds the two names as domains."));

    connect(m_subdomain, &TextField::changed, this, &DirectRoutingFields::showNames);
    for (TextField *field : {m_subdomain, m_region1Token, m_region2Token})
        connect(field, &TextField::changed, this, &DirectRoutingFields::changed);
    showNames();
}

void DirectRoutingFields::setConfiguration(const DirectRoutingConfiguration *configuration)
{
    const DirectRoutingConfiguration shown =
        configuration != nullptr ? *configuration : DirectRoutingConfiguration{};
    m_callScreening->setChecked(shown.callScreening);
    m_subdomain->setText(shown.subdomain);
    m_region1Token->setText(shown.region1Token);
    m_region2Token->setText(shown.region2Token);
}

DirectRoutingConfiguration DirectRoutingFields::configuration() const
{
    return {m_callScreening->isChecked(), m_subdomain->text(), m_region1Token->text(),
            m_region2Token->text()};
}

void DirectRoutingFields::setServiceEnabled(bool enabled)
{
    setEnabled(enabled);
    const QString reason = enabled ? QString() : tr("Check Enable Teams Direct Routing first.");
    setToolTip(reason);
    setAccessibleDescription(reason);
    for (TextField *field : {m_subdomain, m_region1Token, m_region2Token})
        field->recheck();
    showNames();
}

bool DirectRoutingFields::check()
{
    bool right = true;
    for (TextField *field : {m_region2Token, m_region1Token, m_subdomain}) {
        if (field->check())
            continue;
        field->edit()->setFocus(); // the first faulty one comes last
        right = false;
    }
    return right;
}

void DirectRoutingFields::showNames()
{
    const QString subdomain = m_subdomain->text();
    const bool known = !subdomain.isEmpty() && isEnabled();
    const DirectRoutingNames names = directRoutingNames(subdomain, m_baseDomain);
    const QString nothing = tr("follows from the subdomain");
    m_region1Name->setText(known ? names.region1 : nothing);
    m_region2Name->setText(known ? names.region2 : nothing);
    if (known && names.tooLong) {
        m_nameNote->showCheck(FieldProblem{
            FieldProblem::Severity::Warning,
            tr("at most %n character(s)", nullptr, static_cast<int>(longestDirectRoutingName)),
            tr("These names have %n character(s), more than Microsoft Entra ID takes. Choose a "
               "shorter subdomain.",
               nullptr, static_cast<int>(names.region1.size()))});
    } else {
        m_nameNote->showCheck({});
    }
}

} // namespace numberdesk
