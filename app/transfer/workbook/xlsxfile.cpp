// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Office Open XML workbooks (ECMA-376 part 1, SpreadsheetML).

#include "transfer/workbook/sheetxml.h"
#include "transfer/workbook/workbookfile.h"
#include "transfer/workbook/xlsxparts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// The column of a reference such as `AB12`, from 0; -1 when it names none.
qsizetype columnOf(QStringView reference)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z')
            break;
        column = std::min(column * 26 + (c.unicode() - u'A' + 1), mostColumns + 1);
    }
    return column > mostColumns ? -1 : column - 1;
}

qint64 lineOf(QStringView reference)
{
    qsizetype digits = 0;
    while (digits < reference.size() && !reference.at(digits).isDigit())
        ++digits;
    return reference.sliced(digits).toLongLong();
}

/// Reads the rows of one sheet.
class XlsxSheetReader
{
public:
    XlsxSheetReader(SheetXml &xml, const XlsxParts &parts, SheetTable *table)
        : m_xml(xml), m_parts(parts), m_table(table)
    {}

    /// Ends early once the table takes no more, or, without a table, at the first cell that holds
    /// something.
    void run()
    {
        while (!m_isDone && m_xml.nextElement()) {
            const QStringView name = m_xml.name();
            if (name == u"row")
                readRow();
            else if (name == u"mergeCell" && m_table != nullptr)
                readMerge(m_xml.attribute(u"ref"));
        }
    }
    /// Whether any cell held something.
    bool isFilled() const { return m_isFilled; }

private:
    void readRow()
    {
        if (++m_rowsSeen > mostRowElements)
            return m_xml.refuse(tooLarge());
        const qint64 named = m_xml.attribute(u"r").toLongLong();
        m_line = named > m_line ? named : m_line + 1;
        const bool isHidden = isTrue(m_xml.attribute(u"hidden"));
        m_cells.clear();
        m_xml.eachChild([this](QStringView name) {
            if (name != u"c")
                return m_xml.skip();
            if (m_cells.size() >= mostColumns || ++m_cellsSeen > mostCells)
                return m_xml.refuse(tooLarge());
            const qsizetype told = columnOf(m_xml.attribute(u"r"));
            const qsizetype column = std::max(told, m_cells.size());
            m_cells.resize(column + 1);
            m_cells[column] = readCell();
            m_isFilled = m_isFilled || !m_cells.at(column).text.isEmpty();
        });
        if (m_table == nullptr)
            m_isDone = m_isFilled;
        else
            m_isDone = !m_table->add(m_line, m_cells, isHidden);
    }

    static QString tooLarge()
    {
        return QCoreApplication::translate("Workbook", "It has more rows or cells than any sheet.");
    }

    SheetCell readCell()
    {
        const QString type = m_xml.attribute(u"t");
        const CellFormat format = m_parts.format(m_xml.attribute(u"s").toInt());
        QString value;
        bool hasValue = false;
        bool isFormula = false;
        m_xml.eachChild([&](QStringView name) {
            if (name == u"is" || name == u"v") {
                hasValue = true;
                value = name == u"is" ? readRichText(m_xml) : m_xml.text();
                return;
            }
            isFormula = isFormula || name == u"f";
            m_xml.skip();
        });
        // Programs that do not compute write an empty value beside a formula. A text may be empty.
        hasValue = hasValue && (!value.isEmpty() || type == u"str"_s);
        if (!hasValue)
            return isFormula ? oddCell(SheetFault::UnknownResult, {}) : textCell({});
        return cellOf(type, value, format);
    }

    SheetCell cellOf(const QString &type, const QString &value, const CellFormat &format)
    {
        if (type == u"s"_s)
            return sharedCell(value);
        if (type == u"str"_s)
            return textCell(unescapedText(value));
        if (type == u"inlineStr"_s)
            return textCell(value);
        if (type == u"b"_s)
            return flagCell(isTrue(value));
        if (type == u"e"_s)
            return oddCell(SheetFault::ErrorValue, value);
        if (type == u"d"_s)
            return oddCell(SheetFault::Date, value);
        return figureCell(value, format);
    }

    SheetCell sharedCell(const QString &index)
    {
        const std::optional<QString> text = m_parts.sharedString(index);
        // Such a cell is not empty, which would clear what the gateway has.
        if (!text && m_table != nullptr)
            m_xml.refuse(QCoreApplication::translate(
                "Workbook", "A cell refers to a text that the workbook does not have."));
        return textCell(text.value_or(index));
    }

    void readMerge(const QString &range)
    {
        const QStringList ends = range.split(u':');
        if (ends.size() != 2)
            return;
        m_table->merge(lineOf(ends.first()), lineOf(ends.last()), columnOf(ends.first()),
                       columnOf(ends.last()));
    }

    SheetXml &m_xml;
    const XlsxParts &m_parts;
    SheetTable *m_table;
    QList<SheetCell> m_cells; ///< of the row at hand
    qint64 m_line = 0;
    qint64 m_rowsSeen = 0;
    qint64 m_cellsSeen = 0;
    bool m_isFilled = false;
    bool m_isDone = false;
};

class XlsxFile final : public WorkbookFile
{
public:
    XlsxFile(const ZipArchive &archive, XlsxParts parts)
        : m_archive(archive), m_parts(std::move(parts))
    {}

    const QList<SheetEntry> &sheets() const override { return m_parts.sheets(); }

    std::optional<QString> read(qsizetype sheet, SheetTable &table) const override
    {
        if (m_parts.fault())
            return m_parts.fault();
        if (m_faults.contains(sheet))
            return m_faults.value(sheet);
        if (const std::optional<QString> fault = m_parts.readStrings(m_archive))
            return fault;
        const auto xml = SheetXml::open(m_archive, m_parts.partOf(sheet));
        if (!xml)
            return QCoreApplication::translate("Workbook", "Its part is missing in the archive.");
        XlsxSheetReader(*xml, m_parts, &table).run();
        return xml->fault();
    }

    bool isFilled(qsizetype sheet) const override
    {
        if (m_parts.fault() || m_parts.readStrings(m_archive))
            return true; // what is broken is told when it is read
        const auto xml = SheetXml::open(m_archive, m_parts.partOf(sheet));
        if (!xml)
            return false;
        XlsxSheetReader reader(*xml, m_parts, nullptr);
        reader.run();
        if (const std::optional<QString> fault = xml->fault())
            m_faults.insert(sheet, *fault);
        return reader.isFilled() || m_faults.contains(sheet);
    }

private:
    const ZipArchive &m_archive;
    XlsxParts m_parts;
    mutable QHash<qsizetype, QString> m_faults; ///< of sheets, found before they are read
};

} // namespace

std::unique_ptr<WorkbookFile> openXlsx(const ZipArchive &archive)
{
    std::optional<XlsxParts> parts = XlsxParts::find(archive);
    return parts ? std::make_unique<XlsxFile>(archive, *std::move(parts)) : nullptr;
}

} // namespace numberdesk
