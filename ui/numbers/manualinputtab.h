// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace numberdesk {

class FieldNote;
class NumbersForm;
class Session;
class Upload;
class UploadQueue;

/// Manual input: account, services, header, and the numbers typed or pasted.
class ManualInputTab : public QWidget
{
    Q_OBJECT

public:
    ManualInputTab(Session &session, UploadQueue &uploads, QWidget *parent = nullptr);

    void setAccountName(const QString &name);
    void focusFirst();
    void create();

private:
    QWidget *buildNumbers();
    void showCount();
    void expandRanges();
    void adaptCreate();
    bool isPlanned() const;

    UploadQueue &m_uploads;
    Upload &m_upload;
    NumbersForm *m_form;
    QPlainTextEdit *m_numbers;
    FieldNote *m_note;
    QLabel *m_count;
    QPushButton *m_expand;
    QPushButton *m_create;
    bool m_changed = true; ///< since the plan of this form was made
};

} // namespace numberdesk
