// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/account.h"
#include "net/wire/httpmessage.h"
#include "transfer/plan/importplan.h"

#include <QByteArrayList>
#include <QHash>
#include <QList>

namespace numberdesk {

struct ImportProgress;

/// A write that leaves, with what the gateway recognises it by (OASIS Repeatable Requests 1.0).
struct LeavingWrite
{
    QString accountName;
    bool deletes = false;  ///< the rows' numbers; otherwise they are put
    QList<qsizetype> rows; ///< of the plan; none: the account itself is created
    /// What the gateway had of each row by the last reading; null = nothing.
    QList<std::shared_ptr<const Number>> before;
    QByteArray requestId; ///< `Repeatability-Request-ID`
    QByteArray firstSent; ///< `Repeatability-First-Sent`, IMF-fixdate
    /// Its one row went out by itself, as PUT or DELETE of the number; else in a batch.
    bool isAlone = false;
};

/// What an earlier process has left of an import that is gone on with.
struct ResumedSending
{
    QList<LeavingWrite> openWrites; ///< that left, and of whose fate nothing is known
};

/// What an answer, or a reading, has shown since the last note.
struct SendingNews
{
    QList<qsizetype> rows;           ///< of the plan, whose outcome changed
    QHash<qsizetype, Number> stored; ///< what the gateway has of accepted rows now
    QByteArrayList answered;         ///< ids of writes whose fate the rows tell now
    QList<Account> createdAccounts;  ///< as the gateway has them

    /// Whether there is nothing to tell.
    bool isEmpty() const
    {
        return rows.isEmpty() && answered.isEmpty() && createdAccounts.isEmpty();
    }
};

/// Keeps a journal of an import, so that another process can go on with it at any moment: each
/// write is in it before it leaves, and what became of it afterwards. It knows the plan that is
/// sent, and reads what has become of its rows.
class SendJournal
{
public:
    virtual ~SendJournal() = default;

    /// Starts writing down that `write` leaves; see HttpRequest::departureNote. The job is a child
    /// of `parent`.
    virtual DepartureJob *noteLeaving(const LeavingWrite &write, QObject *parent) = 0;
    /// Takes down what has become of rows; nobody waits for it. What follows later is written
    /// later.
    virtual void noteNews(const SendingNews &news, const ImportProgress &progress) = 0;
};

} // namespace numberdesk
