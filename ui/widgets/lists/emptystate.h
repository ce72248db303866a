// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QIcon;
class QLabel;

namespace numberdesk {

class IconLabel;

/// What stands in place of a table that has nothing to show: why, and the next thing to do.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Shows these words and a button for each action; the first one is the suggested one.
    void present(const QIcon &icon, const QString &title, const QString &text,
                 const QList<QAction *> &actions = {});

    QString title() const;

private:
    void offerFocus(QWidget *button);

    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QList<QAction *> m_actions;
};

} // namespace numberdesk
