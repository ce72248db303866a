// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/planoptionspanel.h"

#include <QCheckBox>
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
    hide();
}

QCheckBox *PlanOptionsPanel::addBox(bool ImportOptions::*option)
{
    auto *box = new QCheckBox(this);
    layout()->addWidget(box);
    connect(box, &QCheckBox::clicked, this, [this, option](bool ticked) {
        ImportOptions options = m_options;
        options.*option = ticked;
        emit optionsChosen(options);
    });
    return box;
}

void PlanOptionsPanel::present(const ImportPlan *plan, bool mayChange)
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
    setEnabled(mayChange);
    setVisible(shortRows > 0 || assignments > 0);
}

} // namespace numberdesk
