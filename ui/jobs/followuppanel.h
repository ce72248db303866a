// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;

namespace numberdesk {

class PlanView;
class Prompts;
class UploadQueue;
class WindowSettings;

/// What comes after a job, in the place of the list: the plan that takes it back, or that tries its
/// failed rows again, and what becomes of it.
class FollowUpPanel : public QWidget
{
    Q_OBJECT

public:
    FollowUpPanel(UploadQueue &uploads, Prompts &prompts, WindowSettings &settings,
                  QWidget *parent = nullptr);

    /// Ends what nobody has to look at any more: a plan that was not sent, or one that has ended.
    /// What is being sent, or was left in the middle, stays; its job is in the list.
    void leave();
    void saveState();

signals:
    void backRequested();
    /// The upload has no such plan any more.
    void emptied();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHeader();
    void present();

    UploadQueue &m_uploads;
    QLabel *m_title;
    PlanView *m_plan;
    bool m_isEmpty = true;
};

} // namespace numberdesk
