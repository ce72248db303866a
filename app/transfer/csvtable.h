// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// How a CSV file is written: kept so that a result file looks like its input.
struct CsvDialect
{
    QChar separator = u',';
    bool byteOrderMark = false;                 ///< the file began with a BOM
    QString encoding = QStringLiteral("UTF-8"); ///< or `UTF-16`, `windows-1252`; we write UTF-8
    bool crlf = true;                           ///< lines end with CRLF, otherwise LF or CR

    bool operator==(const CsvDialect &) const = default;
};

/// One record of a CSV file (RFC 4180), every cell as text.
struct CsvRecord
{
    qint64 line = 0; ///< physical line where it starts, from 1
    QStringList cells;
};

/// A whole CSV file in memory. Blank lines, and those of separators only that spreadsheets leave
/// behind, are left out of the records.
struct CsvTable
{
    QString fileName;
    CsvDialect dialect;
    CsvRecord heading;
    QList<CsvRecord> records;
};

/// Why a file could not be read as CSV.
struct CsvError
{
    bool missing = false; ///< there is no such file
    QString fileName;
    qint64 line = 0; ///< 0 = the whole file
    QString message; ///< what was found, one sentence, translated
    QString remedy;  ///< what to do, one sentence, translated
};

/// Reads CSV text: UTF-8 with or without BOM, UTF-16 with BOM or plainly so without, else
/// Windows-1252; separator `,` `;` tab or `|`, guessed from the heading line or named by a first
/// line `sep=;` as spreadsheets write it; CRLF, LF or CR; quotes by RFC 4180. An unclosed quote
/// (with the line where it opens), text after a closing quote, NUL, a line over 64 KiB, or no
/// heading at all is an error with its line; nothing is dropped in silence. A quote inside an
/// unquoted cell is text.
Result<CsvTable, CsvError> parseCsv(const QByteArray &bytes, const QString &fileName);

/// Reads the file and parses it; refuses files over 256 MiB.
Result<CsvTable, CsvError> readCsvFile(const QString &path);

/// One record as a line in that dialect, quoted only where RFC 4180 needs it, with line ending.
QString toCsvLine(const QStringList &cells, const CsvDialect &dialect);

} // namespace numberdesk
