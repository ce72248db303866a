// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/workbook.h"

#include "transfer/csv/inputfile.h"
#include "transfer/workbook/workbookfile.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct WorkbookText
{
    Q_DECLARE_TR_FUNCTIONS(Workbook)
};

CsvError error(const QString &fileName, const QString &message, const QString &remedy)
{
    return {false, fileName, 0, message, remedy};
}

/// Places of the sheets that hold anything; all of them when none does.
QList<qsizetype> filledSheets(const WorkbookFile &workbook)
{
    QList<qsizetype> filled;
    for (qsizetype i = 0; i < workbook.sheets().size(); ++i) {
        if (workbook.isFilled(i))
            filled.append(i);
    }
    return filled;
}

CsvError chooseSheet(const QString &fileName, const QStringList &names, const QString &wanted)
{
    CsvError which =
        wanted.isEmpty()
            ? error(
                  fileName,
                  WorkbookText::tr("The workbook has several sheets: %1.").arg(names.join(u", "_s)),
                  WorkbookText::tr("Choose the one that holds the numbers (--sheet NAME)."))
            : error(fileName,
                    WorkbookText::tr("The workbook has no sheet \"%1\", but %2.")
                        .arg(wanted, names.join(u", "_s)),
                    WorkbookText::tr("Choose one of them (--sheet NAME)."));
    which.sheets = names;
    return which;
}

/// The place of the sheet to be read.
Result<qsizetype, CsvError> sheetOf(const WorkbookFile &workbook, const QString &fileName,
                                    const QString &wanted)
{
    const QList<SheetEntry> &sheets = workbook.sheets();
    const auto named = std::find_if(sheets.cbegin(), sheets.cend(), [&](const SheetEntry &sheet) {
        return sheet.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    if (!wanted.isEmpty() && named != sheets.cend())
        return qsizetype(named - sheets.cbegin());
    const QList<qsizetype> filled = filledSheets(workbook);
    QStringList names;
    for (const qsizetype place : filled)
        names.append(sheets.at(place).name);
    if (wanted.isEmpty() && filled.size() == 1)
        return filled.first();
    if (filled.isEmpty()) {
        return Failure<CsvError>(
            error(fileName, WorkbookText::tr("The workbook holds nothing."),
                  WorkbookText::tr("Check whether it is the file that you meant.")));
    }
    return Failure<CsvError>(chooseSheet(fileName, names, wanted));
}

std::unique_ptr<WorkbookFile> openAny(const ZipArchive &archive)
{
    std::unique_ptr<WorkbookFile> workbook = openXlsx(archive);
    return workbook ? std::move(workbook) : openOds(archive);
}

} // namespace

bool isWorkbook(const QString &path, const QByteArray &content)
{
    const bool isNamedSo = path == "-"_L1 || path.endsWith(".xlsx"_L1, Qt::CaseInsensitive) ||
                           path.endsWith(".ods"_L1, Qt::CaseInsensitive);
    return isNamedSo && content.startsWith("PK\x03\x04");
}

Result<CsvTable, CsvError> readWorkbook(const QByteArray &content, const QString &fileName,
                                        const CsvReading &reading)
{
    const std::unique_ptr<ZipArchive> archive = ZipArchive::open(content);
    if (!archive) {
        return Failure<CsvError>(error(fileName,
                                       WorkbookText::tr("The workbook is damaged: its archive "
                                                        "cannot be opened."),
                                       WorkbookText::tr("Save it again, or copy it once more.")));
    }
    const std::unique_ptr<WorkbookFile> workbook = openAny(*archive);
    if (!workbook) {
        return Failure<CsvError>(
            error(fileName,
                  WorkbookText::tr("The file is %1, and no workbook that can be read.")
                      .arg(otherKindOf(content)),
                  WorkbookText::tr("Save it as .xlsx, .ods or CSV, without a password.")));
    }
    const Result<qsizetype, CsvError> sheet = sheetOf(*workbook, fileName, reading.sheet);
    if (!sheet)
        return Failure<CsvError>(sheet.error());
    const SheetEntry &entry = workbook->sheets().at(*sheet);
    SheetTable rows(fileName, entry.name, reading);
    const std::optional<QString> broken = workbook->read(*sheet, rows);
    Result<CsvTable, CsvError> table = rows.finish();
    if (broken) {
        return Failure<CsvError>(
            error(fileName,
                  WorkbookText::tr("The sheet \"%1\" cannot be read: %2").arg(entry.name, *broken),
                  WorkbookText::tr("Save the workbook again, or save the sheet as CSV.")));
    }
    if (table && entry.isHidden)
        table->notes += WorkbookText::tr("The sheet \"%1\" is hidden.").arg(entry.name);
    return table;
}

} // namespace numberdesk
