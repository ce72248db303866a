// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planoptionspanel.h"

#include <QCheckBox>
#include <QLocale>
#include <QVBoxLayout>

namespace numberdesk {

PlanOptionsPanel::PlanOptionsPanel(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_clearEmpty = addBox(&ImportOptions::clearEmpty);
    m_clearEmpty->setToolTip(
        tr("Spreadsheets stop writing empty last cells after a while. Without this tick empty "
           "cells in those columns change nothing."));
    m_setAssignment = addBox(&ImportOptions::setAssignment);
    m_setAssignment->setToolTip(
        tr("Teams sets the assignment status when a number is given to a user. An older export "
           "would take numbers from their users."));
    m_noRecheck = addBox();
    m_noRecheck->setToolTip(tr(
        "Without this tick, what was read over a minute ago is read again before rows go out, so "
        "that what a colleague changes meanwhile is kept."));
    connect(m_noRecheck, &QCheckBox::clicked, this,
            [this](bool ticked) { emit recheckChosen(!ticked); });
    hide();
}

QCheckBox *PlanOptionsPanel::addBox()
{
    auto *box = new QCheckBox(this);
    layout()->addWidget(box);
    return box;
}

QCheckBox *PlanOptionsPanel::addBox(bool ImportOptions::*option)
{
    QCheckBox *box = addBox();
    connect(box, &QCheckBox::clicked, this, [this, option](bool ticked) {
        ImportOptions options = m_options;
        options.*option = ticked;
        emit optionsChosen(options);
    });
    return box;
}

void PlanOptionsPanel::present(const ImportPlan *plan, bool rechecks, bool mayChange)
{
    const qint64 shortRows = plan == nullptr ? 0 : plan->shortRows;
    const qint64 assignments = plan == nullptr ? 0 : plan->assignmentChanges;
    if (plan != nullptr)
        m_options = plan->options;
    m_clearEmpty->setText(tr("Let empty cells clear what the gateway has, though %Ln row(s) end "
                             "before the last column",
                             nullptr, static_cast<int>(shortRows)));
    m_clearEmpty->setAccessibleName(tr("Let empty cells clear"));
    m_clearEmpty->setAccessibleDescription(m_clearEmpty->text());
    m_clearEmpty->setChecked(m_options.clearEmpty);
    m_clearEmpty->setVisible(shortRows > 0);
    m_setAssignment->setText(tr("Also change the assignment status of %Ln number(s)", nullptr,
                                static_cast<int>(assignments)));
    m_setAssignment->setAccessibleName(tr("Also change the assignment status"));
    m_setAssignment->setAccessibleDescription(m_setAssignment->text());
    m_setAssignment->setChecked(m_options.setAssignment);
    m_setAssignment->setVisible(assignments > 0);
    const RecheckCost cost = plan == nullptr ? RecheckCost() : plan->recheckCost;
    presentRecheck(cost, rechecks);
    setEnabled(mayChange);
    setVisible(shortRows > 0 || assignments > 0 || cost.isDearer());
}

void PlanOptionsPanel::presentRecheck(const RecheckCost &cost, bool rechecks)
{
    m_noRecheck->setText(tr("Send without reading again what the gateway has, which may take up to "
                            "%Ln request(s), more than sending (%1)",
                            nullptr, static_cast<int>(cost.requests))
                             .arg(QLocale().toString(cost.writes)));
    m_noRecheck->setAccessibleName(tr("Send without reading again"));
    m_noRecheck->setAccessibleDescription(m_noRecheck->text());
    m_noRecheck->setChecked(!rechecks);
    m_noRecheck->setVisible(cost.isDearer());
}

} // namespace numberdesk
