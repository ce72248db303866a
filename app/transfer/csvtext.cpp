// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvtext.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(CsvText)
};

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

CsvError badEncoding(const QString &fileName, const QString &encoding)
{
    return {false, fileName, 0,
            CsvText::tr("The file seems to be %1, but some of its bytes are not.").arg(encoding),
            CsvText::tr("Save the file again as CSV UTF-8.")};
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

Result<DecodedText, CsvError> decodeUtf16(const QByteArray &bytes, const QString &fileName,
                                          QStringDecoder::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || bytes.size() % 2 != 0)
        return Failure(badEncoding(fileName, u"UTF-16"_s));
    return DecodedText{text.toUtf8(), 0, u"UTF-16"_s, encoding == QStringDecoder::Utf16};
}

Result<DecodedText, CsvError> decode(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return decodeUtf16(bytes, fileName, QStringDecoder::Utf16);
    if (const auto encoding = unmarkedUtf16(bytes))
        return decodeUtf16(bytes, fileName, *encoding);
    const bool marked = bytes.startsWith("\xEF\xBB\xBF");
    if (bytes.isValidUtf8())
        return DecodedText{bytes, marked ? 3 : 0, u"UTF-8"_s, marked};
    if (marked)
        return Failure(badEncoding(fileName, u"UTF-8"_s));
    return DecodedText{utf8FromWindows1252(bytes), 0, u"windows-1252"_s, false};
}

} // namespace

qint64 lineOfByte(QByteArrayView text, qsizetype offset)
{
    qint64 line = 1;
    for (qsizetype i = 0; i < offset; ++i) {
        const bool crOfCrlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crOfCrlf))
            ++line;
    }
    return line;
}

Result<DecodedText, CsvError> decodeCsvText(const QByteArray &bytes, const QString &fileName)
{
    Result<DecodedText, CsvError> decoded = decode(bytes, fileName);
    if (!decoded)
        return decoded;
    const qsizetype nul = decoded->utf8.indexOf('\0');
    if (nul < 0)
        return decoded;
    return Failure(CsvError{false, fileName, lineOfByte(decoded->utf8, nul),
                            CsvText::tr("The file holds a NUL character, so it is no CSV text."),
                            CsvText::tr("Save the file again as CSV UTF-8; it may be UTF-16 or no "
                                        "text at all.")});
}

} // namespace numberdesk
