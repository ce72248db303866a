// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"
#include "transfer/csv/csvtable.h"

namespace numberdesk {

/// What Manual input asks for.
struct TypedNumbers
{
    QString accountName;
    NumberEdits edits; ///< of each number
    QString text;      ///< numbers one per line, or as pasted from a sheet
};

/// The typed numbers as a table with the upload's headings, so that they are planned, sent and
/// reported like a file. A record's line is the line of the text. What is not asked for has no
/// column, which leaves it alone.
CsvTable tableOf(const TypedNumbers &typed, const QString &name);

/// What stands in the box before anything is planned.
struct TypedCount
{
    qint64 numbers = 0;  ///< entries that are no range
    qint64 twice = 0;    ///< entries that repeat an earlier one
    qint64 ranges = 0;   ///< ranges that can be expanded
    qint64 inRanges = 0; ///< numbers that they hold
    qint64 tooLong = 0;  ///< ranges that hold more than mostInRange numbers
};

TypedCount countTyped(const QString &text);

/// The most numbers of one range (behaviour, `number`).
inline constexpr quint64 mostInRange = 100000;

/// `text` with each range that can be expanded as its numbers, one per line; the rest as it was.
QString withRangesExpanded(const QString &text);

} // namespace numberdesk
