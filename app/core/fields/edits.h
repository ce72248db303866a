// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/column.h"

#include <QList>
#include <QSharedDataPointer>

#include <algorithm>

namespace numberdesk {

/// What a row of a file, a form or a bulk edit asks of one resource: the columns that it names with
/// the values that they are to have; an empty value clears. Shared until changed: most rows of a
/// file ask the same, and a plan may hold a million of them.
template <typename T>
class Edits
{
public:
    /// One column and the value that it shall have.
    struct Edit
    {
        ColumnId column = 0;
        FieldValue value;

        bool operator==(const Edit &) const = default;
    };

    /// Whether nothing is changed.
    bool isEmpty() const { return list().isEmpty(); }

    /// The value that is asked for; null = the column is left alone.
    const FieldValue *find(ColumnId column) const
    {
        const auto place = placeOf(list(), column);
        return place != list().cend() && place->column == column ? &place->value : nullptr;
    }

    /// The same for a value of that type.
    template <typename Value>
    std::optional<Value> asked(ColumnId column) const
    {
        const FieldValue *value = find(column);
        return value != nullptr ? std::optional(std::get<Value>(*value)) : std::nullopt;
    }

    /// Asks for a value of the column's kind, in place of what was asked.
    void set(ColumnId column, FieldValue value)
    {
        if (!m_data)
            m_data = new Data;
        QList<Edit> &edits = m_data->edits;
        const auto place = placeOf(edits, column) - edits.cbegin();
        if (place < edits.size() && edits.at(place).column == column)
            edits[place].value = std::move(value);
        else
            edits.insert(place, Edit{column, std::move(value)});
    }

    /// Leaves a column alone.
    void remove(ColumnId column)
    {
        if (find(column) != nullptr)
            m_data->edits.removeIf([column](const Edit &edit) { return edit.column == column; });
    }

    /// True when both are one until changed, so that they are equal without being compared.
    bool isSharedWith(const Edits &other) const { return key() == other.key(); }

    /// Names what is asked among all that is alive: what has one key is shared.
    const void *key() const { return m_data.constData(); }

    /// In the order of the columns, as all iteration is.
    auto begin() const { return list().cbegin(); }
    /// Past the last column's edit.
    auto end() const { return list().cend(); }

    bool operator==(const Edits &other) const
    {
        return isSharedWith(other) || list() == other.list();
    }

private:
    /// Behind one pointer, which is all that a row of a plan has room for.
    struct Data : QSharedData
    {
        QList<Edit> edits;
    };

    const QList<Edit> &list() const
    {
        static const QList<Edit> none;
        return m_data ? m_data->edits : none;
    }

    static auto placeOf(const QList<Edit> &edits, ColumnId column)
    {
        return std::lower_bound(
            edits.cbegin(), edits.cend(), column,
            [](const Edit &edit, ColumnId wanted) { return edit.column < wanted; });
    }

    QSharedDataPointer<Data> m_data; ///< null = nothing is asked
};

/// `before` with what `edits` ask; what they do not name stays as it is.
template <typename T>
T applied(T before, const Edits<T> &edits)
{
    const QList<Column<T>> &all = columns<T>();
    for (const auto &edit : edits)
        all.at(edit.column).setIn(before, edit.value);
    return before;
}

/// What makes `to` of `from`, in the columns that can be edited.
template <typename T>
Edits<T> differences(const T &from, const T &to)
{
    Edits<T> edits;
    const QList<Column<T>> &all = columns<T>();
    for (qsizetype i = 0; i < all.size(); ++i) {
        const Column<T> &column = all.at(i);
        if (column.isEditable() && !column.isSame(from, to))
            edits.set(static_cast<ColumnId>(i), column.valueIn(to));
    }
    return edits;
}

} // namespace numberdesk
