// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httpdate.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

const QString imfFormat = u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s;

QDateTime utc(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc());
}

} // namespace

QByteArray imfFixdate(qint64 time)
{
    return QLocale::c().toString(utc(time), imfFormat).toLatin1();
}

QString rfc3339(qint64 time)
{
    return utc(time).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

std::optional<qint64> parseHeaderDate(const QByteArray &text)
{
    const QString trimmed = QString::fromLatin1(text.trimmed());
    QDateTime date = QLocale::c().toDateTime(trimmed, imfFormat);
    if (date.isValid()) {
        date.setTimeZone(QTimeZone::utc());
        return date.toMSecsSinceEpoch();
    }
    date = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    // RFC 3339 demands an offset; without one the text would mean local time.
    if (!date.isValid() || date.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return date.toMSecsSinceEpoch();
}

} // namespace numberdesk::localgateway
