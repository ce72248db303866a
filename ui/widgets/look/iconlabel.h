// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QLabel>

namespace numberdesk {

/// An icon beside words; drawn anew when the theme changes, which a pixmap would not be.
class IconLabel : public QLabel
{
    Q_OBJECT

public:
    explicit IconLabel(int size, QWidget *parent = nullptr);

    void setIcon(const QIcon &icon, QIcon::Mode mode = QIcon::Normal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();

    QIcon m_icon;
    QIcon::Mode m_mode = QIcon::Normal;
    int m_size;
};

} // namespace numberdesk
