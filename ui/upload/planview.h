// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/upload.h"
#include "session/upload/uploadqueue.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace numberdesk {

class ChangedFilesBar;
class HeadingQuestion;
class IconLabel;
class MissingAccountsPanel;
class PlanMending;
class PlanMessageBar;
class PlanOptionsPanel;
class PlanRowsTab;
class ProblemsTab;
class SheetQuestion;
class Prompts;
class TileRow;
class WindowSettings;

/// The plan under the two tabs of Create numbers, or that of what comes after a job: what would be
/// sent, every bad row, and later what became of each. Hidden while the upload has none of its
/// kind.
class PlanView : public QWidget
{
    Q_OBJECT

public:
    /// Which plans it shows.
    enum class Of : quint8 {
        Sources,   ///< of files and typed numbers
        FollowUps, ///< that take a job back, or try its failed rows again
    };

    PlanView(Of of, UploadQueue &uploads, Prompts &prompts, WindowSettings &settings,
             QWidget *parent = nullptr);

    void saveState();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildButtons();
    bool isShown() const;
    void present();
    void presentPlan();
    void presentBeside();
    void presentProgress();
    void presentButtons();
    void presentReference();
    void buildReference(QHBoxLayout *layout);
    void connectButtons();
    void send();
    void adopt(const std::shared_ptr<const ImportPlan> &plan);
    void presentProblemsOfPlan();
    void presentProblems(const QList<RowIssue> &issues, bool severalFiles);
    void saveResult();
    void writeResult(const ImportPlan &plan, const QString &path);

    Of m_of;
    UploadQueue &m_uploads;
    Upload &m_upload;
    Prompts &m_prompts;
    WindowSettings &m_settings;
    IconLabel *m_icon;
    QLabel *m_headline;
    QLabel *m_waiting;
    QLabel *m_leftOut;
    PlanMessageBar *m_messages;
    ChangedFilesBar *m_filesChanged;
    TileRow *m_tiles;
    QProgressBar *m_progress;
    QPushButton *m_send;
    QPushButton *m_pause;
    QPushButton *m_cancel;
    QPushButton *m_repair;
    QPushButton *m_rest;
    QPushButton *m_saveResult;
    QPushButton *m_next;
    QLabel *m_referenceLabel;
    QLineEdit *m_reference;
    HeadingQuestion *m_headings;
    SheetQuestion *m_sheets;
    MissingAccountsPanel *m_accounts;
    PlanOptionsPanel *m_options;
    QTabWidget *m_tabs;
    ProblemsTab *m_problems;
    PlanRowsTab *m_rows;
    PlanMending *m_mending;
    std::shared_ptr<const ImportPlan> m_shownPlan;
    Upload::Stage m_shownStage = Upload::Stage::Idle;
};

} // namespace numberdesk
