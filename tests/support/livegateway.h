// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/gatewaythread.h"
#include "support/scriptedserver.h"

#include <QTcpSocket>
#include <QTemporaryDir>

#include <memory>

namespace numberdesk {

/// The local gateway for a test: in a thread of its own, on a real socket and an empty database.
class LiveGateway
{
public:
    /// Without sign-in and limit; what is pending stays so.
    static localgateway::Options plainOptions(bool sampleData = false);

    /// @p options but for the database, which is the test's own.
    explicit LiveGateway(localgateway::Options options = plainOptions());

    const QUrl &url() const { return m_address.baseUrl; }
    /// Where it is signed in at, and with what.
    const localgateway::Address &address() const { return m_address; }
    QString databaseFile() const;

    /// What it answers to a request. Waits without an event loop, so that it may be asked in the
    /// midst of whatever a test watches.
    ScriptedReply send(const ScriptedRequest &request);

private:
    bool connectNow();
    ScriptedReply receive();

    QTemporaryDir m_directory;
    std::unique_ptr<localgateway::GatewayThread> m_thread;
    localgateway::Address m_address;
    QTcpSocket m_socket;
};

} // namespace numberdesk
