// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace numberdesk {

class MessageBar;
struct ApiError;

/// A form that saves: title, message bar, fields in a scroll area, and buttons. While it is busy
/// its fields rest; on an error everything that was typed stays. Open it with open().
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    FormDialog(const QString &title, const QString &acceptLabel, QWidget *parent);

    MessageBar *messages() const { return m_messages; }
    bool isBusy() const { return m_busy; }

    void accept() override; ///< submits; done(Accepted) comes when it is saved

protected:
    /// Takes what was typed to the gateway, or says in the form what is wrong with it.
    virtual void submit() = 0;

    QVBoxLayout *content() const { return m_content; }
    /// Under the fields, in view however far they are scrolled.
    QVBoxLayout *footer() const { return m_footer; }
    /// Takes that size, or what the screen has room for.
    void resizeWithinScreen(const QSize &wanted);
    void setBusy(const QString &what);
    void setIdle();
    /// What is to be edited could not be read, so there is nothing to save over.
    void showReadFailure(const ApiError &error);
    /// Nothing that was typed is lost; after somebody else's change Reload is offered.
    void showSaveFailure(const ApiError &error);

private:
    void addButtons(const QString &acceptLabel);

    MessageBar *m_messages;
    QWidget *m_fields;
    QVBoxLayout *m_content;
    QVBoxLayout *m_footer;
    QLabel *m_busyText;
    QProgressBar *m_busyBar;
    QPushButton *m_accept;
    bool m_busy = false;
};

} // namespace numberdesk
