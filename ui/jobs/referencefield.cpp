// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jobs/referencefield.h"

#include "widgets/lists/detailspane.h"
#include "widgets/look/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace numberdesk {

ReferenceField::ReferenceField(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit(this))
{
    auto *label = new QLabel(tr("Reference"), this);
    setFaint(label);
    label->setFixedWidth(DetailsPane::labelWidth(this));
    m_edit->setAccessibleName(tr("Reference"));
    m_edit->setPlaceholderText(tr("CHG0031234"));
    m_edit->setToolTip(tr("The ticket that this job belongs to, for example."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(label);
    layout->addWidget(m_edit, 1);
    connect(m_edit, &QLineEdit::editingFinished, this, &ReferenceField::tell);
}

void ReferenceField::setJob(const JobRecord &job)
{
    if (m_id != job.id)
        tell(); // of the one before
    const bool isTypedIn = m_id == job.id && m_edit->text().trimmed() != m_reference;
    m_id = job.id;
    m_reference = job.reference;
    if (isTypedIn || m_edit->text() == m_reference)
        return;
    m_edit->setText(m_reference);
    m_edit->setCursorPosition(0); // where it begins
}

void ReferenceField::tell()
{
    const QString typed = m_edit->text().trimmed();
    if (m_id == 0 || typed == m_reference)
        return;
    m_reference = typed;
    emit referenceTyped(m_id, typed);
}

} // namespace numberdesk
