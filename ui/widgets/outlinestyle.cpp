// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/outlinestyle.h"

#include "widgets/statuscolors.h"

#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Fusion's outline is the window's colour made darker by this (QFusionStyle, Qt 6).
constexpr int fusionDarkening = 140;

/// The palette with which Fusion draws outlines in the palette's Mid.
QPalette withVisibleOutline(const QPalette &palette)
{
    QPalette visible = palette;
    visible.setColor(QPalette::Window, palette.color(QPalette::Mid).lighter(fusionDarkening));
    return visible;
}

/// Draws with a copy of the option, which must have its own type for the style to know it.
template <typename Option, typename Draw>
bool drawOutlined(const QStyleOption *option, Draw draw)
{
    const auto *typed = qstyleoption_cast<const Option *>(option);
    if (typed == nullptr || !isDark(typed->palette))
        return false;
    Option copy(*typed);
    copy.palette = withVisibleOutline(typed->palette);
    draw(copy);
    return true;
}

} // namespace

OutlineStyle::OutlineStyle() : QProxyStyle(u"Fusion"_s) {}

void OutlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    const auto draw = [&](const QStyleOption &copy) {
        QProxyStyle::drawPrimitive(element, &copy, painter, widget);
    };
    const bool drawn =
        (element == PE_FrameLineEdit && drawOutlined<QStyleOptionFrame>(option, draw)) ||
        ((element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) &&
         drawOutlined<QStyleOptionButton>(option, draw));
    if (!drawn)
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void OutlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    const auto draw = [&](const QStyleOptionComplex &copy) {
        QProxyStyle::drawComplexControl(control, &copy, painter, widget);
    };
    const bool drawn =
        (control == CC_ComboBox && drawOutlined<QStyleOptionComboBox>(option, draw)) ||
        (control == CC_SpinBox && drawOutlined<QStyleOptionSpinBox>(option, draw));
    if (!drawn)
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace numberdesk
