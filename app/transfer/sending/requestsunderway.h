// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"

#include <QHash>
#include <QList>
#include <QPointer>
#include <QString>

namespace numberdesk {

class Clock;

/// The requests of an import that have no answer yet.
class RequestsUnderWay
{
public:
    /// A write or a reading of that account has begun; of none when it is empty.
    void begin(Job *job, const QString &account);
    /// One that was begun for `account` has its answer.
    void end(const QString &account);

    /// Of all accounts, and of none.
    int count() const { return m_count; }
    /// True while one of that account has no answer.
    bool isBusy(const QString &account) const { return m_byAccount.value(account) > 0; }

    /// Ends what waits before another try at once; what is on the wire gets 2 s to tell what became
    /// of its rows (behaviour: Interrupting), by `clock`.
    void wrapUp(Clock &clock);

private:
    QList<QPointer<Job>> m_jobs;
    QHash<QString, int> m_byAccount;
    int m_count = 0;
};

} // namespace numberdesk
