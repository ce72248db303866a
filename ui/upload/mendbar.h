// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPushButton;

namespace numberdesk {

/// What can be done to the chosen problems of a plan.
class MendBar : public QWidget
{
    Q_OBJECT

public:
    explicit MendBar(QWidget *parent = nullptr);

    /// What is possible now.
    struct Possible
    {
        bool edit = false; ///< one cell is chosen that can be mended
        int rows = 0;      ///< rows that can be left out
        bool undo = false;
        bool redo = false;
        bool rejected = false; ///< there are rejected rows to save
    };
    void present(const Possible &possible);

signals:
    void editRequested();
    void leaveOutRequested();
    void undoRequested();
    void redoRequested();
    void saveRejectedRequested();

private:
    QPushButton *add(const QString &text, QLatin1StringView icon, const QString &hint,
                     void (MendBar::*asked)());

    QPushButton *m_edit;
    QPushButton *m_leaveOut;
    QPushButton *m_undo;
    QPushButton *m_redo;
    QPushButton *m_rejected;
};

} // namespace numberdesk
