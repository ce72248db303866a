// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/iconlabel.h"

#include <QEvent>

namespace numberdesk {

IconLabel::IconLabel(int size, QWidget *parent) : QLabel(parent), m_size(size) {}

void IconLabel::setIcon(const QIcon &icon, QIcon::Mode mode)
{
    m_icon = icon;
    m_mode = mode;
    draw();
}

void IconLabel::draw()
{
    setPixmap(m_icon.pixmap(QSize(m_size, m_size), devicePixelRatioF(), m_mode));
}

void IconLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_icon.isNull())
        draw();
}

} // namespace numberdesk
