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
    /// Exists when there is one of that name.
    StorageJob<void> *add(const ConnectionProfile &profile);
    /// Replaces the one named `name`, which may get another name by it.
    StorageJob<void> *replace(const QString &name, const ConnectionProfile &profile);
    StorageJob<void> *remove(const QString &name);

signals:
    /// A profile was added, replaced or removed through this store.
    void changed();

private:
    DeskDatabase &m_database;
};

} // namespace numberdesk
