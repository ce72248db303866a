// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"

#include <QIcon>

namespace numberdesk {

/// The program's own icon of that name, drawn in the palette's colours whenever it is painted, so
/// that it fits light and dark themes and every scale.
QIcon themedIcon(QLatin1StringView name);

/// The same in the colour of a status.
QIcon themedIcon(QLatin1StringView name, StatusKind kind);

/// The program's own picture, in its own colours.
QIcon applicationIcon();

} // namespace numberdesk
