// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/workbook/sheettable.h"
#include "transfer/workbook/ziparchive.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace numberdesk {

/// A sheet as its workbook lists it.
struct SheetEntry
{
    QString name;
    bool isHidden = false;
};

/// A workbook of one of the formats, opened.
class WorkbookFile
{
public:
    virtual ~WorkbookFile() = default;

    /// Its sheets in their order.
    virtual const QList<SheetEntry> &sheets() const = 0;
    /// Hands the rows of a sheet, by its place in sheets(), to `table`, and merged ranges behind
    /// them. Gives a sentence when the sheet cannot be read to its end.
    virtual std::optional<QString> read(qsizetype sheet, SheetTable &table) const = 0;
    /// True when a sheet holds any cell with something in it, as far as that is quickly seen.
    virtual bool isFilled(qsizetype sheet) const = 0;
};

/// Opens the parts of an Office Open XML workbook; nothing when the archive is none.
std::unique_ptr<WorkbookFile> openXlsx(const ZipArchive &archive);
/// The same of an OpenDocument spreadsheet that is not encrypted. The sheet that `reading` names,
/// or the first that holds anything, is read at once, as a table of `fileName`.
std::unique_ptr<WorkbookFile> openOds(const ZipArchive &archive, const QString &fileName,
                                      const CsvReading &reading);

/// True for an OpenDocument file with a password: its parts are no XML (OpenDocument 1.2 part 3,
/// 4.3).
bool isEncryptedOds(const ZipArchive &archive);

} // namespace numberdesk
