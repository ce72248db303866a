// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

// OpenDocument spreadsheets (OpenDocument 1.2, ISO/IEC 26300).

#include "transfer/workbook/odsstyles.h"
#include "transfer/workbook/odstablereader.h"
#include "transfer/workbook/sheetxml.h"
#include "transfer/workbook/workbookfile.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

const QString contentPart = u"content.xml"_s;

class OdsFile final : public WorkbookFile
{
public:
    explicit OdsFile(const ZipArchive &archive) : m_archive(archive)
    {
        readStyles();
        walk(-1, [this](SheetXml &xml, const OdsStyles &styles) {
            m_sheets.append({xml.attribute(u"name"), styles.hides(xml.attribute(u"style-name"))});
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
        if (m_stylesFault)
            return m_stylesFault;
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

std::unique_ptr<WorkbookFile> openOds(const ZipArchive &archive)
{
    if (!archive.has(contentPart) || isEncryptedOds(archive))
        return nullptr;
    auto workbook = std::make_unique<OdsFile>(archive);
    return workbook->sheets().isEmpty() ? nullptr : std::move(workbook);
}

} // namespace numberdesk
