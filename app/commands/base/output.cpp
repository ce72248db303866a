// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/output.h"

#include "commands/base/interrupt.h"

#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// True also when who reads has read enough (`| head`).
bool putTo(FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    errno = 0;
    const bool isWritten =
        std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
    return isWritten || errno == EPIPE;
}

/// Characters that steer a terminal, or turn the order of what is read on it.
bool steers(QChar c)
{
    const char16_t code = c.unicode();
    return (code < 0x20 && code != '\n') || (code >= 0x7F && code <= 0x9F) || code == 0x061C ||
           (code >= 0x200E && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

QString picture(QChar c)
{
    constexpr char16_t controlPictures = 0x2400;
    constexpr char16_t deletePicture = 0x2421;
    const char16_t code = c.unicode();
    if (code < 0x20)
        return QChar(static_cast<char16_t>(controlPictures + code));
    if (code == 0x7F)
        return QChar(deletePicture);
    return u"<U+%1>"_s.arg(uint(code), 4, 16, QChar(u'0')).toUpper();
}

} // namespace

QString visibleText(const QString &text)
{
    QString visible = text;
    visible.replace("\r\n"_L1, "\n"_L1);
    if (std::none_of(visible.cbegin(), visible.cend(), steers))
        return visible;
    QString shown;
    for (const QChar c : std::as_const(visible))
        shown += steers(c) ? picture(c) : QString(c);
    return shown;
}

void Output::put(const QByteArray &bytes)
{
    if (!putTo(stdout, bytes))
        m_broken = true;
}

void Output::say(const QString &line)
{
    putTo(stderr, visibleText(line).toUtf8() + '\n');
}

void Output::print(const QString &line)
{
    if (!m_json)
        put(visibleText(line).toUtf8() + '\n');
}

void Output::write(const QByteArray &bytes)
{
    // A file or a pipe gets every byte.
    put(::isatty(STDOUT_FILENO) != 0 ? visibleText(QString::fromUtf8(bytes)).toUtf8() : bytes);
}

void Output::document(const QJsonDocument &document)
{
    this->document(document.toJson(QJsonDocument::Indented));
}

void Output::document(const QByteArray &json)
{
    if (!m_json || m_documentWritten)
        return;
    m_documentWritten = true;
    Interrupt::documentBegins();
    put(json.endsWith('\n') ? json : json + '\n');
}

void Output::fail(const QString &message, int exitCode)
{
    say("numberdesk: "_L1 + message);
    document(QJsonDocument(QJsonObject{
        {u"error"_s, QJsonObject{{u"message"_s, message}, {u"exitCode"_s, exitCode}}}}));
}

} // namespace numberdesk
