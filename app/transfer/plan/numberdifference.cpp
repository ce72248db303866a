// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/plan/numberdifference.h"

#include "core/fields/requestequality.h"

namespace numberdesk {

QList<ColumnId> namedColumns(const NumberChange &change)
{
    QList<ColumnId> columns;
    for (const auto &edit : change.edits)
        columns.append(edit.column);
    return columns;
}

QList<FieldDifference> differencesIn(const QList<ColumnId> &columns, const Number &before,
                                     const Number &after)
{
    QList<FieldDifference> differences;
    for (const ColumnId id : columns) {
        const Column<Number> &column = numberColumn(id);
        const FieldValue left = column.valueIn(before);
        const FieldValue right = column.valueIn(after);
        if (!sameValue(left, right, *column.info))
            differences.append({id, toCell(left), toCell(right)});
    }
    return differences;
}

QList<FieldDifference> differencesToSent(const NumberChange &change, const Number &sent,
                                         const Number &stored)
{
    QList<ColumnId> columns;
    for (const ColumnId id : uploadColumns()) {
        const Column<Number> &column = numberColumn(id);
        const bool wasSent =
            !column.info->setByBackend && saysSomething(column.valueIn(sent), *column.info);
        if (wasSent || change.edits.find(id) != nullptr)
            columns.append(id);
    }
    return differencesIn(columns, sent, stored);
}

bool isStoredAsSent(const NumberChange &change, const Number &sent, const Number &stored)
{
    return stored.telephoneNumber == sent.telephoneNumber &&
           differencesToSent(change, sent, stored).isEmpty() &&
           holdsUnknownFields(stored.unknownFields, sent.unknownFields);
}

} // namespace numberdesk
