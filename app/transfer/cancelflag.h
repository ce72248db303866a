// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <memory>

namespace numberdesk {

/// Set by a job in its thread, read by its work on the pool.
using CancelFlag = std::shared_ptr<std::atomic_bool>;

} // namespace numberdesk
