// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"
#include "core/sharedtext.h"

namespace numberdesk {

/// What one row of a file, or a form, asks of one number: a change, not a replacement.
struct NumberChange
{
    TelephoneNumber telephoneNumber;
    SharedText accountName;
    NumberEdits edits;

    /// The number as it should be: `existing` (null = a new number) with this change applied.
    Number appliedTo(const Number *existing) const;
    /// The services that are to be switched on.
    ServiceSet enabledServices() const { return numberdesk::enabledServices(edits); }
};

} // namespace numberdesk
