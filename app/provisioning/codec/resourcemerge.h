// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "core/resources/number.h"
#include "core/resources/requestforinformation.h"
#include "provisioning/errors/fieldchange.h"

#include <QList>

namespace numberdesk {

/// The fields in which a write of either state would differ, by the rule of core/requestequality;
/// unknown fields count, read-only ones do not.
QList<FieldChange> changesBetween(const Account &before, const Account &after);
QList<FieldChange> changesBetween(const Number &before, const Number &after);
QList<FieldChange> changesBetween(const CustomerRelationship &before,
                                  const CustomerRelationship &after);

/// What a newer reading means for a change that was made on an older one.
template <typename T>
struct ResourceMerge
{
    T merged;                     ///< the newer reading, with the fields that the change touches
    QList<FieldChange> conflicts; ///< touched fields that somebody else has set otherwise meanwhile
    bool isDone = false;          ///< the newer reading has all that the change asks for
};

/// Carries over what `wanted` has otherwise than `seen`, the touched fields, into `now`; all other
/// fields stay as `now` has them. A touched field that `now` has as neither of the two is a
/// conflict.
ResourceMerge<Account> mergeChange(const Account &seen, const Account &wanted, const Account &now);
ResourceMerge<CustomerRelationship> mergeChange(const CustomerRelationship &seen,
                                                const CustomerRelationship &wanted,
                                                const CustomerRelationship &now);

} // namespace numberdesk
