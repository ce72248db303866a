// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QApplication;

namespace numberdesk {

/// Which colours the window wears.
enum class Theme : int { System, Light, Dark };

/// The word under which settings keep a theme: `system`, `light`, `dark`.
QString themeWord(Theme theme);
Theme themeFromWord(const QString &word);

/// Puts a theme on. System is the style and palette the desktop chose at start, with outlines that
/// can be seen where the style is Fusion; Light and Dark are
/// Fusion with palettes of our own, since Qt 6.4 cannot ask for a colour scheme.
void applyTheme(QApplication &application, Theme theme);

} // namespace numberdesk
