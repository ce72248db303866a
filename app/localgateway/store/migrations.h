// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "files/databasefile.h"

namespace numberdesk::localgateway {

class Database;

/// In the header of every database of a local gateway.
inline constexpr qint64 applicationId = 0x4e444c47; // "NDLG"

/// What @p database says about where it comes from.
DatabaseOrigin originOf(Database &database);

/// The version to which migrate() brings a database.
qint64 newestVersion();

/// Brings the schema of @p database to the newest version, one transaction per step.
/// Throws StoreFailure. Only for a database in which faultOfOrigin() finds nothing.
void migrate(Database &database);

} // namespace numberdesk::localgateway
