// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace numberdesk {

// Every fixed colour of the window lives here; everything else asks the palette.

/// The colour of words and icons of that kind on the base colour of `palette`; contrast is at
/// least 4.5:1 on light and dark.
QColor statusColor(StatusKind kind, const QPalette &palette);

/// The background of a message of that kind: the base colour with a breath of the status colour.
QColor statusTint(StatusKind kind, const QPalette &palette);

/// A shape of its own for every kind, in the colour of the kind; null for None.
QIcon statusIcon(StatusKind kind);

bool isDark(const QPalette &palette);
QPalette lightPalette();
QPalette darkPalette();

} // namespace numberdesk
