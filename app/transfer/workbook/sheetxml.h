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
/// without end, ends it.
class SheetXml
{
public:
    /// Of that part; null when the archive has none.
    static std::unique_ptr<SheetXml> open(const ZipArchive &archive, const QString &part);

    /// Goes to the next start of an element, in whatever depth; false at the end.
    bool nextElement();
    /// Calls `take` with each child of the element at hand, which it has to read or skip to its
    /// end.
    void eachChild(const std::function<void(QStringView name)> &take);
    /// The stream itself, at the element at hand.
    QXmlStreamReader &xml() { return m_xml; }
    /// The value of an attribute, whatever its namespace; empty when there is none.
    QString attribute(QStringView name) const;
    /// Why it could not be read to its end, a sentence; nothing when it could.
    std::optional<QString> fault() const;

private:
    explicit SheetXml(std::unique_ptr<QIODevice> device);

    std::unique_ptr<QIODevice> m_device;
    QXmlStreamReader m_xml;
};

} // namespace numberdesk
