// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace numberdesk {

class MessageBar;
class Prompts;
struct ApiError;

/// A form that saves: title, message bar, fields in a scroll area, and buttons. While it is busy
/// its fields rest; on an error everything that was typed stays. It asks before it drops what was
/// typed, and stands until a Save under way has ended, so that its outcome is told. Open it with
/// open().
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    FormDialog(const QString &title, const QString &acceptLabel, Prompts &prompts, QWidget *parent);

    MessageBar *messages() const { return m_messages; }
    bool isBusy() const { return m_activity != Activity::None; }
    /// Something was typed or chosen that is not saved.
    bool hasChanges() const;

    void accept() override; ///< submits; done(Accepted) comes when it is saved
    void reject() override; ///< asks first where something would be lost

protected:
    enum class Activity { None, Reading, Saving };

    /// Takes what was typed to the gateway, or says in the form what is wrong with it.
    virtual void submit() = 0;

    QVBoxLayout *content() const { return m_content; }
    /// Under the fields, in view however far they are scrolled.
    QVBoxLayout *footer() const { return m_footer; }
    /// Takes that size, or what the screen has room for.
    void resizeWithinScreen(const QSize &wanted);
    /// Reading can be left at any time, Saving cannot.
    void setBusy(Activity activity, const QString &what);
    void setIdle();
    /// What the fields say now comes from the program: nothing of it would be lost.
    void setUnchanged();
    Prompts &prompts() const { return m_prompts; }
    void showEvent(QShowEvent *event) override;
    /// What is to be edited could not be read, so there is nothing to save over.
    void showReadFailure(const ApiError &error);
    /// Says that fields are marked as wrong, until none is any more.
    void showFaults(const QString &text);
    /// Nothing that was typed is lost; after somebody else's change Reload is offered.
    void showSaveFailure(const ApiError &error);

private:
    void addButtons(const QString &acceptLabel);
    QStringList values() const;
    void askToDiscard();
    void watchFields();
    void dismissMendedFaults();

    Prompts &m_prompts;
    MessageBar *m_messages;
    QWidget *m_fields;
    QVBoxLayout *m_content;
    QVBoxLayout *m_footer;
    QLabel *m_busyText;
    QProgressBar *m_busyBar;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    Activity m_activity = Activity::None;
    std::optional<QStringList> m_unchanged; ///< what the fields said before anybody typed
    QString m_faults; ///< what the message bar says of marked fields; empty: it does not
    bool m_asks = false;
    bool m_watches = false; ///< hears of each change of a field
};

} // namespace numberdesk
