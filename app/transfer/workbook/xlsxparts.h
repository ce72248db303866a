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
    /// By the index that a cell has; nothing when there is no such text, and before readStrings().
    std::optional<QString> sharedString(QStringView index) const;
    /// Why the list of sheets, or the formats of cells, could not be read to the end, a sentence.
    const std::optional<QString> &fault() const { return m_fault; }

private:
    void note(const SheetXml *xml);
    void readSheets(const ZipArchive &archive, const QString &workbook);
    void readFormats(const ZipArchive &archive, const QString &part);

    QList<SheetEntry> m_sheets;
    QStringList m_sheetParts;
    QList<CellFormat> m_formats; ///< by style
    QString m_stringsPart;
    std::optional<QString> m_fault;
    mutable QStringList m_strings;
    mutable std::optional<QString> m_stringsFault;
    mutable bool m_areStringsRead = false;
};

/// The text of an item at hand that may consist of runs, without its phonetic guides; reads to its
/// end.
QString readRichText(SheetXml &xml);

/// A text with its characters for `_x000D_` and the like, which XML cannot hold (ECMA-376 part 1,
/// 22.9.2.19).
QString unescapedText(const QString &text);

/// `1` and `true` (XML Schema part 2, boolean).
bool isTrue(QStringView value);

} // namespace numberdesk
