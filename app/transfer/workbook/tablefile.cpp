// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/tablefile.h"

#include "core/filename.h"
#include "transfer/csv/inputfile.h"
#include "transfer/workbook/workbook.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace numberdesk {

namespace {

struct TableFile
{
    Q_DECLARE_TR_FUNCTIONS(TableFile)
};

CsvError uncopied(const QString &path, const FileFault &fault)
{
    return {false,
            shownFileName(path),
            0,
            TableFile::tr("No copy of the file can be kept in the data directory: %1.")
                .arg(fault.reason),
            fault.remedy,
            true};
}

} // namespace

Result<CsvTable, CsvError> readTableFile(const QString &path, const CsvReading &reading)
{
    const FileStamp stamp = stampOf(path); // before: what is changed meanwhile has another one
    const Result<QByteArray, CsvError> content = readInput(path, reading.cancel);
    if (!content)
        return Failure<CsvError>(content.error());
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
        return Failure<CsvError>(uncopied(path, copy.error()));
    table->copy = *copy;
    return table;
}

Result<CsvTable, CsvError> readTableCopy(const CsvTable &table, const CsvReading &reading)
{
    const Result<QByteArray, CsvError> content = readInput(table.copy->path(), reading.cancel);
    if (!content)
        return Failure<CsvError>(content.error());
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

} // namespace numberdesk
