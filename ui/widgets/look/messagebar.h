// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"
#include "provisioning/errors/apierror.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace numberdesk {

class IconLabel;

/// A message that stays on its page until it is dismissed, with Retry or another action, and
/// Details (code, target, request ids) where there are some.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showMessage(StatusKind kind, const QString &text);
    /// With a button that emits actionTriggered().
    void showMessage(StatusKind kind, const QString &text, const QString &action);
    /// What happened and what to do, and perhaps a sentence more; `action` may be empty.
    void showError(const ApiError &error, const QString &action, const QString &more = {});
    /// A second button, beside the one of the message shown; emits secondTriggered().
    void offerSecond(const QString &action);
    void dismiss();

    /// Words the message that is shown anew, without another alert to assistive clients.
    void setText(const QString &text);
    QString text() const;
    StatusKind kind() const { return m_kind; }

signals:
    void actionTriggered();
    void secondTriggered();
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void present(StatusKind kind, const QString &text, const QString &action,
                 const QString &details);
    void recolor();
    void showDetails(bool shown);

    IconLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_action;
    QPushButton *m_second;
    QPushButton *m_detailsButton;
    QToolButton *m_close;
    StatusKind m_kind = StatusKind::None;
};

} // namespace numberdesk
