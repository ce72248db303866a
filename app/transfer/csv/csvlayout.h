// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/csvtable.h"

#include <QByteArrayView>

namespace numberdesk {

/// Where the headings of a CSV text are, and what separates its cells.
struct CsvLayout
{
    char separator = ',';
    bool hasSeparatorLine = false; ///< the first line is `sep=;`
    qint64 headingLine = 1;        ///< the physical line where the headings start, from 1
};

/// Finds the layout: among the first 20 lines and the separators that spreadsheets write, the line
/// that holds the most known headings. Where none does, it is the first line with any text, and the
/// separator that stands most often in it.
CsvLayout findLayout(QByteArrayView text, const CsvReading &reading);

/// How much a record looks like the heading line: the more known headings it holds, the more.
int headingScore(const CsvRecord &record, const QMap<QString, QString> &map);

/// True for a character that may be named as separator.
bool isPossibleSeparator(QChar c);

} // namespace numberdesk
