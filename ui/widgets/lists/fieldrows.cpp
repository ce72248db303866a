// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/fieldrows.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct FieldRows
{
    Q_DECLARE_TR_FUNCTIONS(FieldRows)
};

QString flagText(FieldKind kind, const std::optional<bool> &flag)
{
    if (!flag)
        return {};
    if (kind == FieldKind::Flag)
        return *flag ? FieldRows::tr("On") : FieldRows::tr("Off");
    return *flag ? FieldRows::tr("Yes") : FieldRows::tr("No");
}

} // namespace

QString shownValue(const FieldInfo &info, FieldKind kind, const FieldValue &value)
{
    switch (kind) {
    case FieldKind::Flag:
    case FieldKind::OptionalFlag:
        return flagText(kind, std::get<std::optional<bool>>(value));
    case FieldKind::List:
        return std::get<QStringList>(value).join(", "_L1);
    case FieldKind::Count: {
        const auto &count = std::get<std::optional<qint64>>(value);
        return count ? QLocale().toString(*count) : QString();
    }
    case FieldKind::Time: {
        const auto &time = std::get<QDateTime>(value);
        return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)
                              : QString();
    }
    case FieldKind::Text:
        break;
    }
    const auto &text = std::get<QString>(value);
    return text.isEmpty() || info.shown == nullptr ? text : info.shown(text);
}

} // namespace numberdesk
