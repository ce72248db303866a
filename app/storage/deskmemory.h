// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSqlDatabase>
#include <QString>

namespace numberdesk {

/// What a DeskDatabase works in where there is no file: a database in memory, whose content stays
/// when a DeskDatabase goes, as that of a file does, and goes with this. For simulations: all that
/// works in it runs in one thread (WorkInThisThread).
class DeskMemory
{
public:
    /// Empty.
    DeskMemory();
    virtual ~DeskMemory();
    Q_DISABLE_COPY_MOVE(DeskMemory)

    /// False refuses work before it begins, as a disk does that is not there any more.
    virtual bool begins() { return true; }
    /// False undoes what was done in a transaction on that connection, as a full disk does.
    virtual bool keeps(QSqlDatabase &) { return true; }
    /// A transaction is kept, and nobody knows yet.
    virtual void kept() {}

    /// Name of the SQLite database, a URI.
    const QString &name() const { return m_name; }
    /// A connection that lives as long as this, for looking at the content.
    QSqlDatabase &connection() { return m_connection; }

private:
    QString m_name;
    QSqlDatabase m_connection;
};

} // namespace numberdesk
