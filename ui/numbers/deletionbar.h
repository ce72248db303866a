// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace numberdesk {

class RunningDeletion;

/// Shows how far a deletion is, with Cancel; hidden while none runs.
class DeletionBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeletionBar(RunningDeletion &deletion, QWidget *parent = nullptr);

private:
    void present();

    RunningDeletion &m_deletion;
    QProgressBar *m_progress;
    QPushButton *m_pause;
    QPushButton *m_cancel;
};

} // namespace numberdesk
