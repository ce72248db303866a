// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// The program that this build made. A function of one small library, not a definition of every
/// test: the compiler's cache then serves every checkout.
QString programPath();

/// A file of the source tree, for example "resources/samples/zoom-numbers.csv".
QString sourcePath(const QString &relative);

/// A file of the build directory.
QString buildPath(const QString &relative);

} // namespace numberdesk
