// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"

#include <QVariantList>

#include <span>

namespace numberdesk::localgateway {

/// A field that a filter may name, and the SQL expression that stands for it.
struct FilterField
{
    /// What it is compared with: a string in single quotes, or bare `true` or `false`, for which
    /// its SQL has to give 1 and 0.
    enum class Type { Text, Boolean };
    QString name; ///< as in the filter: `serviceDetails/teamsOperatorConnect/enabled`
    Type type;
    QString sql; ///< trusted text of this program, never from a request
};

/// A condition ready to be put after WHERE; its values are bound, never pasted.
struct SqlCondition
{
    QString text;
    QVariantList values;
};

/// Reads a filter: `eq`, `ne`, `and` (binds first), `or`, parentheses, strings in single quotes
/// with `''` for one, bare `true` and `false` (Azure REST guidelines, filter). Anything else is
/// refused with InvalidFilter.
Checked<SqlCondition> parseFilter(const QString &filter, std::span<const FilterField> fields);

} // namespace numberdesk::localgateway
