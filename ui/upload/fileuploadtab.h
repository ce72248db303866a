// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace numberdesk {

class IconLabel;
class ModeBox;
class NumbersForm;
class Prompts;
class Session;
class Upload;
class UploadQueue;
class WindowSettings;

/// File Upload: a drop area and a file chooser; asks for account and services when the file holds
/// numbers only.
class FileUploadTab : public QWidget
{
    Q_OBJECT

public:
    FileUploadTab(Session &session, UploadQueue &uploads, Prompts &prompts,
                  WindowSettings &settings, QWidget *parent = nullptr);

    void chooseFile();

private:
    QWidget *buildDropArea();
    QWidget *buildCompletion(Session &session);
    void present();
    void presentMode();
    void complete();

    UploadQueue &m_uploads;
    Upload &m_upload;
    Prompts &m_prompts;
    WindowSettings &m_windowSettings;
    QLabel *m_words;
    ModeBox *m_mode;
    QFrame *m_area;
    QWidget *m_completion = nullptr;
    IconLabel *m_completionIcon;
    QLabel *m_completionHeadline;
    QLabel *m_completionWords;
    NumbersForm *m_form = nullptr;
};

} // namespace numberdesk
