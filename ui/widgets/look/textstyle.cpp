// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/textstyle.h"

#include <QLabel>

namespace numberdesk {

namespace {

void scaleFont(QWidget *widget, qreal factor)
{
    QFont font = widget->font();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(QFont::DemiBold);
    widget->setFont(font);
}

} // namespace

void setTitleFont(QWidget *widget)
{
    constexpr qreal factor = 1.6;
    scaleFont(widget, factor);
}

void setHeadingFont(QWidget *widget)
{
    constexpr qreal factor = 1.15;
    scaleFont(widget, factor);
}

void setFaint(QLabel *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
}

} // namespace numberdesk
