// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/zipbuilder.h"
#include "transfer/planning/plandraft.h"
#include "transfer/workbook/workbook.h"

#include <QString>

namespace numberdesk {

/// A cell with a text of its own.
inline QByteArray inlineCell(const QByteArray &reference, const QByteArray &text)
{
    return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

/// Row 1 of a sheet, and cells of a good row 2 below.
inline const QByteArray headings =
    "<row r=\"1\">" + inlineCell("A1", "telephoneNumber") + inlineCell("B1", "accountName") +
    inlineCell("C1", "serviceDetails_zoomPhoneCloudPeering_enabled") +
    inlineCell("D1", "configuration_customSipHeader") + "</row>";

/// A sheet with the headings and these rows.
inline QByteArray sheet(const QByteArray &rows, const QByteArray &behind = {})
{
    return "<sheetData>" + headings + rows + "</sheetData>" + behind;
}

/// Reads a workbook of these parts.
inline Result<CsvTable, CsvError> readParts(const ZipParts &parts, const QString &sheetName = {})
{
    CsvReading reading;
    reading.sheet = sheetName;
    return readWorkbook(zipOf(parts), QStringLiteral("numbers.xlsx"), reading);
}

/// The plan's rows of a table, as far as the file alone tells.
inline std::shared_ptr<ImportPlan> draft(const CsvTable &table, bool repairs = false)
{
    ImportOptions options;
    options.repair = repairs;
    const auto plan = draftPlan({table}, options, std::make_shared<std::atomic_bool>(false));
    return plan.value();
}

/// Errors of the cell in that column of a sheet with one row.
inline QStringList faultsOf(const ZipParts &parts)
{
    const auto table = readParts(parts);
    QStringList messages;
    if (!table)
        return {table.error().message};
    const auto plan = draft(*table);
    for (const RowIssue &issue : plan->errors)
        messages.append(issue.column + QStringLiteral(": ") + issue.message);
    return messages;
}

inline const QByteArray number = inlineCell("A2", "+441632960000");
inline const QByteArray account = inlineCell("B2", "contoso");

/// Why a workbook was not read.
inline QString messageOf(const Result<CsvTable, CsvError> &table)
{
    return table ? QStringLiteral("it was read") : table.error().message;
}

/// The parts of a workbook whose part of that name is `content`.
inline ZipParts withPart(const QString &name, const QByteArray &content)
{
    ZipParts parts = xlsxParts(sheet("<row r=\"2\">" + number + "<c r=\"B2\" t=\"s\"><v>0</v></c>" +
                                     inlineCell("C2", "true") + "</row>"),
                               {}, {}, "<si><t>contoso</t></si>");
    for (auto &part : parts) {
        if (part.first == name)
            part.second = content;
    }
    if (content.isNull())
        parts.removeIf([&](const auto &part) { return part.first == name; });
    return parts;
}

/// Where xlsxParts() has its sheet.
inline const QString sheetPart = QStringLiteral("book/pages/one.xml");

} // namespace numberdesk
