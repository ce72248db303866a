// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace numberdesk {

/// Parts of an archive by name, in their order.
using ZipParts = QList<std::pair<QString, QByteArray>>;

/// A ZIP archive of these parts, compressed.
QByteArray zipOf(const ZipParts &parts);

/// The parts of a small .xlsx around the `<sheetData>` and what follows it of one sheet. `styles`
/// are the children of `<cellXfs>`; `formats` those of `<numFmts>`.
ZipParts xlsxParts(const QByteArray &sheetContent, const QByteArray &styles = {},
                   const QByteArray &formats = {}, const QByteArray &strings = {});
/// The parts of a small .ods with these children of `<office:spreadsheet>`, and of
/// `<office:automatic-styles>`.
ZipParts odsParts(const QByteArray &tables, const QByteArray &styles = {});

} // namespace numberdesk
