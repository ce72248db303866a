// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/workbook/ziparchive.h"

#include <QXmlStreamReader>

#include <functional>
#include <memory>
#include <optional>

namespace numberdesk {

/// One XML part of a workbook, read as a stream. A document type, which could define entities
/// without end, ends it, and so do elements nested deeper than any workbook's.
class SheetXml
{
public:
    /// Of that part, of at most `mostBytes`; null when the archive has none.
    static std::unique_ptr<SheetXml> open(const ZipArchive &archive, const QString &part,
                                          qint64 mostBytes = std::numeric_limits<qint64>::max());

    /// Goes to the next token, whatever it is.
    QXmlStreamReader::TokenType next();
    /// Goes to the next start of an element, in whatever depth; false at the end.
    bool nextElement();
    /// Calls `take` with each child of the element at hand, which it has to read or skip to its
    /// end.
    void eachChild(const std::function<void(QStringView name)> &take);
    /// Reads to the end of the element at hand.
    void skip();
    /// All text in the element at hand, that of its children included; reads to its end.
    QString text();
    /// True when there is no more to be read, or something was refused.
    bool atEnd() const { return m_xml.atEnd(); }
    /// Without its prefix; of the element at hand, until the next token.
    QStringView name() const { return m_xml.name(); }
    /// The text of the token at hand.
    QStringView characters() const { return m_xml.text(); }
    /// The attributes of the element at hand.
    QXmlStreamAttributes attributes() const { return m_xml.attributes(); }
    /// The value of an attribute, whatever its namespace; empty when there is none.
    QString attribute(QStringView name) const;
    /// Ends the reading; `reason` is a sentence that becomes the fault().
    void refuse(const QString &reason) { m_xml.raiseError(reason); }
    /// Why it could not be read to its end, a sentence; nothing when it could.
    std::optional<QString> fault() const;

private:
    explicit SheetXml(std::unique_ptr<QIODevice> device);

    std::unique_ptr<QIODevice> m_device;
    QString m_soundDevice; ///< what the device calls its error when it has none
    QXmlStreamReader m_xml;
    int m_depth = 0;
};

} // namespace numberdesk
