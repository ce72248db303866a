// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/rules/fieldrules.h"

#include <span>

/// What each request body may hold; one table per resource in resourcefields.cpp.
namespace numberdesk::localgateway {

std::span<const Field> accountFields();
std::span<const Field> numberFields();

/// One element of the bodies of `:deleteNumbers` and `:getTeamsAvailableCapabilities`.
std::span<const Field> numberIdentifierFields();

std::span<const Field> requestForInformationFields();

} // namespace numberdesk::localgateway
