// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <tl/expected.hpp>

namespace numberdesk {

/// A value, or the error of the layer that could not give it.
template <typename T, typename E>
using Result = tl::expected<T, E>;

/// An error that converts to any Result with that error type.
template <typename E>
using Failure = tl::unexpected<E>;

} // namespace numberdesk
