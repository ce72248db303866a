// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "localgateway/localgatewayoptions.h"

#include <QObject>

#include <memory>

namespace numberdesk::localgateway {

/// Why a local gateway could not start.
struct StartError
{
    enum class Kind { PortTaken, DatabaseHeld, DatabaseUnusable };
    Kind kind;
    QString message;          ///< one English sentence naming the port or file
    qint64 holderProcess = 0; ///< process id, for DatabaseHeld
};

/// Where a running local gateway is reached.
struct Address
{
    QUrl baseUrl;         ///< http://127.0.0.1:PORT
    QUrl tokenUrl;        ///< client-credentials endpoint; empty without sign-in
    QString clientId;     ///< always `local`
    QString clientSecret; ///< new at each start; empty without sign-in
    qint64 process = 0;   ///< id of the process that serves it
};

/// The Provisioning API over HTTP on the loopback address, kept in one SQLite file.
///
/// Lives in the thread that constructs it (that thread needs an event loop).
class LocalGateway : public QObject
{
    Q_OBJECT

public:
    explicit LocalGateway(Options options, QObject *parent = nullptr);
    ~LocalGateway() override;

    /// Takes the database's lock, opens it and listens.
    Result<Address, StartError> start();

    /// True when sample data was asked for but the database already held something.
    bool sampleDataSkipped() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk::localgateway
