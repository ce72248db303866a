// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "session/connections/connection.h"
#include "session/connections/sessionerror.h"
#include "storage/datadirectory.h"

#include <QObject>

#include <memory>

namespace numberdesk {

class GatewayChanges;
class GatewayData;
class HttpClient;
class JobStore;
struct JobDesk;
class PendingPoller;
class ProvisioningService;
class RequestBudget;
class Rights;

/// One open connection: token source, request budget, service, poller and what was loaded. The
/// window and the commands both work through it. The budget is shared with every other process on
/// the same data directory. For the local gateway it starts one, or uses the
/// one that another process runs on the same database and takes over when that ends.
class Session : public QObject
{
    Q_OBJECT

public:
    /// `clock`, which must outlive the session, is what its waits and ages go by.
    Session(Connection connection, DataDirectory directory, Clock &clock = systemClock(),
            QObject *parent = nullptr);
    ~Session() override;

    /// Opens the connection; ends with opened() or failed(). Nothing is requested from a remote
    /// gateway yet.
    void open();
    /// Whether opened() came, so that requests reach the gateway.
    bool isOpen() const;

    /// Fills the local gateway when it is empty; sampleDataLoaded() tells how it went.
    void loadSampleData();

    /// What this session works on.
    const Connection &connection() const;
    /// Where this computer's files of the program are.
    const DataDirectory &directory() const;

    // All of these are valid from construction on.
    /// Requests and their retries.
    HttpClient &client() const;
    /// Requests left in the minute, shared with the desk's other processes.
    RequestBudget &budget() const;
    /// The operations of the API.
    ProvisioningService &service() const;
    /// Follows what is pending.
    PendingPoller &poller() const;
    /// What was read so far.
    GatewayData &data() const;
    /// What people change, one job each.
    GatewayChanges &changes() const;
    /// What the connection may do.
    Rights &rights() const;
    /// The jobs of this desk, those of other connections included.
    JobStore &jobs() const;
    /// What the jobs of this connection work with.
    JobDesk jobDesk() const;

signals:
    /// Also after this process took a local gateway over from another that ended.
    void opened();
    /// It does not open; see SessionError::message.
    void failed(const numberdesk::SessionError &error);
    /// Once for each time sample data was asked for; false when the local gateway already held
    /// something, or another process runs it.
    void sampleDataLoaded(bool loaded);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
