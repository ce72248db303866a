// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/query/filter.h"

/// What a filter may name, per resource: every scalar field of the OpenAPI document that is a
/// string or a boolean.
namespace numberdesk::localgateway {

std::span<const FilterField> accountFilterFields();
std::span<const FilterField> numberFilterFields();
std::span<const FilterField> civicAddressFilterFields();
std::span<const FilterField> requestForInformationFilterFields();

} // namespace numberdesk::localgateway
