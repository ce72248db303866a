// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/localgateway.h"

#include <QObject>

#include <memory>

class QThread;

namespace numberdesk::localgateway {

/// Runs one LocalGateway on a thread of its own, so that its SQLite and JSON work never holds up
/// the thread of the window.
class GatewayThread : public QObject
{
    Q_OBJECT

public:
    /// Starts nothing yet. @p options are checked by start().
    explicit GatewayThread(Options options, QObject *parent = nullptr);

    /// Stops the gateway when that was not done before.
    ~GatewayThread() override;

    /// Starts the thread and the gateway in it; started() tells how it went. Call once.
    void start();

    /// Ends the gateway and waits for its thread. Harmless when nothing runs.
    void stop();

    /// Asks the gateway to fill its empty database; sampleDataLoaded() tells how it went.
    void loadSampleData();

Q_SIGNALS:
    /// Once after start(), unless stop() comes first; emitted in the gateway's thread.
    /// @p sampleDataSkipped as LocalGateway::sampleDataSkipped().
    void started(const numberdesk::localgateway::StartResult &result, bool sampleDataSkipped);

    /// Once after each loadSampleData() that a started gateway gets to, with what
    /// LocalGateway::loadSampleData() gave; emitted in the gateway's thread.
    void sampleDataLoaded(bool loaded);

private:
    Options m_options;
    std::unique_ptr<QThread> m_thread;
    LocalGateway *m_gateway = nullptr; // lives in m_thread, deleted there when it finishes
};

} // namespace numberdesk::localgateway
