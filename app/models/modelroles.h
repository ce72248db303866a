// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

namespace numberdesk {

/// Roles that every model of this program shares.
enum ModelRole {
    SortRole = Qt::UserRole, ///< raw value to sort by
    StatusRole,              ///< a StatusKind as int, which the window maps to colour and icon
    KeyRole,                 ///< what names the row: account name, number, tenant ID
};

/// What a row's state means to people; the window chooses colours and icons.
enum class StatusKind : quint8 { None, Neutral, Pending, Good, Bad, Warning };

} // namespace numberdesk
