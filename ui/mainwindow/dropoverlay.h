// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace numberdesk {

/// Says over the whole window that a file may be dropped; takes no events itself.
class DropOverlay : public QLabel
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *window);

    void appear();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace numberdesk
