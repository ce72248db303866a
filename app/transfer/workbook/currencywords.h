// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace numberdesk {

/// True for a sign (`€`), code (`CHF`) or short word (`kr`) of some country's currency, as number
/// formats show it as it stands; outer blanks do not count.
bool isCurrencyWord(QStringView text);

} // namespace numberdesk
