// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/timesource.h"

#include <memory>

namespace numberdesk::localgateway {

class Database;
class StoreFailure;

/// Plays the backend services that take over what was provisioned: settles pending rows when
/// they are due. The due times are in the database, so a restart only delays them.
class BackendSync
{
public:
    /// Settles nothing before schedule(). @p database and @p time must outlive the object;
    /// the database is used by its thread alone.
    explicit BackendSync(Database &database, TimeSource &time = systemTime());
    Q_DISABLE_COPY_MOVE(BackendSync)

    /// Makes sure that the next due row is dealt with in time. Throws StoreFailure.
    void schedule();

    /// The same, after a change that is stored: a failure is dealt with here, by trying later.
    void reschedule();

private:
    void settleDueRows();
    void tryLater(const StoreFailure &failure);

    Database &m_database;
    TimeSource &m_time;
    std::unique_ptr<WakeUp> m_wakeUp;
    bool m_failing = false;
};

} // namespace numberdesk::localgateway
