// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvtable.h"

#include "core/filename.h"
#include "transfer/csv/csvparser.h"
#include "transfer/csv/csvtext.h"
#include "transfer/csv/inputfile.h"
#include "transfer/workbook/workbook.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace numberdesk {

namespace {

struct CsvFile
{
    Q_DECLARE_TR_FUNCTIONS(CsvFile)
};

QString quotedWhereNeeded(const QString &cell, const CsvDialect &dialect)
{
    const auto special = [&dialect](QChar c) {
        return c == dialect.separator || c == u'"' || c == u'\r' || c == u'\n';
    };
    if (std::none_of(cell.begin(), cell.end(), special))
        return cell;
    QString quoted = cell;
    quoted.replace(u'"', QStringLiteral("\"\""));
    return u'"' + quoted + u'"';
}

CsvError uncopied(const QString &path, const FileFault &fault)
{
    return {
        false,
        shownFileName(path),
        0,
        CsvFile::tr("No copy of the file can be kept in the data directory: %1.").arg(fault.reason),
        fault.remedy,
        true};
}

} // namespace

Result<CsvTable, CsvError> parseCsv(const QByteArray &bytes, const QString &fileName,
                                    const CsvReading &reading)
{
    if (const QString kind = otherKindOf(bytes); !kind.isEmpty()) {
        return Failure(CsvError{false, fileName, 0,
                                CsvFile::tr("The file is %1, no CSV text.").arg(kind),
                                CsvFile::tr("Save the table as CSV UTF-8 and choose that file; "
                                            "a workbook is read when it is named .xlsx or .ods.")});
    }
    return CsvParser(decodeCsvText(bytes, reading.encoding), fileName, reading).parse();
}

Result<CsvTable, CsvError> readCsvFile(const QString &path, const CsvReading &reading)
{
    const FileStamp stamp = stampOf(path); // before: what is changed meanwhile has another one
    const Result<QByteArray, CsvError> content = readInput(path, reading.cancel);
    if (!content)
        return Failure(content.error());
    const bool hasSheets = reading.isWorkbook || isWorkbook(path, *content);
    Result<CsvTable, CsvError> table = hasSheets
                                           ? readWorkbook(*content, shownFileName(path), reading)
                                           : parseCsv(*content, shownFileName(path), reading);
    if (!table)
        return table;
    table->stamp = stamp;
    table->path = stamp.isThere ? QFileInfo(path).absoluteFilePath() : QString();
    if (reading.copyFolder.isEmpty())
        return table;
    const auto copy = PrivateCopy::make(reading.copyFolder, *content);
    if (!copy)
        return Failure(uncopied(path, copy.error()));
    table->copy = *copy;
    return table;
}

Result<CsvTable, CsvError> readCopy(const CsvTable &table, const CsvReading &reading)
{
    const Result<QByteArray, CsvError> content = readInput(table.copy->path(), reading.cancel);
    if (!content)
        return Failure(content.error());
    Result<CsvTable, CsvError> again = table.isWorkbook
                                           ? readWorkbook(*content, table.fileName, reading)
                                           : parseCsv(*content, table.fileName, reading);
    if (!again)
        return again;
    again->path = table.path;
    again->stamp = table.stamp;
    again->copy = table.copy;
    return again;
}

QString toCsvLine(const QStringList &cells, const CsvDialect &dialect)
{
    const bool blank = std::all_of(cells.begin(), cells.end(),
                                   [](QStringView cell) { return cell.trimmed().isEmpty(); });
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += dialect.separator;
        const QString cell = quotedWhereNeeded(cells.at(i), dialect);
        // Blank cells alone would read as a blank line and vanish.
        line += i == 0 && blank && !cell.startsWith(u'"') ? u'"' + cell + u'"' : cell;
    }
    return line + (dialect.crlf ? QStringLiteral("\r\n") : QStringLiteral("\n"));
}

} // namespace numberdesk
