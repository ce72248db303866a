// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/odstablereader.h"

#include "transfer/workbook/odsstyles.h"
#include "transfer/workbook/sheetxml.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

int repeated(const SheetXml &xml, QStringView attribute)
{
    return std::max(1, xml.attribute(attribute).toInt());
}

QString tooLarge()
{
    return QCoreApplication::translate("Workbook", "It has more rows or cells than any sheet.");
}

/// The text that an element of a paragraph stands for; of others their content is read on.
QString textFor(const SheetXml &xml)
{
    constexpr int mostBlanks = 32'767; // a cell's text has no more
    if (xml.name() == u"s")
        return QString(std::min(repeated(xml, u"c"), mostBlanks), u' ');
    if (xml.name() == u"tab")
        return u"\t"_s;
    return xml.name() == u"line-break" ? u"\n"_s : QString();
}

/// The text of a paragraph, its spaces, tabs and line breaks included (OpenDocument 1.2, 6.1),
/// without comments and readings.
QString readParagraph(SheetXml &xml)
{
    QString text;
    for (int open = 1; open > 0 && !xml.atEnd();) {
        switch (xml.next()) {
        case QXmlStreamReader::Characters:
            text += xml.characters();
            break;
        case QXmlStreamReader::StartElement:
            if (xml.name() == u"annotation" || xml.name() == u"ruby-text") {
                xml.skip();
                break;
            }
            text += textFor(xml);
            ++open;
            break;
        case QXmlStreamReader::EndElement:
            --open;
            break;
        default:
            break;
        }
    }
    return text;
}

} // namespace

struct OdsTableReader::CellAttributes
{
    QString type;
    QString value;
    QString flag;
    QString text; ///< where it is not what is shown
    QString style;
    int rows = 0; ///< that it spans
    int columns = 0;
    bool isFormula = false;
    bool isError = false; ///< the office suite's own word for it; the standard has none
};

namespace {

OdsTableReader::CellAttributes attributesOf(const SheetXml &xml)
{
    OdsTableReader::CellAttributes cell;
    const QXmlStreamAttributes attributes = xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QStringView name = attribute.name();
        const QStringView value = attribute.value();
        if (name == u"value-type") {
            cell.isError = cell.isError || value == u"error";
            if (cell.type.isEmpty())
                cell.type = value.toString();
        } else if (name == u"value") {
            cell.value = value.toString();
        } else if (name == u"boolean-value") {
            cell.flag = value.toString();
        } else if (name == u"string-value") {
            cell.text = value.toString();
        } else if (name == u"style-name") {
            cell.style = value.toString();
        } else if (name == u"number-rows-spanned") {
            cell.rows = value.toInt();
        } else if (name == u"number-columns-spanned") {
            cell.columns = value.toInt();
        } else if (name == u"formula") {
            cell.isFormula = !value.isEmpty();
        }
    }
    return cell;
}

bool isGroup(QStringView name)
{
    constexpr std::array groups{
        QStringView(u"table-rows"),         QStringView(u"table-row-group"),
        QStringView(u"table-header-rows"),  QStringView(u"table-columns"),
        QStringView(u"table-column-group"), QStringView(u"table-header-columns"),
    };
    return std::find(groups.begin(), groups.end(), name) != groups.end();
}

} // namespace

OdsTableReader::OdsTableReader(SheetXml &xml, const OdsStyles &styles, SheetTable *table)
    : m_xml(xml), m_styles(styles), m_table(table)
{}

void OdsTableReader::run()
{
    readRows();
    if (m_table == nullptr)
        return;
    for (const MergedRange &range : std::as_const(m_merged))
        m_table->merge(range.firstLine, range.lastLine, range.firstColumn, range.lastColumn);
}

/// Rows and columns stand in groups, too, whose depth SheetXml limits.
void OdsTableReader::readRows()
{
    for (int open = 1; open > 0 && !m_isDone && !m_xml.atEnd();) {
        const QXmlStreamReader::TokenType token = m_xml.next();
        if (token == QXmlStreamReader::EndElement)
            --open;
        if (token != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = m_xml.name();
        if (name == u"table-row") {
            readRow();
        } else if (isGroup(name)) {
            ++open;
        } else {
            if (name == u"table-column")
                noteColumns();
            m_xml.skip();
        }
    }
}

void OdsTableReader::noteColumns()
{
    const QString style = m_xml.attribute(u"default-cell-style-name");
    const int count = repeated(m_xml, u"number-columns-repeated");
    for (int i = 0; i < count && m_columnStyles.size() < mostColumns; ++i)
        m_columnStyles.append(style);
}

void OdsTableReader::readRow()
{
    if (++m_rowsSeen > mostRowElements)
        return m_xml.refuse(tooLarge());
    const int count = repeated(m_xml, u"number-rows-repeated");
    const QString visibility = m_xml.attribute(u"visibility");
    const bool isHidden = visibility == u"collapse"_s || visibility == u"filter"_s;
    m_rowStyle = m_xml.attribute(u"default-cell-style-name");
    const qint64 line = m_line + 1;
    m_line += count;
    m_cells.clear();
    m_emptyCells = 0;
    m_xml.eachChild([&](QStringView name) {
        const int columns = repeated(m_xml, u"number-columns-repeated");
        const bool isCovered = name == u"covered-table-cell";
        if (name != u"table-cell" && !isCovered)
            return m_xml.skip();
        if (++m_cellsSeen > mostCells)
            return m_xml.refuse(tooLarge());
        const SheetCell cell = readCell(line, m_cells.size() + m_emptyCells);
        m_isFilled = m_isFilled || !cell.text.isEmpty();
        append(isCovered ? SheetCell() : cell, columns);
    });
    if (m_table == nullptr)
        m_isDone = m_isFilled;
    else
        m_isDone = !m_table->add(line, m_cells, isHidden, count);
}

/// Empty cells repeat to the end of the sheet: they are added only in front of others.
void OdsTableReader::append(const SheetCell &cell, int count)
{
    if (cell.kind == SheetCell::Kind::Unstored) {
        m_emptyCells += count;
        return;
    }
    const qsizetype start = std::min(m_cells.size() + m_emptyCells, mostColumns);
    m_cells.resize(start);
    m_emptyCells = 0;
    for (qsizetype i = std::min<qsizetype>(count, mostColumns - start); i > 0; --i)
        m_cells.append(cell);
}

SheetCell OdsTableReader::readCell(qint64 line, qsizetype column)
{
    const CellAttributes cell = attributesOf(m_xml);
    const QString &type = cell.type;
    noteMerged(line, column, cell);
    const QString text = readText();
    if (cell.isError)
        return oddCell(SheetFault::ErrorValue, text);
    if (type == u"string"_s)
        return textCell(cell.text.isEmpty() ? text : cell.text);
    if (type == u"float"_s) {
        const QString style = cell.style.isEmpty() ? defaultStyle(column) : cell.style;
        return figureCell(cell.value, m_styles.formatOf(style));
    }
    if (type == u"boolean"_s)
        return flagCell(cell.flag == u"true"_s);
    if (type == u"percentage"_s)
        return oddCell(SheetFault::Percent, text);
    if (type == u"currency"_s)
        return oddCell(SheetFault::Currency, text);
    if (type == u"date"_s)
        return oddCell(SheetFault::Date, text);
    if (type == u"time"_s)
        return oddCell(SheetFault::Time, text);
    if (type.isEmpty())
        return cell.isFormula ? oddCell(SheetFault::UnknownResult, {}) : SheetCell();
    return textCell(text);
}

QString OdsTableReader::defaultStyle(qsizetype column) const
{
    return m_rowStyle.isEmpty() ? m_columnStyles.value(column) : m_rowStyle;
}

void OdsTableReader::noteMerged(qint64 line, qsizetype column, const CellAttributes &cell)
{
    if (cell.rows <= 1 || m_table == nullptr)
        return;
    m_merged.append({line, line + cell.rows - 1, column, column + std::max(cell.columns, 1) - 1});
    if (m_merged.size() > mostRows) {
        m_xml.refuse(QCoreApplication::translate("Workbook", "It has more than %L1 merged ranges.")
                         .arg(mostRows));
    }
}

/// Paragraphs, without comments and drawings.
QString OdsTableReader::readText()
{
    QStringList paragraphs;
    m_xml.eachChild([&](QStringView name) {
        if (name == u"p")
            paragraphs += readParagraph(m_xml);
        else
            m_xml.skip();
    });
    return paragraphs.join(u'\n');
}

} // namespace numberdesk
