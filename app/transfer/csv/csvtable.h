// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "files/filestamp.h"
#include "files/privatecopy.h"
#include "transfer/csv/cancelflag.h"
#include "transfer/csv/csvrecords.h"
#include "transfer/csv/sheetfault.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>

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

/// Where the place of a cell is looked up: its line and column (from 0).
inline qint64 cellKey(qint64 line, qsizetype column)
{
    constexpr qint64 columnsOfSheet = 16'384;
    return line * columnsOfSheet + column;
}

/// A whole CSV file in memory. Blank lines, and those of separators only that spreadsheets leave
/// behind, are left out of the records.
struct CsvTable
{
    QString fileName; ///< as people see it
    CsvDialect dialect;
    QList<CsvRecord> above; ///< titles and comments above the headings
    CsvRecord heading;
    CsvRecords records;                   ///< as in the file
    QHash<qsizetype, CsvRecord> mended;   ///< rows that a person has mended, by their index above
    bool isWorkbook = false;              ///< it is a sheet of a workbook
    QString sheet;                        ///< its name
    QHash<qint64, SheetFault> cellFaults; ///< a sheet's bad cells, by cellKey()
    QHash<qint64, QString> paddedCells;   ///< numbers as they are shown, with leading zeros
    QStringList notes;                    ///< what people should know of the reading: sentences
    bool isDamaged = false; ///< some bytes were not of the encoding; U+FFFD stands for them

    QString path;    ///< of the file, absolute; empty for what is no file that can be read again
    FileStamp stamp; ///< of that file when it was read
    /// What was read, kept for this program alone; null where nobody asked for it.
    std::shared_ptr<const PrivateCopy> copy;
};

/// How a file is to be read, where that is not to be found out.
struct CsvReading
{
    QChar separator;                   ///< null = found out
    QString encoding;                  ///< empty = found out
    QMap<QString, QString> headingMap; ///< headings that stand for known ones
    QString copyFolder; ///< where a private copy of the file is kept; empty = nowhere
    CancelFlag cancel = std::make_shared<std::atomic_bool>(false);
    QString sheet = {};      ///< of a workbook; empty = the only one that holds anything
    bool isWorkbook = false; ///< it is a workbook, whatever it is called
};

/// The most data rows that one file, or one import, may have.
inline constexpr qint64 mostRows = 1'000'000;

/// Why a file could not be read as CSV.
struct CsvError
{
    bool missing = false; ///< there is no such file
    QString fileName;
    qint64 line = 0;         ///< 0 = the whole file
    QString message;         ///< what was found, one sentence, translated
    QString remedy;          ///< what to do, one sentence, translated
    bool isOfDesk = false;   ///< the file is not at fault: this computer cannot keep a copy of it
    QStringList sheets = {}; ///< the workbook has these, and one is to be named
};

/// Reads CSV text: UTF-8 with or without BOM, UTF-16 with BOM or plainly so without, else
/// Windows-1252; separator `,` `;` tab or `|`, found with the headings or named by a first line
/// `sep=;` in any of the shapes in which spreadsheets write it; CRLF, LF or CR; quotes by RFC 4180.
/// The headings stand in one of the first 20 lines. A line that cannot be read is a record with a
/// fault, and reading goes on at the next line. No heading at all, other kinds of files, more than
/// mostRows rows or 50,000,000 cells are errors; nothing is dropped in silence. A quote inside an
/// unquoted cell is text.
Result<CsvTable, CsvError> parseCsv(const QByteArray &bytes, const QString &fileName,
                                    const CsvReading &reading = {});

/// One record as a line in that dialect, quoted only where RFC 4180 needs it, with line ending.
QString toCsvLine(const QStringList &cells, const CsvDialect &dialect);

} // namespace numberdesk
