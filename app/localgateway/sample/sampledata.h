// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace numberdesk::localgateway {

class Database;

/// True when the database holds no account, number or request for information.
bool isEmpty(Database &database);

/// Fills an empty database: 12 accounts over all services, 5,000 numbers in ranges reserved
/// for fiction, 25 requests for information, civic addresses with locations. The same each time
/// but for the dates.
/// @param now milliseconds since 1970; @param syncDelay sets how long its pending rows take
void insertSampleData(Database &database, qint64 now, std::chrono::milliseconds syncDelay);

} // namespace numberdesk::localgateway
