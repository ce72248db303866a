// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/workbook/sheetxml.h"

#include <QCoreApplication>

namespace numberdesk {

namespace {

struct SheetXmlText
{
    Q_DECLARE_TR_FUNCTIONS(Workbook)
};

} // namespace

SheetXml::SheetXml(std::unique_ptr<QIODevice> device)
    : m_device(std::move(device)), m_xml(m_device.get())
{}

std::unique_ptr<SheetXml> SheetXml::open(const ZipArchive &archive, const QString &part)
{
    std::unique_ptr<QIODevice> device = archive.part(part);
    return device ? std::unique_ptr<SheetXml>(new SheetXml(std::move(device))) : nullptr;
}

bool SheetXml::nextElement()
{
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::DTD:
            m_xml.raiseError(SheetXmlText::tr("It has a document type, which no workbook has."));
            return false;
        case QXmlStreamReader::StartElement:
            return true;
        default:
            break;
        }
    }
    return false;
}

void SheetXml::eachChild(const std::function<void(QStringView)> &take)
{
    while (m_xml.readNextStartElement())
        take(m_xml.name());
}

QString SheetXml::attribute(QStringView name) const
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == name)
            return attribute.value().toString();
    }
    return {};
}

std::optional<QString> SheetXml::fault() const
{
    if (!m_xml.hasError())
        return {};
    const bool isOfDevice = !m_device->errorString().isEmpty() &&
                            m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError;
    return isOfDevice ? m_device->errorString() : m_xml.errorString();
}

} // namespace numberdesk
