// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "net/client/httpclient.h"
#include "net/wire/httpexchange.h"
#include "session/session.h"
#include "storage/jobstore.h"
#include "support/virtualclock.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace numberdesk {

/// A connection for one run, without a sign-in and a budget.
inline Connection connectionTo(const QUrl &gateway)
{
    Connection connection;
    connection.profile.name = QStringLiteral("Contoso");
    connection.profile.baseUrl = gateway;
    connection.profile.requestBudget = 0;
    return connection;
}

/// True while a try is on the wire or the desk's database works: time must not pass then.
inline bool isBusy(const Session &session)
{
    return !session.client().findChildren<HttpExchange *>().isEmpty() ||
           !session.jobs().findChildren<Job *>().isEmpty();
}

/// A session whose clock moves only when a test says so, or when nothing else happens while one
/// waits.
struct SessionRig
{
    explicit SessionRig(const Connection &connection)
        : session(connection, DataDirectory(directory.path()), clock)
    {}

    /// Opens the session; false when it does not.
    bool open()
    {
        session.open();
        return QTest::qWaitFor([this] { return session.isOpen(); });
    }
    bool waitFor(const std::function<bool()> &condition)
    {
        return clock.runUntil(condition, [this] { return isBusy(session); });
    }

    VirtualClock clock;
    QTemporaryDir directory;
    Session session;
};

} // namespace numberdesk
