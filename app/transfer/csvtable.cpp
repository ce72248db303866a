// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csvtable.h"

#include "transfer/csvparser.h"
#include "transfer/csvtext.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace numberdesk {

namespace {

constexpr qint64 largestFile = 256LL * 1024 * 1024;

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

Result<CsvTable, CsvError> parseCsv(const QByteArray &bytes, const QString &fileName)
{
    const Result<DecodedText, CsvError> text = decodeCsvText(bytes, fileName);
    if (!text)
        return Failure(text.error());
    return CsvParser(*text, fileName).parse();
}

Result<CsvTable, CsvError> readCsvFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo::exists(path)) {
        return Failure(CsvError{true, path, 0, CsvFile::tr("The file does not exist."),
                                CsvFile::tr("Check its name and folder.")});
    }
    if (file.size() > largestFile) {
        return Failure(CsvError{false, path, 0, CsvFile::tr("The file is larger than 256 MiB."),
                                CsvFile::tr("Split it into several files.")});
    }
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly)) {
        return Failure(CsvError{false, path, 0, CsvFile::tr("The file cannot be opened."),
                                CsvFile::tr("Check that it is a file that you may read.")});
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return Failure(CsvError{false, path, 0, CsvFile::tr("The file could not be read fully."),
                                CsvFile::tr("Copy it to this computer and try again.")});
    }
    return parseCsv(bytes, path);
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
