// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/plan/numberchange.h"

#include <QList>

namespace numberdesk {

/// One field that differs between two states of a number, with its values as an export writes them.
struct FieldDifference
{
    ColumnId column = 0; ///< of columns<Number>()
    QString before;      ///< empty = none
    QString after;

    bool operator==(const FieldDifference &) const = default;
};

/// The columns that `change` names, in the order of uploadColumns(); number and account are no
/// fields of a change.
QList<ColumnId> namedColumns(const NumberChange &change);

/// Of `columns` those in which the two states differ, by the rule of sameRequest().
QList<FieldDifference> differencesIn(const QList<ColumnId> &columns, const Number &before,
                                     const Number &after);

/// What a reply or a reading has otherwise than was sent: fields that `change` names, also cleared
/// ones, and fields that the request carried. `assignmentStatus` counts only where it is named.
QList<FieldDifference> differencesToSent(const NumberChange &change, const Number &sent,
                                         const Number &stored);

/// True when `stored` is what was sent, by differencesToSent() and for unknown fields too.
bool isStoredAsSent(const NumberChange &change, const Number &sent, const Number &stored);

} // namespace numberdesk
