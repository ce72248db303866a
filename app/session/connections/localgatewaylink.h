// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/localgateway.h"
#include "net/client/gatewayfinder.h"
#include "session/connections/sessionerror.h"
#include "storage/datadirectory.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

namespace numberdesk::localgateway {
class GatewayThread;
}

namespace numberdesk {

class HttpExchange;

/// Reaches the one local gateway of a data directory: starts it, or uses the one that another
/// process runs and takes over when that process ends. Who holds the database is the operating
/// system's word; where the holder listens is the holder's, believed when it answers there.
class LocalGatewayLink : public GatewayFinder
{
    Q_OBJECT

public:
    /// With `sampleData`, an empty database is filled when this process is the one that runs it.
    LocalGatewayLink(DataDirectory directory, bool sampleData, QObject *parent = nullptr);
    ~LocalGatewayLink() override;

    /// Ends with ready() or failed(); ready() comes again whenever the gateway has moved.
    void open();

    /// A request did not reach the gateway: it may have moved. ready() comes before found() when
    /// it has.
    void look() override;

    /// Fills an empty database; sampleDataLoaded() tells. Only the process that runs the gateway
    /// can: elsewhere the answer is false.
    void loadSampleData();

signals:
    /// The gateway listens there, here or in another process.
    void ready(const numberdesk::localgateway::Address &address);
    /// It can neither be run here nor found elsewhere.
    void failed(const numberdesk::SessionError &error);
    /// False when the database already held something, or is another process's.
    void sampleDataLoaded(bool loaded);

private:
    void beginSearch();
    void tryToServe();
    void handleStarted(const Result<localgateway::Address, localgateway::StartError> &result,
                       bool sampleDataSkipped);
    void askHolder(const localgateway::StartError &held);
    void takeAnswer(const localgateway::Address &address);
    void use(const localgateway::Address &address);
    void searchOn(const SessionError &error);
    void giveUp(const SessionError &error);
    void watchHolder();
    SessionError silentHolder(qint64 process) const;

    DataDirectory m_directory;
    bool m_sampleData;
    bool m_searching = false;
    QDeadlineTimer m_searchEnd;
    std::optional<localgateway::Address> m_address; ///< that was last told
    bool m_serves = false;                          ///< the gateway in m_gateway is in use
    QTimer m_watch;
    QPointer<HttpExchange> m_question; ///< to the holder, whether it is there
    std::unique_ptr<localgateway::GatewayThread> m_gateway;
};

} // namespace numberdesk
