// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/theme.h"

#include "widgets/look/outlinestyle.h"
#include "widgets/look/statuscolors.h"

#include <QApplication>
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr auto systemStyleProperty = "numberdeskSystemStyle";

/// The style's name as the desktop chose it, remembered before the first change.
QString systemStyle(QApplication &application)
{
    const QVariant known = application.property(systemStyleProperty);
    if (known.isValid())
        return known.toString();
    QString name = QApplication::style()->name();
    application.setProperty(systemStyleProperty, name);
    return name;
}

} // namespace

QString themeWord(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return u"light"_s;
    case Theme::Dark:
        return u"dark"_s;
    case Theme::System:
        break;
    }
    return u"system"_s;
}

Theme themeFromWord(const QString &word)
{
    if (word == "light"_L1)
        return Theme::Light;
    return word == "dark"_L1 ? Theme::Dark : Theme::System;
}

void applyTheme(QApplication &application, Theme theme)
{
    const QString system = systemStyle(application);
    // A desktop may wear dark colours, too, and change them at any time.
    const bool fusion = system.compare("fusion"_L1, Qt::CaseInsensitive) == 0;
    if (theme == Theme::System && !fusion)
        QApplication::setStyle(system);
    else
        QApplication::setStyle(new OutlineStyle); // which the application takes
    switch (theme) {
    case Theme::System:
        QApplication::setPalette(QPalette());
        break;
    case Theme::Light:
        QApplication::setPalette(lightPalette());
        break;
    case Theme::Dark:
        QApplication::setPalette(darkPalette());
        break;
    }
}

} // namespace numberdesk
