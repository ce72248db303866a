// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace numberdesk {

/// Set by a job in its thread, read by its work on the pool.
using CancelFlag = std::shared_ptr<std::atomic_bool>;

/// So many rows are gone through between two looks at the flag.
inline constexpr qsizetype rowsPerLook = 1000;

} // namespace numberdesk
