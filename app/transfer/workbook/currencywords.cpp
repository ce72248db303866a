// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/currencywords.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace numberdesk {

namespace {

/// Of all countries that Unicode's list of locales (CLDR) knows.
QSet<QString> allCurrencyWords()
{
    QSet<QString> words;
    const QList<QLocale> locales =
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale &locale : locales) {
        words.insert(locale.currencySymbol(QLocale::CurrencySymbol));
        words.insert(locale.currencySymbol(QLocale::CurrencyIsoCode));
    }
    words.remove(QString());
    return words;
}

} // namespace

bool isCurrencyWord(QStringView text)
{
    static const QSet<QString> words = allCurrencyWords();
    const bool hasSign = std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Symbol_Currency; });
    return hasSign || words.contains(text.trimmed().toString());
}

} // namespace numberdesk
