// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/workbook/cellformat.h"
#include "transfer/workbook/workbookfile.h"

#include <QHash>
#include <QList>

#include <optional>

namespace numberdesk {

class SheetXml;

/// What the parts of an Office Open XML workbook tell beside its sheets: found through their
/// relationships (ECMA-376 part 2), whatever they are named.
class XlsxParts
{
public:
    /// Nothing when the archive has no workbook.
    static std::optional<XlsxParts> find(const ZipArchive &archive);

    /// In their order.
    const QList<SheetEntry> &sheets() const { return m_sheets; }
    /// Where a sheet is, by its place in sheets().
    QString partOf(qsizetype sheet) const { return m_sheetParts.value(sheet); }
    /// By the index that a cell has.
    CellFormat format(int style) const { return m_formats.value(style); }
    /// Reads the strings that cells share, once; a sentence when they cannot be read.
    std::optional<QString> readStrings(const ZipArchive &archive) const;
    /// By its index; empty before readStrings().
    QString sharedString(qint64 index) const { return m_strings.value(index); }

private:
    void readSheets(const ZipArchive &archive, const QString &workbook);
    void readFormats(const ZipArchive &archive, const QString &part);

    QList<SheetEntry> m_sheets;
    QStringList m_sheetParts;
    QList<CellFormat> m_formats; ///< by style
    QString m_stringsPart;
    mutable QStringList m_strings;
};

/// The text of an item at hand that may consist of runs, without its phonetic guides; reads to its
/// end.
QString readRichText(SheetXml &xml);

/// `1` and `true` (XML Schema part 2, boolean).
bool isTrue(QStringView value);

} // namespace numberdesk
