// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/column.h"

#include <QList>

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
    bool isEmpty() const { return m_edits.isEmpty(); }

    /// The value that is asked for; null = the column is left alone.
    const FieldValue *find(ColumnId column) const
    {
        const auto place = placeOf(m_edits, column);
        return place != m_edits.end() && place->column == column ? &place->value : nullptr;
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
        const auto place = placeOf(m_edits, column) - m_edits.cbegin();
        if (place < m_edits.size() && m_edits.at(place).column == column)
            m_edits[place].value = std::move(value);
        else
            m_edits.insert(place, Edit{column, std::move(value)});
    }

    /// Leaves a column alone.
    void remove(ColumnId column)
    {
        if (find(column) != nullptr)
            m_edits.removeIf([column](const Edit &edit) { return edit.column == column; });
    }

    /// True when both are one until changed, so that they are equal without being compared.
    bool isSharedWith(const Edits &other) const
    {
        return m_edits.constData() == other.m_edits.constData();
    }

    // In the order of the columns.
    /// In the order of the columns, as all iteration is.
    auto begin() const { return m_edits.cbegin(); }
    /// Past the last column's edit.
    auto end() const { return m_edits.cend(); }

    bool operator==(const Edits &) const = default;

private:
    static auto placeOf(const QList<Edit> &edits, ColumnId column)
    {
        return std::lower_bound(
            edits.cbegin(), edits.cend(), column,
            [](const Edit &edit, ColumnId wanted) { return edit.column < wanted; });
    }

    QList<Edit> m_edits;
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
