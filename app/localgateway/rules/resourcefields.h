// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/rules/fieldrules.h"

#include <span>

/// What each request body may hold; one table per resource in resourcefields.cpp.
namespace numberdesk::localgateway {

/// The body of an account's PUT.
std::span<const Field> accountFields();

/// The body of a number's PUT, and each item of `:createOrUpdateNumbers`.
std::span<const Field> numberFields();

/// One element of the bodies of `:deleteNumbers` and `:getTeamsAvailableCapabilities`.
std::span<const Field> numberIdentifierFields();

/// The body of a request for information's PATCH.
std::span<const Field> requestForInformationFields();

} // namespace numberdesk::localgateway
