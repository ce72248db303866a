// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QTimer>

namespace numberdesk {

/// Says over the whole window that a file may be dropped, or why not; takes no events itself.
class DropOverlay : public QLabel
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *window);

    void appear();
    /// Says over `window` why nothing can be dropped there, until it was read or something is
    /// pressed.
    static void refuse(QWidget *window, const QString &reason);
    /// Hides soon: between two widgets a drag leaves one before it enters the other.
    void vanish();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_leaving;
};

} // namespace numberdesk
