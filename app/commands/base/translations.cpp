// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace numberdesk {

void installTranslations(QCoreApplication &application)
{
    auto *translator = new QTranslator(&application);
    const QString folder = u":/i18n"_s;
    if (translator->load(QLocale(), u"numberdesk"_s, u"_"_s, folder) ||
        translator->load(u"numberdesk_en"_s, folder))
        QCoreApplication::installTranslator(translator);
}

} // namespace numberdesk
