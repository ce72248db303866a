// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/sending/importjob.h"
#include "transfer/sending/outcomebook.h"

#include <optional>

namespace numberdesk {

/// Whether an import goes on, and why it does not.
class ImportEnd
{
public:
    /// `book`, which must outlive it, takes down that a right is missing.
    explicit ImportEnd(OutcomeBook &book) : m_book(book) {}

    /// Set: nothing more goes out.
    const std::optional<ImportError> &reason() const { return m_reason; }
    /// True once the import has to end, for whatever reason.
    bool isSet() const { return m_reason.has_value(); }
    /// It ended because the gateway cannot be reached: nothing can be read either.
    bool isGatewayLost() const;

    /// Each ends the import, unless something else has before.
    void becauseOf(const ApiError &error);
    /// A person does not want it any more.
    void becauseCancelled();
    /// The service went away, whatever else there was.
    void becauseAbandoned();
    /// A sign-in without the right to write changes nothing at all, which is no matter of rows:
    /// true when `error` says so and the import ends. Once something was accepted, a missing right
    /// can only be one account's.
    bool becauseForbidden(const ApiError &error);

    /// The gateway has taken a row.
    void noteAccepted() { m_accepted = true; }

private:
    OutcomeBook &m_book;
    std::optional<ImportError> m_reason;
    bool m_forbidden = false; ///< for want of a right, before anything was accepted
    bool m_accepted = false;
};

} // namespace numberdesk
