// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/outlinestyle.h"

#include "widgets/look/statuscolors.h"

#include <QStyleOption>

#include <cmath>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// Fusion's outline is the window's colour made darker by this (QFusionStyle, Qt 6).
constexpr int fusionDarkening = 140;

/// What WCAG 2 (1.4.11) asks for between a control and what is around it, and a little more, since
/// Fusion rounds its corners with paler dots.
constexpr double leastContrast = 3.2;
constexpr double restingContrast = 1.8; ///< of what is disabled, which is to look so

/// Relative luminance by WCAG 2.
double luminance(const QColor &color)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) +
           0.0722 * part(color.blueF());
}

/// The window's colour, mixed with that of the text until it can be seen on a dark window. Palettes
/// of desktops have no colour for it: their Mid is darker than the window.
QColor visibleOutline(const QPalette &palette)
{
    constexpr int steps = 20;
    const QColor window = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    const auto mix = [](int from, int to, int step) { return from + (to - from) * step / steps; };
    const bool rests = palette.currentColorGroup() == QPalette::Disabled;
    const double wanted = rests ? restingContrast : leastContrast;
    QColor outline = window;
    for (int step = 1; step <= steps; ++step) {
        outline =
            QColor(mix(window.red(), text.red(), step), mix(window.green(), text.green(), step),
                   mix(window.blue(), text.blue(), step));
        if (luminance(outline) + 0.05 >= wanted * (luminance(window) + 0.05))
            break;
    }
    return outline;
}

/// The palette with which Fusion draws outlines that can be seen.
QPalette withVisibleOutline(const QPalette &palette)
{
    QPalette visible = palette;
    visible.setColor(QPalette::Window, visibleOutline(palette).lighter(fusionDarkening));
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

void OutlineStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *label =
        element == CE_HeaderLabel ? qstyleoption_cast<const QStyleOptionHeader *>(option) : nullptr;
    if (label == nullptr)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionHeader copy(*label);
    copy.text = label->fontMetrics.elidedText(label->text, Qt::ElideRight, label->rect.width());
    QProxyStyle::drawControl(element, &copy, painter, widget);
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
