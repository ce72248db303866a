// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/storageerror.h"

#include <span>

class QSqlDatabase;

namespace numberdesk {

/// The SQL statements of one migration.
using MigrationStep = std::span<const char *const>;

/// Every step of this desk's database: step n brings version n to version n + 1.
std::span<const MigrationStep> deskMigrations();

/// Whether an open database is one of ours that this program knows: Newer when it is ahead of
/// `steps`, Unusable when it is none of ours. Reads only.
StorageResult<void> checkOrigin(QSqlDatabase &database, std::span<const MigrationStep> steps);

/// Brings an open database up to date. Before a file of an earlier version is changed, a copy of
/// it is kept beside it: `FILE.v<version>`, owner-only. Newer when the file is ahead of `steps`,
/// Unusable when it is none of ours; nothing is changed then.
StorageResult<void> migrate(QSqlDatabase &database, std::span<const MigrationStep> steps);

} // namespace numberdesk
