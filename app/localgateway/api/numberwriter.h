// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"
#include "localgateway/base/json.h"
#include "localgateway/rules/fieldrules.h"
#include "localgateway/store/numberstore.h"

namespace numberdesk::localgateway {

/// Checks and stores the numbers of one request for one account; the rules that hold for a
/// single number and for each item of a batch.
class NumberWriter
{
public:
    /// The account must exist.
    NumberWriter(Backend &backend, const Call &call);

    /// Checks one number and says how it is to be stored.
    /// @param path where the number stands in the request's body
    Checked<NumberRow> check(Json &number, const JsonPath &path) const;

    /// Stores what check() gave. @returns its representation
    QByteArray store(const NumberRow &row) const;

private:
    std::optional<ApiError> checkServices(const Json &details, const JsonPath &path) const;
    void setSync(NumberRow &row, const Json &details) const;

    Backend &m_backend;
    const Call &m_call;
    unsigned m_enabled = 0; ///< services that the account has enabled
    unsigned m_synced = 0;  ///< those that Teams must take over
};

} // namespace numberdesk::localgateway
