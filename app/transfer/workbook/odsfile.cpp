// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// OpenDocument spreadsheets (ISO/IEC 26300, OpenDocument 1.2 part 1).

#include "transfer/workbook/sheetxml.h"
#include "transfer/workbook/workbookfile.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

const QString contentPart = u"content.xml"_s;
constexpr qsizetype mostColumns = 16'384;

/// What the styles of a document tell of its cells and sheets.
struct OdsStyles
{
    QHash<QString, CellFormat> formats; ///< by the name of the number style
    QHash<QString, QString> formatOfStyle;
    QSet<QString> hiddenTables; ///< names of table styles

    CellFormat formatOf(const QString &style) const
    {
        return formats.value(formatOfStyle.value(style));
    }
};

struct MergedRange
{
    qint64 firstLine = 0;
    qint64 lastLine = 0;
    qsizetype firstColumn = 0;
    qsizetype lastColumn = 0;
};

/// Zeros only, and fractions; dates and the like are told by the cells themselves.
CellFormat readNumberStyle(SheetXml &xml)
{
    CellFormat format;
    xml.eachChild([&](QStringView name) {
        if (name == u"fraction")
            format.kind = CellFormat::Kind::Fraction;
        else if (name == u"number" && xml.attribute(u"decimal-places").toInt() == 0 &&
                 xml.attribute(u"grouping") != u"true"_s)
            format.zeros = xml.attribute(u"min-integer-digits").toInt();
        xml.xml().skipCurrentElement();
    });
    format.zeros = format.zeros > 1 ? format.zeros : 0;
    return format;
}

void readStyle(SheetXml &xml, OdsStyles &styles)
{
    const QString name = xml.attribute(u"name");
    const QString family = xml.attribute(u"family");
    if (family == u"table-cell"_s)
        styles.formatOfStyle.insert(name, xml.attribute(u"data-style-name"));
    xml.eachChild([&](QStringView child) {
        if (child == u"table-properties" && xml.attribute(u"display") == u"false"_s)
            styles.hiddenTables.insert(name);
        xml.xml().skipCurrentElement();
    });
}

int repeated(const SheetXml &xml, QStringView attribute)
{
    return std::max(1, xml.attribute(attribute).toInt());
}

/// The text of a paragraph, its spaces, tabs and line breaks included (OpenDocument 1.2, 6.1).
QString readParagraph(SheetXml &xml)
{
    QString text;
    QXmlStreamReader &stream = xml.xml();
    while (!stream.atEnd()) {
        switch (stream.readNext()) {
        case QXmlStreamReader::Characters:
            text += stream.text();
            break;
        case QXmlStreamReader::StartElement:
            if (stream.name() == u"s") {
                text += QString(repeated(xml, u"c"), u' ');
                stream.skipCurrentElement();
            } else if (stream.name() == u"tab" || stream.name() == u"line-break") {
                text += stream.name() == u"tab" ? u'\t' : u'\n';
                stream.skipCurrentElement();
            } else if (stream.name() == u"annotation" || stream.name() == u"ruby-text") {
                stream.skipCurrentElement();
            } else {
                text += readParagraph(xml);
            }
            break;
        case QXmlStreamReader::EndElement:
            return text;
        default:
            break;
        }
    }
    return text;
}

/// Reads the rows of one table.
class OdsTableReader
{
public:
    OdsTableReader(SheetXml &xml, const OdsStyles &styles, SheetTable *table)
        : m_xml(xml), m_styles(styles), m_table(table)
    {}

    /// At the start of the table; reads to its end, or ends early once the table takes no more, or,
    /// without one, at the first cell that holds something.
    void run()
    {
        readRows();
        if (m_table == nullptr)
            return;
        for (const MergedRange &range : std::as_const(m_merged))
            m_table->merge(range.firstLine, range.lastLine, range.firstColumn, range.lastColumn);
    }
    bool isFilled() const { return m_isFilled; }

private:
    /// Rows stand in groups, too.
    void readRows()
    {
        QXmlStreamReader &stream = m_xml.xml();
        while (!m_isDone && stream.readNextStartElement()) {
            const QStringView name = stream.name();
            if (name == u"table-row")
                readRow();
            else if (isGroup(name))
                readRows(); // of rows, or of columns
            else if (name == u"table-column") {
                noteColumns();
                stream.skipCurrentElement();
            } else
                stream.skipCurrentElement();
        }
    }

    static bool isGroup(QStringView name)
    {
        return name == u"table-rows" || name == u"table-row-group" ||
               name == u"table-header-rows" || name == u"table-columns" ||
               name == u"table-column-group" || name == u"table-header-columns";
    }

    void noteColumns()
    {
        const QString style = m_xml.attribute(u"default-cell-style-name");
        const int count = repeated(m_xml, u"number-columns-repeated");
        for (int i = 0; i < count && m_columnStyles.size() < mostColumns; ++i)
            m_columnStyles.append(style);
    }

    void readRow()
    {
        const int count = repeated(m_xml, u"number-rows-repeated");
        const QString visibility = m_xml.attribute(u"visibility");
        const bool isHidden = visibility == u"collapse"_s || visibility == u"filter"_s;
        const qint64 line = m_line + 1;
        m_line += count;
        QList<SheetCell> cells;
        m_xml.eachChild([&](QStringView name) {
            const int columns = repeated(m_xml, u"number-columns-repeated");
            const bool isCovered = name == u"covered-table-cell";
            if (name != u"table-cell" && !isCovered)
                return m_xml.xml().skipCurrentElement();
            const SheetCell cell = readCell(line, cells.size());
            m_isFilled = m_isFilled || !cell.text.isEmpty();
            append(cells, isCovered ? SheetCell() : cell, columns);
        });
        while (!cells.isEmpty() && cells.constLast().kind == SheetCell::Kind::Unstored)
            cells.removeLast();
        if (m_table == nullptr) {
            m_isDone = m_isFilled;
            return;
        }
        for (int i = 0; i < count && !cells.isEmpty() && !m_isDone; ++i)
            m_isDone = !m_table->add(line + i, cells, isHidden);
    }

    /// Empty cells repeat to the end of the sheet.
    static void append(QList<SheetCell> &cells, const SheetCell &cell, int count)
    {
        const qsizetype room = mostColumns - cells.size();
        cells.append(
            QList<SheetCell>(std::min<qsizetype>(count, std::max<qsizetype>(room, 0)), cell));
    }

    SheetCell readCell(qint64 line, qsizetype column)
    {
        const QString type = m_xml.attribute(u"value-type");
        const QString value = m_xml.attribute(u"value");
        const QString flag = m_xml.attribute(u"boolean-value");
        const bool isFormula = !m_xml.attribute(u"formula").isEmpty();
        QString style = m_xml.attribute(u"style-name");
        if (style.isEmpty())
            style = m_columnStyles.value(column);
        const bool isError = hasErrorType();
        noteMerged(line, column);
        const QString text = readText();
        if (isError)
            return errorCell(text);
        if (type == u"float"_s)
            return figureCell(value, m_styles.formatOf(style));
        if (type == u"boolean"_s)
            return flagCell(flag == u"true"_s);
        if (type == u"percentage"_s)
            return madeOfCell(CellFormat::Kind::Percent, text);
        if (type == u"currency"_s)
            return madeOfCell(CellFormat::Kind::Currency, text);
        if (type == u"date"_s)
            return madeOfCell(CellFormat::Kind::Date, text);
        if (type == u"time"_s)
            return madeOfCell(CellFormat::Kind::Time, text);
        if (type.isEmpty() && isFormula)
            return unknownResultCell();
        return type.isEmpty() ? SheetCell() : textCell(text);
    }

    /// The office suite's own word for it; the standard has none.
    bool hasErrorType() const
    {
        const QXmlStreamAttributes attributes = m_xml.xml().attributes();
        return std::any_of(attributes.begin(), attributes.end(), [](const auto &attribute) {
            return attribute.name() == u"value-type" && attribute.value() == u"error";
        });
    }

    void noteMerged(qint64 line, qsizetype column)
    {
        const int rows = m_xml.attribute(u"number-rows-spanned").toInt();
        const int columns = repeated(m_xml, u"number-columns-spanned");
        if (rows > 1)
            m_merged.append({line, line + rows - 1, column, column + columns - 1});
    }

    /// Paragraphs, without comments and drawings.
    QString readText()
    {
        QStringList paragraphs;
        m_xml.eachChild([&](QStringView name) {
            if (name == u"p")
                paragraphs += readParagraph(m_xml);
            else
                m_xml.xml().skipCurrentElement();
        });
        return paragraphs.join(u'\n');
    }

    SheetXml &m_xml;
    const OdsStyles &m_styles;
    SheetTable *m_table;
    QStringList m_columnStyles;
    QList<MergedRange> m_merged;
    qint64 m_line = 0;
    bool m_isFilled = false;
    bool m_isDone = false;
};

class OdsFile final : public WorkbookFile
{
public:
    explicit OdsFile(const ZipArchive &archive) : m_archive(archive)
    {
        walk(-1, [this](SheetXml &xml, qsizetype, const OdsStyles &styles) {
            m_sheets.append({xml.attribute(u"name"),
                             styles.hiddenTables.contains(xml.attribute(u"style-name"))});
            OdsTableReader reader(xml, styles, nullptr);
            reader.run();
            m_filled.append(reader.isFilled());
            return false;
        });
    }

    const QList<SheetEntry> &sheets() const override { return m_sheets; }
    bool isFilled(qsizetype sheet) const override { return m_filled.value(sheet); }

    std::optional<QString> read(qsizetype sheet, SheetTable &table) const override
    {
        return walk(sheet, [&table](SheetXml &xml, qsizetype, const OdsStyles &styles) {
            OdsTableReader(xml, styles, &table).run();
            return true;
        });
    }

private:
    /// Calls `take` at the start of each table, or of the one at that place, until it says that it
    /// is done.
    template <typename Take>
    std::optional<QString> walk(qsizetype wanted, Take take) const
    {
        const auto xml = SheetXml::open(m_archive, contentPart);
        if (!xml)
            return QString();
        OdsStyles styles;
        qsizetype place = 0;
        while (xml->nextElement()) {
            const QStringView name = xml->xml().name();
            if (name == u"number-style") {
                const QString style = xml->attribute(u"name"); // before its children are read
                styles.formats.insert(style, readNumberStyle(*xml));
            } else if (name == u"style")
                readStyle(*xml, styles);
            else if (name == u"table") {
                const qsizetype at = place++;
                if ((wanted < 0 || wanted == at) && take(*xml, at, styles))
                    break;
            }
        }
        return xml->fault();
    }

    const ZipArchive &m_archive;
    QList<SheetEntry> m_sheets;
    QList<bool> m_filled;
};

/// Parts of an encrypted document are no XML.
bool isEncrypted(const ZipArchive &archive)
{
    const auto xml = SheetXml::open(archive, u"META-INF/manifest.xml"_s);
    while (xml && xml->nextElement()) {
        if (xml->xml().name() == u"encryption-data")
            return true;
    }
    return false;
}

} // namespace

std::unique_ptr<WorkbookFile> openOds(const ZipArchive &archive)
{
    if (!archive.has(contentPart) || isEncrypted(archive))
        return nullptr;
    auto workbook = std::make_unique<OdsFile>(archive);
    return workbook->sheets().isEmpty() ? nullptr : std::move(workbook);
}

} // namespace numberdesk
