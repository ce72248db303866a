// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/secretsearch.h"

#include "support/directoryprobe.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

/// The part of the base64 form that does not depend on what follows the value.
QByteArray settledBase64(const QByteArray &value, QByteArray::Base64Options options)
{
    constexpr qsizetype group = 3;
    return value.first(value.size() / group * group).toBase64(options);
}

QByteArray utf16(const QByteArray &value)
{
    const QString text = QString::fromUtf8(value);
    return {reinterpret_cast<const char *>(text.utf16()),
            text.size() * qsizetype(sizeof(char16_t))};
}

QByteArray jsonString(const QByteArray &value)
{
    const QByteArray array =
        QJsonDocument(QJsonArray{QString::fromUtf8(value)}).toJson(QJsonDocument::Compact);
    return array.sliced(2, array.size() - 4); // without [" and "]
}

} // namespace

QList<Encoding> encodingsOf(const QByteArray &value)
{
    return {{u"as it is"_s, value},
            {u"percent-encoded"_s, value.toPercentEncoding()},
            {u"percent-encoded in small letters"_s, value.toPercentEncoding().toLower()},
            {u"in base64"_s, settledBase64(value, QByteArray::Base64Encoding)},
            {u"in base64url"_s, settledBase64(value, QByteArray::Base64UrlEncoding)},
            {u"in hexadecimal"_s, value.toHex()},
            {u"in UTF-16"_s, utf16(value)},
            {u"as a JSON string"_s, jsonString(value)}};
}

void SecretSearch::add(const QString &name, const QByteArray &value)
{
    for (const Encoding &encoding : encodingsOf(value))
        m_needles += {name, encoding};
}

QStringList SecretSearch::findingsIn(const QString &place, const QByteArray &bytes) const
{
    QStringList findings;
    for (const Needle &needle : m_needles) {
        if (bytes.contains(needle.encoding.bytes))
            findings += u"%1 (%2) in %3"_s.arg(needle.name, needle.encoding.name, place);
    }
    return findings;
}

QStringList SecretSearch::findingsBelow(const QString &directory) const
{
    QStringList findings;
    for (const QString &path : filesIn(directory)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot search %s", qPrintable(path));
        findings += findingsIn(path, file.readAll());
    }
    return findings;
}

} // namespace numberdesk
