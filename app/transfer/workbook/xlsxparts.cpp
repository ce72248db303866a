// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/xlsxparts.h"

#include "transfer/workbook/sheetxml.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

struct Relationship
{
    QString type; ///< the last word of its address
    QString part;
};

using Relationships = QHash<QString, Relationship>; ///< by id

/// A target as seen from the folder of `source`, or from the root.
QString resolved(const QString &source, const QString &target)
{
    if (target.startsWith(u'/'))
        return target.sliced(1);
    QStringList path = source.split(u'/');
    path.removeLast();
    for (const QString &step : target.split(u'/')) {
        if (step == u".."_s)
            path.removeLast();
        else if (step != u"."_s)
            path.append(step);
    }
    return path.join(u'/');
}

/// Those of a part; of the package when it is empty.
Relationships relationshipsOf(const ZipArchive &archive, const QString &part)
{
    const qsizetype folder = part.lastIndexOf(u'/') + 1;
    const QString place = part.first(folder) + u"_rels/"_s + part.sliced(folder) + u".rels"_s;
    Relationships relationships;
    const auto xml = SheetXml::open(archive, place);
    while (xml && xml->nextElement()) {
        if (xml->xml().name() != u"Relationship" || xml->attribute(u"TargetMode") == u"External"_s)
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
    xml.eachChild([&](QStringView name) {
        if (name == u"t")
            text += xml.xml().readElementText(QXmlStreamReader::IncludeChildElements);
        else if (name == u"r")
            text += readRichText(xml);
        else
            xml.xml().skipCurrentElement(); // properties, and how it is pronounced
    });
    return text;
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
    const auto xml = SheetXml::open(archive, workbook);
    while (xml && xml->nextElement()) {
        if (xml->xml().name() != u"sheet")
            continue;
        const Relationship relationship = relationships.value(xml->attribute(u"id"));
        if (relationship.type != u"worksheet"_s)
            continue; // a chart of its own
        const QString state = xml->attribute(u"state");
        m_sheets.append({xml->attribute(u"name"), !state.isEmpty() && state != u"visible"_s});
        m_sheetParts.append(relationship.part);
    }
    m_stringsPart = partOfType(relationships, u"sharedStrings");
    readFormats(archive, partOfType(relationships, u"styles"));
}

void XlsxParts::readFormats(const ZipArchive &archive, const QString &part)
{
    QHash<int, CellFormat> own;
    bool isOfCells = false; // cellStyleXfs has the same elements
    const auto xml = SheetXml::open(archive, part);
    while (xml && xml->nextElement()) {
        const QStringView name = xml->xml().name();
        if (name == u"numFmt")
            own.insert(xml->attribute(u"numFmtId").toInt(),
                       formatOfCode(xml->attribute(u"formatCode")));
        else if (name == u"xf" && isOfCells) {
            const int id = xml->attribute(u"numFmtId").toInt();
            m_formats.append(own.contains(id) ? own.value(id) : builtInFormat(id));
        } else if (name.endsWith(u"Xfs") || name == u"cellStyles")
            isOfCells = name == u"cellXfs";
    }
}

std::optional<QString> XlsxParts::readStrings(const ZipArchive &archive) const
{
    if (m_stringsPart.isEmpty() || !m_strings.isEmpty())
        return {};
    const auto xml = SheetXml::open(archive, m_stringsPart);
    if (!xml)
        return {};
    while (xml->nextElement()) {
        if (xml->xml().name() == u"si")
            m_strings.append(readRichText(*xml));
    }
    return xml->fault();
}

} // namespace numberdesk
