// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/editcodec.h"

#include <QHash>

namespace numberdesk {

namespace {

QCborValue packedValue(const FieldValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *list = std::get_if<QStringList>(&value))
        return QCborArray::fromStringList(*list);
    if (const auto *flag = std::get_if<std::optional<bool>>(&value); flag != nullptr && *flag)
        return **flag;
    return nullptr; // counts and times are never asked for
}

std::optional<FieldValue> unpackedValue(const QCborValue &value, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text:
        return value.isString() ? std::optional(FieldValue(value.toString())) : std::nullopt;
    case FieldKind::List: {
        QStringList list;
        for (const QCborValue entry : value.toArray())
            list += entry.toString();
        return value.isArray() ? std::optional(FieldValue(list)) : std::nullopt;
    }
    case FieldKind::Flag:
    case FieldKind::OptionalFlag:
        if (value.isBool())
            return FieldValue(std::optional(value.toBool()));
        return value.isNull() ? std::optional(FieldValue(std::optional<bool>())) : std::nullopt;
    case FieldKind::Count:
    case FieldKind::Time:
        break;
    }
    return {};
}

QHash<QString, ColumnId> columnsByHeading()
{
    QHash<QString, ColumnId> found;
    const QList<Column<Number>> &all = columns<Number>();
    for (qsizetype i = 0; i < all.size(); ++i)
        found.insert(all.at(i).heading, static_cast<ColumnId>(i));
    return found;
}

} // namespace

QCborArray packedEdits(const NumberEdits &edits)
{
    QCborArray array;
    for (const auto &edit : edits)
        array.append(QCborArray{numberColumn(edit.column).heading, packedValue(edit.value)});
    return array;
}

std::optional<NumberEdits> unpackedEdits(const QCborArray &array)
{
    static const QHash<QString, ColumnId> byHeading = columnsByHeading();
    NumberEdits edits;
    for (const QCborValue entry : array) {
        const QCborArray pair = entry.toArray();
        const auto column = byHeading.constFind(pair.at(0).toString());
        if (column == byHeading.cend() || !numberColumn(*column).isEditable())
            return {};
        const auto value = unpackedValue(pair.at(1), numberColumn(*column).kind);
        if (!value)
            return {};
        edits.set(*column, *value);
    }
    return edits;
}

} // namespace numberdesk
