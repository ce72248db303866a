// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csvtable.h"

namespace numberdesk {

/// The bytes of a CSV file as UTF-8, with what they were before.
struct DecodedText
{
    QByteArray utf8;
    qsizetype start = 0; ///< where the text begins in `utf8`, behind a byte order mark
    QString encoding;
    bool byteOrderMark = false;
};

/// Finds out the encoding: a byte order mark names it, else valid UTF-8 is UTF-8 and anything else
/// Windows-1252. NUL, and bytes that break the encoding which a BOM names, are errors.
Result<DecodedText, CsvError> decodeCsvText(const QByteArray &bytes, const QString &fileName);

/// The physical line, from 1, in which the byte at `offset` lies; CRLF, LF and CR end a line.
qint64 lineOfByte(QByteArrayView text, qsizetype offset);

} // namespace numberdesk
