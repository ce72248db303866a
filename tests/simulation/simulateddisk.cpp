// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulateddisk.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace numberdesk {

SimulatedDisk::SimulatedDisk()
{
    if (!m_folder.isValid())
        qFatal("No folder: %s", qPrintable(m_folder.errorString()));
}

/// Rows that a connection has changed since it was opened.
qint64 SimulatedDisk::changes(QSqlDatabase &connection)
{
    QSqlQuery query(connection);
    return query.exec(u"SELECT total_changes()"_s) && query.next() ? query.value(0).toLongLong()
                                                                   : 0;
}

/// Most transactions of a desk only look whether another process asks for something.
bool SimulatedDisk::keeps(QSqlDatabase &connection)
{
    if (m_isCut)
        return false;
    if (std::exchange(m_lastConnection, connection.connectionName()) != m_lastConnection)
        m_lastChanges = 0;
    const qint64 now = changes(connection);
    m_hasChanged = std::exchange(m_lastChanges, now) != now;
    const bool isKept = !m_hasChanged || !m_ask || m_ask();
    m_hasRefused = m_hasRefused || !isKept;
    return isKept;
}

void SimulatedDisk::kept()
{
    if (!std::exchange(m_hasChanged, false))
        return;
    readEvents();
    readTallies();
    if (m_told)
        m_told();
}

void SimulatedDisk::readEvents()
{
    QSqlQuery query(connection());
    query.prepare(u"SELECT id, job, data FROM job_events WHERE id > ? ORDER BY id"_s);
    query.addBindValue(m_lastEvent);
    query.exec();
    while (query.next()) {
        m_lastEvent = query.value(0).toLongLong();
        const QCborMap event =
            QCborValue::fromCbor(qUncompress(query.value(2).toByteArray())).toMap();
        for (const QCborValue id : event.value(u"answered"_s).toArray())
            m_writes[id.toByteArray()].isAnswered = true;
        if (!event.contains(u"id"_s))
            continue;
        JournaledWrite &write = m_writes[event.value(u"id"_s).toByteArray()];
        write.life = m_life;
        write.job = query.value(1).toLongLong();
        write.firstSent = event.value(u"firstSent"_s).toByteArray();
        for (const QCborValue row : event.value(u"rows"_s).toArray())
            write.rows.append(row.toInteger());
    }
}

void SimulatedDisk::readTallies()
{
    QSqlQuery query(connection());
    query.exec(u"SELECT id, rows, done FROM jobs"_s);
    while (query.next()) {
        const qint64 job = query.value(0).toLongLong();
        const qint64 done = query.value(2).toLongLong();
        const qint64 before = m_done.value(job);
        if ((done < before && !m_hasRefused) || done > query.value(1).toLongLong())
            m_findings.append(u"job %1: %2 of %3 rows are done, and %4 were"_s.arg(job)
                                  .arg(done)
                                  .arg(query.value(1).toLongLong())
                                  .arg(before));
        m_done[job] = done;
    }
}

std::optional<JournaledWrite> SimulatedDisk::write(const QByteArray &id) const
{
    const auto found = m_writes.constFind(id);
    return found != m_writes.cend() ? std::optional(*found) : std::nullopt;
}

qint64 SimulatedDisk::newestJob()
{
    QSqlQuery query(connection());
    return query.exec(u"SELECT max(id) FROM jobs"_s) && query.next() ? query.value(0).toLongLong()
                                                                     : 0;
}

QString SimulatedDisk::stateOf(qint64 job)
{
    QSqlQuery query(connection());
    query.prepare(u"SELECT state FROM jobs WHERE id = ?"_s);
    query.addBindValue(job);
    return query.exec() && query.next() ? query.value(0).toString() : QString();
}

} // namespace numberdesk
