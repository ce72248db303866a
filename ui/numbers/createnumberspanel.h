// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QTabBar;

namespace numberdesk {

class FileUploadTab;
class ManualInputTab;
class MessageBar;
class PlanView;
class Prompts;
class Session;
class UploadQueue;
class WindowSettings;

/// Create numbers: Manual input and File Upload side by side as tabs, and the plan below both.
/// While a job is taken back, or failed rows are tried again, it says where that is.
class CreateNumbersPanel : public QWidget
{
    Q_OBJECT

public:
    CreateNumbersPanel(Session &session, UploadQueue &uploads, Prompts &prompts,
                       WindowSettings &settings, QWidget *parent = nullptr);

    void showManualInput(const QString &accountName);
    void showFileUpload();
    /// `leftOut` came with the files and cannot be read.
    void planFiles(const QStringList &paths, const QStringList &leftOut);
    void chooseFile();
    void saveState();

signals:
    void backRequested();
    /// Somebody wants to see what comes after a job.
    void followUpRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHeader();
    void showTab(int tab);
    void present();
    void askWhatToDo();

    UploadQueue &m_uploads;
    Prompts &m_prompts;
    MessageBar *m_messages;
    QTabBar *m_tabs;
    ManualInputTab *m_manual;
    FileUploadTab *m_file;
    PlanView *m_plan;
};

} // namespace numberdesk
