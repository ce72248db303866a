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
    : m_device(std::move(device)), m_soundDevice(m_device->errorString()), m_xml(m_device.get())
{}

std::unique_ptr<SheetXml> SheetXml::open(const ZipArchive &archive, const QString &part,
                                         qint64 mostBytes)
{
    std::unique_ptr<QIODevice> device = archive.part(part, mostBytes);
    return device ? std::unique_ptr<SheetXml>(new SheetXml(std::move(device))) : nullptr;
}

QXmlStreamReader::TokenType SheetXml::next()
{
    constexpr int mostDepth = 200; // the reader keeps every element that is open
    switch (m_xml.readNext()) {
    case QXmlStreamReader::DTD:
        refuse(SheetXmlText::tr("It has a document type, which no workbook has."));
        break;
    case QXmlStreamReader::StartElement:
        if (++m_depth > mostDepth)
            refuse(SheetXmlText::tr("Its elements are nested deeper than those of any workbook."));
        break;
    case QXmlStreamReader::EndElement:
        --m_depth;
        break;
    default:
        break;
    }
    return m_xml.tokenType();
}

bool SheetXml::nextElement()
{
    while (!atEnd()) {
        if (next() == QXmlStreamReader::StartElement)
            return true;
    }
    return false;
}

void SheetXml::eachChild(const std::function<void(QStringView)> &take)
{
    while (!atEnd()) {
        const QXmlStreamReader::TokenType token = next();
        if (token == QXmlStreamReader::EndElement)
            return;
        if (token == QXmlStreamReader::StartElement)
            take(name());
    }
}

void SheetXml::skip()
{
    const int outside = m_depth - 1;
    while (!atEnd() && m_depth > outside)
        next();
}

QString SheetXml::text()
{
    const int outside = m_depth - 1;
    QString all;
    while (!atEnd() && m_depth > outside) {
        if (next() == QXmlStreamReader::Characters)
            all += characters();
    }
    return all;
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
    if (m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError)
        return m_xml.errorString();
    return m_device->errorString() == m_soundDevice ? SheetXmlText::tr("It ends in the middle.")
                                                    : m_device->errorString();
}

} // namespace numberdesk
