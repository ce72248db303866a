// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvtext.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <iconv.h>
#include <optional>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr QByteArrayView utf8Mark("\xEF\xBB\xBF");
constexpr QByteArrayView replacement("\xEF\xBF\xBD"); // U+FFFD

/// What iconv_open() gives for a name that it does not know.
iconv_t noConverter()
{
    return reinterpret_cast<iconv_t>(-1); // NOLINT: so POSIX has it
}

/// What Windows-1252 has at 0x80 to 0x9F; elsewhere it is Latin-1 (WHATWG Encoding Standard).
constexpr std::array<char16_t, 32> windows1252Upper{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

QByteArray utf8FromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() <= 0x9F)
            c = QChar(windows1252Upper[c.unicode() - 0x80U]);
    }
    return text.toUtf8();
}

/// The byte order of UTF-16 without BOM: nothing unless the first line, or its beginning, consists
/// of ASCII characters only, as headings do, every one of them beside a NUL on the same side.
std::optional<QStringDecoder::Encoding> unmarkedUtf16(const QByteArray &bytes)
{
    constexpr qsizetype fewest = 4;
    constexpr qsizetype looked = 64;
    if (bytes.size() < fewest)
        return std::nullopt;
    const bool bigEndian = bytes.at(0) == '\0';
    for (qsizetype i = 0; i + 1 < std::min(looked, bytes.size()); i += 2) {
        const char high = bytes.at(bigEndian ? i : i + 1);
        const char low = bytes.at(bigEndian ? i + 1 : i);
        if (high != '\0' || low == '\0')
            return std::nullopt;
        if (low == '\n' || low == '\r')
            break;
    }
    return bigEndian ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE;
}

DecodedText decodeUtf(const QByteArray &bytes, QStringDecoder::Encoding encoding,
                      const QString &name, bool marked)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    const qsizetype unit = encoding == QStringDecoder::Utf32 ? 4 : 2;
    const bool isCut = bytes.size() % unit != 0;
    DecodedText decoded{text.toUtf8(), 0, name, marked, decoder.hasError() || isCut};
    if (isCut && !decoded.utf8.endsWith(replacement))
        decoded.utf8 += replacement;
    return decoded;
}

/// How long the character is that begins there: 2 to 4 bytes of valid UTF-8, or 1.
qsizetype utf8Length(QByteArrayView bytes, qsizetype at)
{
    const auto lead = static_cast<uchar>(bytes[at]);
    const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
    if (length == 1 || at + length > bytes.size())
        return 1;
    return bytes.sliced(at, length).toByteArray().isValidUtf8() ? length : 1;
}

/// True when most of what is beyond ASCII is UTF-8, so that the rest are single wrong bytes.
bool isMostlyUtf8(QByteArrayView bytes)
{
    constexpr uchar ascii = 0x80;
    qsizetype right = 0;
    qsizetype wrong = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        if (static_cast<uchar>(bytes[at]) < ascii) {
            ++at;
            continue;
        }
        const qsizetype length = utf8Length(bytes, at);
        ++(length > 1 ? right : wrong);
        at += length;
    }
    return right > 0 && right >= wrong;
}

/// By the system's converter, which knows some hundred encodings.
DecodedText decodeNamed(const QByteArray &bytes, const QString &encoding)
{
    DecodedText decoded;
    decoded.encoding = encoding;
    const iconv_t converter = iconv_open("UTF-8", encoding.toLatin1().constData());
    if (converter == noConverter())
        return decoded;
    QByteArray input = bytes;
    char *from = input.data();
    auto left = static_cast<std::size_t>(input.size());
    constexpr std::size_t chunk = 1 << 16;
    QByteArray buffer(chunk, Qt::Uninitialized);
    while (left > 0) {
        char *to = buffer.data();
        std::size_t room = chunk;
        const bool stopped = iconv(converter, &from, &left, &to, &room) == std::size_t(-1);
        const int reason = stopped ? errno : 0;
        decoded.utf8.append(buffer.constData(), to - buffer.constData());
        if (reason == 0 || reason == E2BIG)
            continue;
        decoded.utf8 += replacement;
        decoded.isDamaged = true;
        ++from;
        --left;
    }
    iconv_close(converter);
    return decoded;
}

DecodedText decode(const QByteArray &bytes)
{
    if (bytes.startsWith(QByteArray("\xFF\xFE\0\0", 4)) ||
        bytes.startsWith(QByteArray("\0\0\xFE\xFF", 4)))
        return decodeUtf(bytes, QStringDecoder::Utf32, u"UTF-32"_s, true);
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return decodeUtf(bytes, QStringDecoder::Utf16, u"UTF-16"_s, true);
    if (const auto encoding = unmarkedUtf16(bytes))
        return decodeUtf(bytes, *encoding, u"UTF-16"_s, false);
    const bool marked = bytes.startsWith(utf8Mark);
    if (bytes.isValidUtf8())
        return {bytes, 0, u"UTF-8"_s, marked, false};
    if (marked || isMostlyUtf8(bytes))
        return {QString::fromUtf8(bytes).toUtf8(), 0, u"UTF-8"_s, marked, true};
    return {utf8FromWindows1252(bytes), 0, u"windows-1252"_s, false, false};
}

/// DOS programs end a text with Ctrl-Z.
void dropEndMark(QByteArray &text)
{
    constexpr char ctrlZ = '\x1A';
    qsizetype end = text.size();
    qsizetype mark = end;
    while (end > 0 &&
           (text.at(end - 1) == ctrlZ || std::isspace(static_cast<uchar>(text.at(end - 1))) != 0)) {
        --end;
        if (text.at(end) == ctrlZ)
            mark = end;
    }
    text.truncate(mark);
}

} // namespace

DecodedText decodeCsvText(const QByteArray &bytes, const QString &encoding)
{
    DecodedText decoded = encoding.isEmpty() ? decode(bytes) : decodeNamed(bytes, encoding);
    while (QByteArrayView(decoded.utf8).sliced(decoded.start).startsWith(utf8Mark)) {
        decoded.start += utf8Mark.size();
        decoded.byteOrderMark = true;
    }
    dropEndMark(decoded.utf8);
    decoded.start = std::min(decoded.start, decoded.utf8.size());
    return decoded;
}

bool isKnownEncoding(const QString &name)
{
    if (name.isEmpty() || name.contains(u'/'))
        return false;
    const iconv_t converter = iconv_open("UTF-8", name.toLatin1().constData());
    if (converter == noConverter())
        return false;
    iconv_close(converter);
    return true;
}

} // namespace numberdesk
