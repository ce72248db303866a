// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/modebox.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace numberdesk {

ModeBox::ModeBox(QWidget *parent) : QWidget(parent), m_modes(new QComboBox(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *label = new QLabel(tr("Mode"), this);
    label->setBuddy(m_modes);
    m_modes->setAccessibleName(tr("Mode"));
    add(ImportMode::Both, tr("Create and change"), {});
    add(ImportMode::CreateOnly, tr("Create only"), tr("Rows of numbers that exist are left out."));
    add(ImportMode::UpdateOnly, tr("Change only"),
        tr("Rows of numbers that do not exist are left out."));
    add(ImportMode::Mirror, tr("Make accounts like the file"),
        tr("Numbers that the accounts of the file have and the file has not are deleted."));
    connect(m_modes, &QComboBox::activated, this, [this] {
        const auto mode = static_cast<ImportMode>(m_modes->currentData().toInt());
        if (mode != m_mode)
            emit modeChosen(mode);
    });
    row->addWidget(label);
    row->addWidget(m_modes);
}

void ModeBox::add(ImportMode mode, const QString &text, const QString &toolTip)
{
    m_modes->addItem(text, static_cast<int>(mode));
    m_modes->setItemData(m_modes->count() - 1, toolTip, Qt::ToolTipRole);
}

void ModeBox::setMode(ImportMode mode)
{
    m_mode = mode;
    m_modes->setCurrentIndex(m_modes->findData(static_cast<int>(mode)));
}

} // namespace numberdesk
