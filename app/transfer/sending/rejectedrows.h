// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "transfer/plan/importplan.h"

#include <QString>

namespace numberdesk {

/// True when some row was bad, or has failed: it has to be mended before it can go out.
bool hasRejectedRows(const ImportPlan &plan);

/// Writes those rows under the headings of their file, with what a person has mended in them, and
/// with a column `_error` behind that says what is wrong: mended, the file can be imported as it
/// is. Several files have to have the same headings. Written whole or not at all. Gives a sentence
/// on failure.
Result<void, QString> writeRejectedRows(const ImportPlan &plan, const QString &path);

} // namespace numberdesk
