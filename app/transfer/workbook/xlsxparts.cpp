// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/xlsxparts.h"

#include "transfer/workbook/sheetxml.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct XlsxText
{
    Q_DECLARE_TR_FUNCTIONS(Workbook)
};

struct Relationship
{
    QString type; ///< the last word of its address
    QString part;
};

using Relationships = QHash<QString, Relationship>; ///< by id

/// A target as seen from the folder of `source`, or from the root; it is an address, in which
/// blanks and the like are escaped.
QString resolved(const QString &source, const QString &target)
{
    const QString named = QString::fromUtf8(QByteArray::fromPercentEncoding(target.toUtf8()));
    if (named.startsWith(u'/'))
        return named.sliced(1);
    QStringList path = source.split(u'/');
    path.removeLast();
    for (const QString &step : named.split(u'/')) {
        if (step != u".."_s && step != u"."_s)
            path.append(step);
        else if (step == u".."_s && !path.isEmpty())
            path.removeLast();
    }
    return path.join(u'/');
}

/// Those of a part; of the package when it is empty.
Relationships relationshipsOf(const ZipArchive &archive, const QString &part)
{
    const qsizetype folder = part.lastIndexOf(u'/') + 1;
    const QString place = part.first(folder) + u"_rels/"_s + part.sliced(folder) + u".rels"_s;
    Relationships relationships;
    const auto xml = SheetXml::open(archive, place, largestSmallPart);
    while (xml && xml->nextElement()) {
        if (xml->name() != u"Relationship" || xml->attribute(u"TargetMode") == u"External"_s)
            continue;
        relationships.insert(xml->attribute(u"Id"), {xml->attribute(u"Type").section(u'/', -1),
                                                     resolved(part, xml->attribute(u"Target"))});
    }
    return relationships;
}

QString partOfType(const Relationships &relationships, QStringView type)
{
    for (const Relationship &relationship : relationships) {
        if (relationship.type == type)
            return relationship.part;
    }
    return {};
}

} // namespace

bool isTrue(QStringView value)
{
    return value == u"1" || value.compare(u"true", Qt::CaseInsensitive) == 0;
}

QString readRichText(SheetXml &xml)
{
    QString text;
    const auto takeText = [&](QStringView name) {
        if (name == u"t")
            text += xml.text();
        else
            xml.skip(); // properties, and how it is pronounced
    };
    xml.eachChild([&](QStringView name) {
        if (name == u"r")
            xml.eachChild(takeText);
        else
            takeText(name);
    });
    return unescapedText(text);
}

QString unescapedText(const QString &text)
{
    if (!text.contains(u"_x"_s))
        return text;
    static const QRegularExpression escape(u"_x([0-9A-Fa-f]{4})_"_s);
    QString plain;
    qsizetype done = 0;
    for (auto found = escape.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        plain += QStringView(text).sliced(done, match.capturedStart() - done);
        plain += QChar(match.capturedView(1).toUShort(nullptr, 16));
        done = match.capturedEnd();
    }
    plain += QStringView(text).sliced(done);
    return plain;
}

void XlsxParts::note(const SheetXml *xml)
{
    if (xml != nullptr && !m_fault)
        m_fault = xml->fault();
}

std::optional<XlsxParts> XlsxParts::find(const ZipArchive &archive)
{
    const QString workbook = partOfType(relationshipsOf(archive, {}), u"officeDocument");
    if (workbook.isEmpty() || !archive.has(workbook))
        return {};
    XlsxParts parts;
    parts.readSheets(archive, workbook);
    if (parts.m_sheets.isEmpty())
        return {};
    return parts;
}

void XlsxParts::readSheets(const ZipArchive &archive, const QString &workbook)
{
    const Relationships relationships = relationshipsOf(archive, workbook);
    const auto xml = SheetXml::open(archive, workbook, largestSmallPart);
    while (xml && xml->nextElement()) {
        if (xml->name() != u"sheet")
            continue;
        const Relationship relationship = relationships.value(xml->attribute(u"id"));
        if (relationship.type != u"worksheet"_s)
            continue; // a chart of its own
        const QString state = xml->attribute(u"state");
        m_sheets.append({xml->attribute(u"name"), !state.isEmpty() && state != u"visible"_s});
        m_sheetParts.append(relationship.part);
    }
    note(xml.get());
    m_stringsPart = partOfType(relationships, u"sharedStrings");
    readFormats(archive, partOfType(relationships, u"styles"));
}

void XlsxParts::readFormats(const ZipArchive &archive, const QString &part)
{
    QHash<int, CellFormat> own;
    bool isOfCells = false; // cellStyleXfs has the same elements
    const auto xml = SheetXml::open(archive, part, largestSmallPart);
    if (!xml && !part.isEmpty())
        m_fault = XlsxText::tr("A part with the formats of cells is missing in the archive.");
    while (xml && xml->nextElement()) {
        const QStringView name = xml->name();
        if (name == u"numFmt")
            own.insert(xml->attribute(u"numFmtId").toInt(),
                       formatOfCode(xml->attribute(u"formatCode")));
        else if (name == u"xf" && isOfCells) {
            const int id = xml->attribute(u"numFmtId").toInt();
            m_formats.append(own.contains(id) ? own.value(id) : builtInFormat(id));
        } else if (name.endsWith(u"Xfs") || name == u"cellStyles")
            isOfCells = name == u"cellXfs";
    }
    note(xml.get()); // without its formats a date would pass for a number
}

std::optional<QString> XlsxParts::readStrings(const ZipArchive &archive) const
{
    constexpr qint64 mostStrings = 16 * mostRows;
    if (m_areStringsRead || m_stringsPart.isEmpty())
        return m_stringsFault;
    m_areStringsRead = true;
    const auto xml = SheetXml::open(archive, m_stringsPart);
    if (!xml)
        return m_stringsFault = XlsxText::tr("A part with texts is missing in the archive.");
    while (xml->nextElement()) {
        if (xml->name() == u"si")
            m_strings.append(readRichText(*xml));
        if (m_strings.size() > mostStrings)
            xml->refuse(XlsxText::tr("It has more than %L1 different texts.").arg(mostStrings));
    }
    return m_stringsFault = xml->fault();
}

std::optional<QString> XlsxParts::sharedString(QStringView index) const
{
    bool isNumber = false;
    const qint64 place = index.trimmed().toLongLong(&isNumber);
    if (!isNumber || place < 0 || place >= m_strings.size())
        return {};
    return m_strings.at(place);
}

} // namespace numberdesk
