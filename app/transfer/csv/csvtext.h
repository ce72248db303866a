// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

namespace numberdesk {

/// The bytes of a CSV file as UTF-8, with what they were before.
struct DecodedText
{
    QByteArray utf8;
    qsizetype start = 0; ///< where the text begins in `utf8`, behind byte order marks
    QString encoding;
    bool byteOrderMark = false;
    bool isDamaged = false; ///< some bytes were not of the encoding; U+FFFD stands for them
};

/// Decodes the bytes: by `encoding` when it is given; else a byte order mark names it, text that is
/// UTF-8 but for less than half of its characters beyond ASCII is UTF-8, and anything else
/// Windows-1252. Ctrl-Z at the end is left out.
DecodedText decodeCsvText(const QByteArray &bytes, const QString &encoding = {});

/// True for the name of an encoding that decodeCsvText() takes.
bool isKnownEncoding(const QString &name);

} // namespace numberdesk
