// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/query/filter.h"

/// What a filter may name, per resource: every scalar field of the OpenAPI document that is a
/// string or a boolean.
namespace numberdesk::localgateway {

/// SQL for the name of the account that belongs to a row of `requests_for_information`; NULL when
/// none does, the first by name when several do.
inline constexpr QLatin1String accountOfRequest(
    "SELECT min(name) FROM accounts"
    " WHERE accounts.tenant_id = requests_for_information.tenant_id COLLATE NOCASE");

/// Those of an account.
std::span<const FilterField> accountFilterFields();

/// Those of a number.
std::span<const FilterField> numberFilterFields();

/// Those of a civic address.
std::span<const FilterField> civicAddressFilterFields();

/// Those of a request for information.
std::span<const FilterField> requestForInformationFilterFields();

} // namespace numberdesk::localgateway
