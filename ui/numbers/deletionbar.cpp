// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers/deletionbar.h"

#include "numbers/runningdeletion.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace numberdesk {

DeletionBar::DeletionBar(RunningDeletion &deletion, QWidget *parent)
    : QWidget(parent)
    , m_deletion(deletion)
    , m_progress(new QProgressBar(this))
    , m_pause(new QPushButton(tr("Pause"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_progress->setAccessibleName(tr("Deleting numbers"));
    m_pause->setAccessibleName(tr("Pause deletion"));
    m_cancel->setAccessibleName(tr("Cancel deletion"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_pause);
    layout->addWidget(m_cancel);
    connect(m_pause, &QPushButton::clicked, &deletion, &RunningDeletion::pause);
    connect(m_cancel, &QPushButton::clicked, &deletion, &RunningDeletion::cancel);
    connect(&deletion, &RunningDeletion::changed, this, &DeletionBar::present);
    present();
}

void DeletionBar::present()
{
    setVisible(m_deletion.isRunning());
    m_progress->setRange(0, static_cast<int>(m_deletion.progress().total));
    m_progress->setValue(static_cast<int>(m_deletion.progress().done));
    m_progress->setFormat(deletionProgress(m_deletion));
    const bool isEnding = m_deletion.isCancelling() || m_deletion.isPausing();
    m_pause->setEnabled(!isEnding);
    m_cancel->setEnabled(!isEnding);
}

} // namespace numberdesk
