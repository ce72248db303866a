// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// OpenDocument spreadsheets (OpenDocument 1.2, ISO/IEC 26300).

#include "transfer/workbook/odsstyles.h"
#include "transfer/workbook/odstablereader.h"
#include "transfer/workbook/sheetxml.h"
#include "transfer/workbook/workbookfile.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

const QString contentPart = u"content.xml"_s;

class OdsFile final : public WorkbookFile
{
public:
    /// All sheets stand in one part. The one that is probably read is read while they are found,
    /// which spares going through the part twice.
    OdsFile(const ZipArchive &archive, const QString &fileName, const CsvReading &reading)
        : m_archive(archive)
    {
        readStyles();
        walk(-1, [&](SheetXml &xml, const OdsStyles &styles) {
            const QString name = xml.attribute(u"name");
            m_sheets.append({name, styles.hides(xml.attribute(u"style-name"))});
            const bool isNamed = name.compare(reading.sheet, Qt::CaseInsensitive) == 0;
            auto table = !m_ahead && (isNamed || reading.sheet.isEmpty())
                             ? std::make_unique<SheetTable>(fileName, name, reading)
                             : nullptr;
            OdsTableReader reader(xml, styles, table.get());
            reader.run();
            m_filled.append(reader.isFilled());
            if (table && reader.isFilled()) {
                m_ahead = std::move(table);
                m_placeAhead = m_sheets.size() - 1;
                m_faultAhead = xml.fault();
            }
            return false;
        });
    }

    const QList<SheetEntry> &sheets() const override { return m_sheets; }
    bool isFilled(qsizetype sheet) const override { return m_filled.value(sheet); }

    std::optional<QString> read(qsizetype sheet, SheetTable &table) const override
    {
        if (m_stylesFault)
            return m_stylesFault;
        if (m_ahead && m_placeAhead == sheet) {
            table = std::move(*std::exchange(m_ahead, nullptr));
            return m_faultAhead;
        }
        return walk(sheet, [&table](SheetXml &xml, const OdsStyles &styles) {
            OdsTableReader(xml, styles, &table).run();
            return true;
        });
    }

private:
    /// Those that have names of their own; what is made for single cells stands in the content.
    void readStyles()
    {
        const auto xml = SheetXml::open(m_archive, u"styles.xml"_s, largestSmallPart);
        while (xml && xml->nextElement()) {
            if (xml->name() == u"automatic-styles" || xml->name() == u"master-styles")
                xml->skip();
            else
                m_styles.take(*xml);
        }
        m_stylesFault = xml ? xml->fault() : std::nullopt;
    }

    /// Calls `take` at the start of each table, or of the one at that place, until it says that it
    /// is done.
    template <typename Take>
    std::optional<QString> walk(qsizetype wanted, Take take) const
    {
        OdsStyles styles = m_styles;
        const auto xml = SheetXml::open(m_archive, contentPart);
        qsizetype place = 0;
        while (xml && xml->nextElement()) {
            if (styles.take(*xml) || xml->name() != u"table")
                continue;
            const qsizetype at = place++;
            if (wanted < 0 || wanted == at) {
                if (take(*xml, styles))
                    break;
            } else {
                xml->skip();
            }
        }
        return xml ? xml->fault()
                   : QCoreApplication::translate("Workbook", "Its part is missing in the archive.");
    }

    const ZipArchive &m_archive;
    OdsStyles m_styles;
    std::optional<QString> m_stylesFault;
    QList<SheetEntry> m_sheets;
    QList<bool> m_filled;
    mutable std::unique_ptr<SheetTable>
        m_ahead; ///< the sheet that was read already, until it is given
    qsizetype m_placeAhead = -1;
    std::optional<QString> m_faultAhead;
};

} // namespace

bool isEncryptedOds(const ZipArchive &archive)
{
    const auto xml = SheetXml::open(archive, u"META-INF/manifest.xml"_s, largestSmallPart);
    while (xml && xml->nextElement()) {
        if (xml->name() == u"encryption-data")
            return true;
    }
    return false;
}

std::unique_ptr<WorkbookFile> openOds(const ZipArchive &archive, const QString &fileName,
                                      const CsvReading &reading)
{
    if (!archive.has(contentPart) || isEncryptedOds(archive))
        return nullptr;
    auto workbook = std::make_unique<OdsFile>(archive, fileName, reading);
    return workbook->sheets().isEmpty() ? nullptr : std::move(workbook);
}

} // namespace numberdesk
