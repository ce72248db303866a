// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/workbook.h"

#include "transfer/csv/inputfile.h"
#include "transfer/workbook/workbookfile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

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

/// The first of many names, which an error is to tell.
QString listed(const QStringList &names)
{
    constexpr qsizetype mostNames = 20;
    const auto left = static_cast<int>(names.size() - mostNames);
    const QString shown = names.mid(0, mostNames).join(u", "_s);
    return left > 0 ? WorkbookText::tr("%1 and %n more", nullptr, left).arg(shown) : shown;
}

CsvError chooseSheet(const QString &fileName, const QStringList &names, const QString &wanted)
{
    CsvError which =
        wanted.isEmpty()
            ? error(fileName,
                    WorkbookText::tr("The workbook has several sheets: %1.").arg(listed(names)),
                    WorkbookText::tr("Choose the one that holds the numbers (--sheet NAME)."))
            : error(fileName,
                    WorkbookText::tr("The workbook has no sheet \"%1\", but %2.")
                        .arg(wanted, listed(names)),
                    WorkbookText::tr("Choose one of them (--sheet NAME)."));
    which.sheets = names;
    return which;
}

/// The place of the sheet of that name, in whatever letter case if none has it exactly; -1 = none.
qsizetype placeOf(const QList<SheetEntry> &sheets, const QString &name)
{
    for (const Qt::CaseSensitivity letters : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        const auto named =
            std::find_if(sheets.cbegin(), sheets.cend(), [&](const SheetEntry &sheet) {
                return sheet.name.compare(name, letters) == 0;
            });
        if (named != sheets.cend())
            return named - sheets.cbegin();
    }
    return -1;
}

/// The place of the sheet to be read.
Result<qsizetype, CsvError> sheetOf(const WorkbookFile &workbook, const QString &fileName,
                                    const QString &wanted)
{
    const QList<SheetEntry> &sheets = workbook.sheets();
    const qsizetype named = placeOf(sheets, wanted);
    if (!wanted.isEmpty() && named >= 0)
        return named;
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

std::unique_ptr<WorkbookFile> openAny(const ZipArchive &archive, const QString &fileName,
                                      const CsvReading &reading)
{
    std::unique_ptr<WorkbookFile> workbook = openXlsx(archive);
    return workbook ? std::move(workbook) : openOds(archive, fileName, reading);
}

} // namespace

bool isWorkbook(const QString &path, const QByteArray &content)
{
    constexpr std::array ofText{"csv"_L1, "tsv"_L1, "txt"_L1};
    const QString suffix = QFileInfo(path).suffix();
    const bool isNamedText = std::any_of(ofText.begin(), ofText.end(), [&suffix](auto text) {
        return suffix.compare(text, Qt::CaseInsensitive) == 0;
    });
    return !isNamedText && content.startsWith("PK\x03\x04");
}

Result<CsvTable, CsvError> readWorkbook(const QByteArray &content, const QString &fileName,
                                        const CsvReading &reading)
{
    const std::unique_ptr<ZipArchive> archive = ZipArchive::open(content, {}, reading.cancel);
    if (!archive) {
        return Failure<CsvError>(error(fileName,
                                       WorkbookText::tr("The workbook is damaged: its archive "
                                                        "cannot be opened."),
                                       WorkbookText::tr("Save it again, or copy it once more.")));
    }
    const std::unique_ptr<WorkbookFile> workbook = openAny(*archive, fileName, reading);
    if (*reading.cancel)
        return Failure<CsvError>(error(fileName, WorkbookText::tr("Reading was cancelled."), {}));
    if (!workbook && isEncryptedOds(*archive)) {
        return Failure<CsvError>(error(fileName,
                                       WorkbookText::tr("The workbook is password-protected."),
                                       WorkbookText::tr("Save it without a password, or as CSV.")));
    }
    if (!workbook) {
        return Failure<CsvError>(
            error(fileName,
                  WorkbookText::tr("The file is %1, and no workbook that can be read.")
                      .arg(otherKindOf(content)),
                  WorkbookText::tr("Save it as .xlsx, .ods or CSV.")));
    }
    const Result<qsizetype, CsvError> sheet = sheetOf(*workbook, fileName, reading.sheet);
    if (!sheet)
        return Failure<CsvError>(sheet.error());
    const SheetEntry &entry = workbook->sheets().at(*sheet);
    SheetTable rows(fileName, entry.name, reading);
    const std::optional<QString> broken = workbook->read(*sheet, rows);
    Result<CsvTable, CsvError> table = rows.finish();
    if (broken && !*reading.cancel) {
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
