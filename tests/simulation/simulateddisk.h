// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/datadirectory.h"
#include "storage/deskmemory.h"
#include "storage/jobrecord.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>
#include <optional>

namespace numberdesk {

/// What a journal tells of a write that leaves, read without the program's own code.
struct JournaledWrite
{
    qint64 job = 0;
    QByteArray firstSent;
    QList<qint64> rows;
    bool isAnswered = false; ///< the journal tells what has become of it
    int life = 0;            ///< of the desk, which has written it down
};

/// The desk's disk: its database in memory, and a folder for copies of files and for locks. It sees
/// what is written at the moment when it is kept, and a simulation may have its processes end, or
/// the disk full, there.
class SimulatedDisk final : public DeskMemory
{
public:
    SimulatedDisk();

    /// Where locks and copies of files are.
    DataDirectory directory() const { return DataDirectory(m_folder.path()); }

    /// Asked before something that was written is kept; false: it is not.
    void beforeKeeping(std::function<bool()> ask) { m_ask = std::move(ask); }
    /// Called once something that was written is kept, before the process hears of it.
    void afterKeeping(std::function<void()> told) { m_told = std::move(told); }
    /// The process of that life writes from now on.
    void beginLife(int life)
    {
        m_life = life;
        m_isCut = false;
    }
    /// A process that is gone does not reach the disk any more, until the next one does.
    void cutOff(bool isCut) { m_isCut = isCut; }

    /// What was kept of a write under that id; nothing when nothing was.
    std::optional<JournaledWrite> write(const QByteArray &id) const;
    /// The last job that was written down; 0 = none.
    qint64 newestJob();
    /// The word for its state, as it is written.
    QString stateOf(qint64 job);
    /// What jobs do wrong that their journals show: progress that falls, or passes the whole.
    const QStringList &findings() const { return m_findings; }

    bool begins() override { return !m_isCut; }
    bool keeps(QSqlDatabase &connection) override;
    void kept() override;

private:
    static qint64 changes(QSqlDatabase &connection);
    void readEvents();
    void readTallies();

    QTemporaryDir m_folder;
    std::function<bool()> m_ask;
    std::function<void()> m_told;
    QHash<QByteArray, JournaledWrite> m_writes;
    QHash<qint64, qint64> m_done; ///< rows that have their answer, by job
    QStringList m_findings;
    qint64 m_lastEvent = 0;
    QString m_lastConnection;
    qint64 m_lastChanges = 0;
    bool m_hasChanged = false;
    bool m_hasRefused = false; ///< so that a journal may know less than its process told
    bool m_isCut = false;
    int m_life = 0;
};

} // namespace numberdesk
