// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/workbook/cellformat.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace numberdesk {

class SheetXml;

/// What the styles of an OpenDocument spreadsheet tell of its cells and sheets (OpenDocument 1.2,
/// 16), of which its content has some and a part of their own has others.
class OdsStyles
{
public:
    /// Takes the element at hand when it is a style, and reads to its end; false when it is none.
    bool take(SheetXml &xml);

    /// The format of cells of that style, or of what it is made of; plain when none is known.
    CellFormat formatOf(const QString &style) const;
    /// True for a style of tables that are not shown.
    bool hides(const QString &style) const { return m_hiddenTables.contains(style); }

private:
    struct CellStyle
    {
        QString numbers; ///< its number style
        QString parent;
    };
    void takeStyle(SheetXml &xml);

    QHash<QString, CellFormat> m_formats; ///< by the name of the number style
    QHash<QString, CellStyle> m_cells;
    QSet<QString> m_hiddenTables;
};

} // namespace numberdesk
