// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "simulateddisk.h"
#include "simulatedgateway.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <chrono>

namespace numberdesk {

/// Stands where the desk's requests leave and their answers come back, and compares what it sees
/// with what the journal has at that time.
class RequestWatch
{
public:
    RequestWatch(World &world, const SimulatedDisk &disk) : m_world(world), m_disk(disk) {}

    /// Another job: what was in doubt of an earlier one is none of its business.
    void beginJob() { m_lastWrites.clear(); }
    /// A request goes out, in whatever try.
    void sees(Writer writer, const localgateway::Request &request);
    /// The desk has the answer to a request.
    void seesAnswer(Writer writer, const localgateway::Request &request,
                    const localgateway::Reply &reply);
    /// What the desk did wrong.
    const QStringList &findings() const { return m_findings; }

private:
    /// A write under one id.
    struct Write
    {
        QByteArray target;
        QByteArray firstSentHeader;
        QByteArray body;
        std::chrono::milliseconds firstSent{0};
        std::chrono::milliseconds lastSent{0};
        QSet<Writer> answered;  ///< lives that had an answer which says what became of it
        bool isRefused = false; ///< it did nothing, and some life was told so
    };
    /// What was read of a number last.
    struct Read
    {
        std::chrono::milliseconds at{0};
        Writer reader = Writer::OtherDesk;
    };

    void judgeSameness(const QByteArray &id, const Write &before,
                       const localgateway::Request &request);
    void judgeJournal(const QByteArray &id, const localgateway::Request &request);
    void judgeNumber(const QString &number, const QByteArray &id, Writer writer);
    bool mayRelyOn(const Read &read, const QByteArray &id, Writer writer) const;
    void tell(const QString &what);

    World &m_world;
    const SimulatedDisk &m_disk;
    QHash<QByteArray, Write> m_writes;       ///< by id
    QHash<QString, QByteArray> m_lastWrites; ///< id by number
    QHash<QString, Read> m_reads;            ///< by number
    Read m_listRead;                         ///< whichever account's
    QStringList m_findings;
};

} // namespace numberdesk
