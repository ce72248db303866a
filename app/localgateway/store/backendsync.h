// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace numberdesk::localgateway {

class Database;
class StoreFailure;

/// Plays the backend services that take over what was provisioned: settles pending rows when
/// they are due. The due times are in the database, so a restart only delays them.
class BackendSync : public QObject
{
    Q_OBJECT

public:
    /// Settles nothing before schedule(). @p database must outlive the object and be used by its
    /// thread alone.
    explicit BackendSync(Database &database, QObject *parent = nullptr);

    /// Makes sure that the next due row is dealt with in time. Throws StoreFailure.
    void schedule();

    /// The same, after a change that is stored: a failure is dealt with here, by trying later.
    void reschedule();

private:
    void settleDueRows();
    void tryLater(const StoreFailure &failure);

    Database &m_database;
    QTimer m_timer;
    bool m_failing = false;
};

} // namespace numberdesk::localgateway
