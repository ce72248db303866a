// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"
#include "storage/deskdatabase.h"

#include <QList>
#include <QObject>

namespace numberdesk {

/// The connection profiles of this desk, in its database. Other processes may change them too.
class ConnectionStore : public QObject
{
    Q_OBJECT

public:
    /// `database` must outlive the store.
    explicit ConnectionStore(DeskDatabase &database, QObject *parent = nullptr);

    /// All profiles by name, letter case ignored.
    StorageJob<QList<ConnectionProfile>> *list();
    /// NotFound when there is none of that name.
    StorageJob<ConnectionProfile> *find(const QString &name);
    /// Exists when there is one of that name, Invalid when something is wrong with it (faultOf).
    StorageJob<void> *add(const ConnectionProfile &profile);
    /// Replaces the one named `name`, which may get another name by it: NotFound,
    /// Exists, Invalid.
    StorageJob<void> *replace(const QString &name, const ConnectionProfile &profile);
    /// NotFound when there is none of that name.
    StorageJob<void> *remove(const QString &name);

signals:
    /// A profile was added, replaced or removed through this store.
    void changed();

private:
    /// Runs a change and tells of it when it was kept.
    StorageJob<void> *change(const DeskDatabase::Work<void> &work);

    DeskDatabase &m_database;
};

} // namespace numberdesk
