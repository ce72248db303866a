// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/csvtable.h"

#include "transfer/csv/csvparser.h"
#include "transfer/csv/csvtext.h"
#include "transfer/csv/inputfile.h"

#include <QCoreApplication>

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
