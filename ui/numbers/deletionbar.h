// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace numberdesk {

class NumberDeletion;

/// Shows how far a deletion is, with Cancel; hidden while none runs.
class DeletionBar : public QWidget
{
    Q_OBJECT

public:
    explicit DeletionBar(NumberDeletion &deletion, QWidget *parent = nullptr);

private:
    void present();

    NumberDeletion &m_deletion;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace numberdesk
