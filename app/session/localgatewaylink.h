// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/localgateway.h"
#include "session/session.h"
#include "storage/datadirectory.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace numberdesk::localgateway {
class GatewayThread;
}

namespace numberdesk {

/// Reaches the one local gateway of a data directory: starts it, or uses the one that another
/// process runs and takes over when that process ends.
class LocalGatewayLink : public QObject
{
    Q_OBJECT

public:
    LocalGatewayLink(const DataDirectory &directory, bool sampleData, QObject *parent = nullptr);
    ~LocalGatewayLink() override;

    /// Ends with ready() or failed(); ready() comes again after each takeover.
    void open();

    /// Fills an empty database; sampleDataLoaded() tells. Only the process that runs the gateway
    /// can: elsewhere the answer is false.
    void loadSampleData();

signals:
    void ready(const numberdesk::localgateway::Address &address);
    void failed(const numberdesk::SessionError &error);
    void sampleDataLoaded(bool loaded);

private:
    void handleStarted(const Result<localgateway::Address, localgateway::StartError> &result,
                       bool sampleDataSkipped);
    void useHolder(qint64 holder);
    void watchHolder();

    DataDirectory m_directory;
    bool m_sampleData;
    int m_attemptsLeft = 0;
    qint64 m_holder = 0; ///< the process whose gateway is used; 0 = our own
    QTimer m_watch;
    std::unique_ptr<localgateway::GatewayThread> m_gateway;
};

} // namespace numberdesk
