// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/inventory/numberindex.h"

#include <QList>

namespace numberdesk {

/// Rows side by side in a table.
struct RowRange
{
    int first = 0;
    int count = 0;
    bool operator==(const RowRange &) const = default;
};

/// How one view of an inventory becomes the next, in exact steps that keep a selection.
struct NumberIndexDiff
{
    bool reset = false;       ///< too much changed, or the order did: start anew
    QList<RowRange> removed;  ///< positions in the old index, last first
    NumberIndex common;       ///< rows of the new inventory that both show, in order
    QList<RowRange> inserted; ///< positions in the new index, first first
    int firstChanged = -1;    ///< first row of the new index whose content differs; -1 = none
    int lastChanged = -1;
};

/// Compares two views; both inventories must be snapshots of the same one. CPU work for a worker.
NumberIndexDiff diffNumberIndexes(const NumberInventory &oldInventory, const NumberIndex &oldIndex,
                                  const NumberInventory &newInventory, const NumberIndex &newIndex);

} // namespace numberdesk
