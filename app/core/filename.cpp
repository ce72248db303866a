// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/filename.h"

#include <QStringDecoder>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr ushort escapeBase = 0xDC00;
constexpr ushort firstEscape = 0xDC80;
constexpr ushort lastEscape = 0xDCFF;

/// True for a low surrogate that stands for a byte, having no high one before it.
bool isEscape(QStringView name, qsizetype at)
{
    const ushort c = name.at(at).unicode();
    return c >= firstEscape && c <= lastEscape && (at == 0 || !name.at(at - 1).isHighSurrogate());
}

/// How many bytes of valid UTF-8 begin there: 1 to 4, or 0.
qsizetype validLength(const QByteArray &bytes, qsizetype at)
{
    constexpr qsizetype longest = 4;
    for (qsizetype length = 1; length <= std::min(longest, bytes.size() - at); ++length) {
        if (bytes.mid(at, length).isValidUtf8())
            return length;
    }
    return 0;
}

} // namespace

QString fileNameFromBytes(const QByteArray &bytes)
{
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    QString name;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = validLength(bytes, at);
        if (length > 0)
            name += QString::fromUtf8(bytes.mid(at, length));
        else
            name += QChar(static_cast<ushort>(escapeBase + static_cast<uchar>(bytes.at(at))));
        at += std::max<qsizetype>(length, 1);
    }
    return name;
}

QByteArray bytesOfFileName(QStringView name)
{
    QByteArray bytes;
    qsizetype plain = 0;
    for (qsizetype at = 0; at < name.size(); ++at) {
        if (!isEscape(name, at))
            continue;
        bytes += name.sliced(plain, at - plain).toUtf8();
        bytes += static_cast<char>(name.at(at).unicode() - escapeBase);
        plain = at + 1;
    }
    return bytes + name.sliced(plain).toUtf8();
}

QString shownFileName(QStringView name)
{
    QString shown;
    for (qsizetype at = 0; at < name.size(); ++at) {
        constexpr int hexadecimal = 16;
        if (isEscape(name, at))
            shown += u"\\x"_s +
                     QString::number(name.at(at).unicode() - escapeBase, hexadecimal).toUpper();
        else
            shown += name.at(at);
    }
    return shown;
}

bool fileNameExists(QStringView name)
{
    struct stat status = {};
    return ::stat(bytesOfFileName(name).constData(), &status) == 0;
}

} // namespace numberdesk
