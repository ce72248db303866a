// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QTimer>

namespace numberdesk {

/// Says over the whole window that a file may be dropped; takes no events itself.
class DropOverlay : public QLabel
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *window);

    void appear();
    /// Hides soon: between two widgets a drag leaves one before it enters the other.
    void vanish();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QTimer m_leaving;
};

} // namespace numberdesk
