// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/statuscolors.h"

#include "widgets/look/icons.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct KindLook
{
    QRgb onLight;
    QRgb onDark;
    QLatin1StringView icon;
};

KindLook lookOf(StatusKind kind)
{
    switch (kind) {
    case StatusKind::Pending:
        return {0xff0b5cad, 0xff7fbcff, "status-pending"_L1};
    case StatusKind::Good:
        return {0xff146c2e, 0xff6ad58a, "status-good"_L1};
    case StatusKind::Bad:
        return {0xffb3261e, 0xffff9a92, "status-bad"_L1};
    case StatusKind::Warning:
        return {0xff855300, 0xfff2bd55, "status-warning"_L1};
    case StatusKind::Neutral:
    case StatusKind::None:
        break;
    }
    return {0xff55595f, 0xffb4b8be, "status-neutral"_L1};
}

struct PaletteColors
{
    QRgb window, base, alternate, text, button, highlight, highlightedText, link, faint, mid;
};

QPalette paletteOf(const PaletteColors &c)
{
    QPalette palette(QColor::fromRgb(c.button), QColor::fromRgb(c.window));
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor::fromRgb(color));
    };
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::Text, c.text);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.highlightedText);
    set(QPalette::Highlight, c.highlight);
    set(QPalette::HighlightedText, c.highlightedText);
    set(QPalette::Link, c.link);
    set(QPalette::LinkVisited, c.link);
    set(QPalette::ToolTipBase, c.base);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::PlaceholderText, c.faint);
    set(QPalette::Mid, c.mid);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.faint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.mid));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(c.window));
    return palette;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor statusColor(StatusKind kind, const QPalette &palette)
{
    const KindLook look = lookOf(kind);
    return QColor::fromRgb(isDark(palette) ? look.onDark : look.onLight);
}

QColor statusTint(StatusKind kind, const QPalette &palette)
{
    constexpr qreal share = 0.14;
    const QColor base = palette.color(QPalette::Base);
    const QColor color = statusColor(kind, palette);
    const auto mix = [](int a, int b) { return qRound(a * (1.0 - share) + b * share); };
    return QColor(mix(base.red(), color.red()), mix(base.green(), color.green()),
                  mix(base.blue(), color.blue()));
}

QIcon statusIcon(StatusKind kind)
{
    if (kind == StatusKind::None)
        return {};
    return themedIcon(lookOf(kind).icon, kind);
}

QPalette lightPalette()
{
    return paletteOf({.window = 0xfff3f4f6,
                      .base = 0xffffffff,
                      .alternate = 0xfff8f9fa,
                      .text = 0xff1b1d20,
                      .button = 0xfffafafb,
                      .highlight = 0xff1f5fbf,
                      .highlightedText = 0xffffffff,
                      .link = 0xff0b5cad,
                      .faint = 0xff6b7076,
                      .mid = 0xffc3c7cc});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xff26282c,
                      .base = 0xff1c1e21,
                      .alternate = 0xff212327,
                      .text = 0xffe8eaed,
                      .button = 0xff33363b,
                      .highlight = 0xff2f6fd0,
                      .highlightedText = 0xffffffff,
                      .link = 0xff7fbcff,
                      .faint = 0xff989da4,
                      .mid = 0xff4a4e55});
}

} // namespace numberdesk
