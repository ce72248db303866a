// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberfilter.h"
#include "core/inventory/numberinventory.h"

#include <QList>

#include <functional>

namespace numberdesk {

/// What the number table can be sorted by.
enum class NumberSortKey : quint8 { TelephoneNumber, Account, Services, CustomSipHeader, Status };

/// Which rows of an inventory are shown, in which order.
struct NumberIndexQuery
{
    NumberFilter filter;
    NumberSortKey sortKey = NumberSortKey::TelephoneNumber;
    bool descending = false;
};

/// Rows of an inventory, in the order in which they are shown.
using NumberIndex = QList<quint32>;

/// Rows of `inventory` that pass the filter, sorted; equal keys by number. Pure CPU work for a
/// worker: some 40 ms for a million rows. Gives up early and returns what it has when `cancelled`
/// turns true.
NumberIndex buildNumberIndex(const NumberInventory &inventory, const NumberIndexQuery &query,
                             const std::function<bool()> &cancelled = {});

} // namespace numberdesk
