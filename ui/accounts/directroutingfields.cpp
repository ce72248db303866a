// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/directroutingfields.h"

#include "core/resources/directroutingnames.h"
#include "widgets/look/words.h"

#include <QFormLayout>
#include <QLabel>

namespace numberdesk {

namespace {

QLabel *nameLabel(const QString &description)
{
    QLabel *label = selectableLabel({});
    label->setAccessibleDescription(description);
    return label;
}

template <auto Member>
ColumnId settingColumn()
{
    return columnOf<Account, Member>(Service::TeamsDirectRouting);
}

} // namespace

DirectRoutingFields::DirectRoutingFields(FieldForm<Account> &fields, QString baseDomain,
                                         QWidget *parent)
    : QGroupBox(tr("Teams Direct Routing settings"), parent)
    , m_baseDomain(std::move(baseDomain))
    , m_region1Name(nameLabel(tr("Full name in region 1")))
    , m_region2Name(nameLabel(tr("Full name in region 2")))
    , m_nameNote(new FieldNote(this))
{
    using Settings = DirectRoutingConfiguration;
    auto *form = new QFormLayout(this);
    form->setSpacing(8);
    m_editors += fields.add(
        settingColumn<&Settings::callScreening>(), form,
        {.label = tr("Enable call &screening"),
         .hint = tr("On: calls from numbers that are not provisioned here are rejected.")});
    m_subdomain =
        fields.add(settingColumn<&Settings::subdomain>(), form, {.label = tr("Su&bdomain")});
    m_editors += m_subdomain;
    form->addRow(tr("Full name region 1"), m_region1Name);
    form->addRow(tr("Full name region 2"), m_region2Name);
    form->addRow(m_nameNote);
    m_editors += fields.add(settingColumn<&Settings::region1Token>(), form,
                            {.label = tr("Subdomain token region &1")});
    m_editors += fields.add(settingColumn<&Settings::region2Token>(), form,
                            {.label = tr("Subdomain token region &2"),
                             .hint = tr("The TXT values that the customer reads in the Microsoft "
                                        "365 admin center when it adds the two names as "
                                        "domains.")});
    connect(m_subdomain, &FieldEditor::changed, this, &DirectRoutingFields::showNames);
    showNames();
}

void DirectRoutingFields::setServiceEnabled(bool enabled)
{
    setEnabled(enabled);
    explain(this, enabled ? QString() : tr("Check Enable Teams Direct Routing first."));
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->recheck();
    showNames();
}

void DirectRoutingFields::showNames()
{
    const QString subdomain = std::get<QString>(m_subdomain->value());
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
