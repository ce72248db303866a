// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/odsstyles.h"

#include "transfer/workbook/sheetxml.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr std::array numberStyles{
    std::pair{QStringView(u"number-style"), CellFormat::Kind::Plain},
    std::pair{QStringView(u"date-style"), CellFormat::Kind::Date},
    std::pair{QStringView(u"time-style"), CellFormat::Kind::Time},
    std::pair{QStringView(u"percentage-style"), CellFormat::Kind::Percent},
    std::pair{QStringView(u"currency-style"), CellFormat::Kind::Currency},
};

/// Of the style at hand, of that kind; reads to its end.
CellFormat readNumberStyle(SheetXml &xml, CellFormat::Kind kind)
{
    CellFormat format{kind, 0};
    bool isZerosOnly = true;
    xml.eachChild([&](QStringView name) {
        if (name == u"fraction") {
            format.kind = CellFormat::Kind::Fraction;
        } else if (name == u"number") {
            isZerosOnly = isZerosOnly && xml.attribute(u"decimal-places").toInt() == 0 &&
                          xml.attribute(u"grouping") != u"true"_s;
            format.zeros = xml.attribute(u"min-integer-digits").toInt();
        } else if (name == u"text") {
            isZerosOnly = xml.text().isEmpty() && isZerosOnly;
            return;
        } else {
            isZerosOnly = isZerosOnly && (name == u"text-properties" || name == u"map");
        }
        xml.skip();
    });
    constexpr int mostZeros = 100;
    const bool isPlain = format.kind == CellFormat::Kind::Plain && isZerosOnly;
    format.zeros = isPlain && format.zeros > 1 ? std::min(format.zeros, mostZeros) : 0;
    return format;
}

} // namespace

bool OdsStyles::take(SheetXml &xml)
{
    constexpr qsizetype mostStyles = 200'000;
    if (m_formats.size() + m_cells.size() + m_hiddenTables.size() > mostStyles) {
        xml.refuse(QCoreApplication::translate("Workbook", "It has more than %L1 styles.")
                       .arg(mostStyles));
        return true;
    }
    if (xml.name() == u"style" || xml.name() == u"default-style") {
        takeStyle(xml);
        return true;
    }
    const auto numbers =
        std::find_if(numberStyles.begin(), numberStyles.end(),
                     [&xml](const auto &style) { return style.first == xml.name(); });
    if (numbers == numberStyles.end())
        return false;
    const QString name = xml.attribute(u"name"); // before its children are read
    m_formats.insert(name, readNumberStyle(xml, numbers->second));
    return true;
}

/// The default style, which has no name, is what those without a parent are made of.
void OdsStyles::takeStyle(SheetXml &xml)
{
    const QString name = xml.attribute(u"name");
    if (xml.attribute(u"family") == u"table-cell"_s) {
        m_cells.insert(name,
                       {xml.attribute(u"data-style-name"), xml.attribute(u"parent-style-name")});
    }
    xml.eachChild([&](QStringView child) {
        if (child == u"table-properties" && xml.attribute(u"display") == u"false"_s)
            m_hiddenTables.insert(name);
        xml.skip();
    });
}

CellFormat OdsStyles::formatOf(const QString &style) const
{
    constexpr int mostSteps = 50; // styles could be made of each other in a circle
    QString at = style;
    for (int step = 0; step < mostSteps; ++step) {
        const CellStyle found = m_cells.value(at);
        if (!found.numbers.isEmpty())
            return m_formats.value(found.numbers);
        if (at.isEmpty())
            break;
        at = found.parent;
    }
    return {};
}

} // namespace numberdesk
