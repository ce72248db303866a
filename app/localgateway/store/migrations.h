// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace numberdesk::localgateway {

class Database;

/// Brings the schema of @p database to the newest version, one transaction per step.
/// Throws StoreFailure, also for a file of a newer program or of another one.
void migrate(Database &database);

} // namespace numberdesk::localgateway
