// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace numberdesk {

/// How many edits make `right` of `left`: insert, remove or replace a character, or swap two
/// neighbours (optimal string alignment). With `keepDigits` no edit may touch a digit, and texts
/// that would need one are a large number of edits apart.
int editDistance(QStringView left, QStringView right, bool keepDigits = false);

} // namespace numberdesk
