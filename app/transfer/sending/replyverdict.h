// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/apierror.h"
#include "transfer/plan/importplan.h"

namespace numberdesk {

/// A row whose reply was no success and no refusal: it is read once more, and done only if equal,
/// or a deletion only if the number is gone.
struct UnclearRow
{
    /// What is known of it beforehand.
    enum class Doubt : quint8 {
        Unanswered, ///< no answer of the contract: what is not done is left undone for `reason`
        /// An item of a good reply showed another value than was sent: if it still does, the
        /// gateway keeps what it has, which is a refusal.
        KeptByGateway,
        /// The gateway found nothing to delete: what is gone was so before, what is there stays for
        /// `reason`.
        Refused,
    };
    Doubt doubt = Doubt::Unanswered;
    ProvisioningError reason;
};

/// What an item of a 2xx reply says of the row that was sent; nothing when it is what was sent.
/// `stored` is null when the reply does not hold the number.
std::optional<UnclearRow> doubtOf(const PlanRow &row, const Number *stored);

/// The same for a whole batch whose answer is no answer of the contract.
UnclearRow doubtOf(const ApiError &error);

/// "the gateway keeps B where A was sent", for each field of a reading that differs.
QString keptSentence(const PlanRow &row, const Number &stored);

} // namespace numberdesk
