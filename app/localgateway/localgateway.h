// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "localgateway/localgatewayoptions.h"

#include <QObject>

#include <memory>

namespace numberdesk::localgateway {

/// Base domain of the local gateway; Direct Routing names are derived from it.
inline constexpr QLatin1String baseDomain{"d1e2f3a4b5c6d7e8.commsgw.example"};

/// Why a local gateway could not start.
struct StartError
{
    /// DatabaseHeld: another process has its lock. DatabaseUnusable: the file, its lock file,
    /// folder or address file. InvalidOptions: see optionsProblem(). PortTaken: listening failed,
    /// whatever the reason.
    enum class Kind { PortTaken, DatabaseHeld, DatabaseUnusable, InvalidOptions };
    Kind kind = Kind::DatabaseUnusable;
    QString message;          ///< one English sentence naming the port, file or switch
    qint64 holderProcess = 0; ///< process id, for DatabaseHeld; 0 when the holder did not tell

    bool operator==(const StartError &) const = default;
};

/// Where a running local gateway is reached.
struct Address
{
    QUrl baseUrl;         ///< http://127.0.0.1:PORT
    QUrl tokenUrl;        ///< client-credentials endpoint; empty without sign-in
    QString clientId;     ///< always `local`
    QString clientSecret; ///< new at each start; empty without sign-in
    qint64 process = 0;   ///< id of the process that serves it
    QString host;         ///< name of the computer that it runs on
    QByteArray boot;      ///< names this run of that computer, whatever it is called

    /// False on another computer: the data directory is shared, the loopback address is not.
    bool isHere() const;

    bool operator==(const Address &) const = default;
};

/// The address of a gateway that started, or why it did not.
using StartResult = Result<Address, StartError>;

/// The Provisioning API over HTTP on the loopback address, kept in one SQLite file.
///
/// Lives in the thread that constructs it (that thread needs an event loop). Destroying it is
/// the clean stop: the address file and the hold on the database's lock go away with it.
class LocalGateway : public QObject
{
    Q_OBJECT

public:
    /// Takes and opens nothing: that, and the check of @p options, is left to start().
    explicit LocalGateway(Options options, QObject *parent = nullptr);
    ~LocalGateway() override;

    /// Takes the database's lock, opens it, listens and writes the address file. Call once.
    StartResult start();

    /// True when sample data was asked for but the database already held something.
    bool sampleDataSkipped() const;

    /// Fills the database with sample data; false when it is not empty, when the gateway has not
    /// started, or when the store fails.
    bool loadSampleData();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk::localgateway
