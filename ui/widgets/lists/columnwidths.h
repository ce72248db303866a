// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace numberdesk {

/// What a column of a table asks for, in pixels.
struct ColumnNeed
{
    int least = 0;         ///< with it the text is cut, but can still be told from its neighbours'
    int wanted = 0;        ///< with it no cell's text is cut
    int heading = 0;       ///< with it the heading is not cut, which comes after the cells
    bool favoured = false; ///< gets what is left before the others do
    bool fixed = false;    ///< a person has chosen `wanted`
};

/// The width of each column, from left to right, in `room` pixels: text is cut only where it must
/// be, what is left goes where text is cut, and the last column takes the rest. Only where not even
/// the least fits are columns made smaller in proportion, down to a few letters; below that the
/// table is wider than its room.
QList<int> fittedWidths(const QList<ColumnNeed> &columns, int room);

} // namespace numberdesk
