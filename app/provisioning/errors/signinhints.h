// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/errorwords.h"

#include <QList>

#include <optional>

namespace numberdesk {

/// What an error number of the Microsoft identity platform (AADSTS) means for a connection, in
/// plain words; nothing for numbers that need no more than the platform's own text.
std::optional<ErrorWords> signInHint(int code);

/// The numbers that have a hint, ascending.
QList<int> signInHintCodes();

} // namespace numberdesk
