// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numbercolumns.h"

#include <QCborArray>

#include <optional>

namespace numberdesk {

/// What is asked of a number, as a job keeps it: pairs of heading and value, so that it does not
/// depend on the order of the columns.
QCborArray packedEdits(const NumberEdits &edits);

/// See packedEdits(); nothing when a heading or a value is none that this version knows, since
/// what was asked must not be carried out in part.
std::optional<NumberEdits> unpackedEdits(const QCborArray &array);

} // namespace numberdesk
