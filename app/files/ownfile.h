// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/filefault.h"

#include <QByteArray>
#include <QString>

namespace numberdesk {

/// Reads a file of the data directory whole, never through a link (then ELOOP) and never from a
/// pipe or device, which could hold the reader up. A file over `mostBytes` is refused (EFBIG);
/// one that is not there is ENOENT.
FileResult<QByteArray> readOwnFile(const QString &path, qint64 mostBytes);

/// Whether a name of the data directory is taken, were it by a link that leads nowhere.
bool isNameTaken(const QString &path);

} // namespace numberdesk
