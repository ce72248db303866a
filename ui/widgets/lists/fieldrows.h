// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/column.h"
#include "widgets/lists/detailspane.h"

namespace numberdesk {

/// A value as details show it: flags in words, lists with commas, times in the desk's zone and
/// format, words of the API as people say them; empty for what is not said.
QString shownValue(const FieldInfo &info, FieldKind kind, const FieldValue &value);

/// The row of a field under its short label, "—" for nothing.
template <typename T>
Details::Row fieldRow(const Column<T> &column, const T &resource)
{
    const QString value = shownValue(*column.info, column.kind, column.valueIn(resource));
    return {shortLabelOf(*column.info), value.isEmpty() ? QString(QChar(0x2014)) : value};
}

/// The rows of the columns that `chosen` takes and that people see, in the order of the table.
template <typename T, typename Chosen>
QList<Details::Row> fieldRows(const T &resource, Chosen chosen)
{
    QList<Details::Row> rows;
    for (const Column<T> &column : columns<T>()) {
        if (column.info->label != nullptr && chosen(column))
            rows.append(fieldRow(column, resource));
    }
    return rows;
}

} // namespace numberdesk
