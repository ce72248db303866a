// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/localgateway.h"

#include "files/filelock.h"
#include "files/ownmarks.h"
#include "localgateway/addressfile.h"
#include "localgateway/api/dispatcher.h"
#include "localgateway/http/httpserver.h"
#include "localgateway/sample/sampledata.h"
#include "localgateway/store/backendsync.h"
#include "localgateway/store/database.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <chrono>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// For one that ends just now.
constexpr auto lockPatience = 100ms;

/// Who holds the database, as the holder itself tells it.
StartError heldBy(const QString &databaseFile, const std::optional<Address> &holder)
{
    StartError error{StartError::Kind::DatabaseHeld, {}, holder ? holder->process : 0};
    if (!holder) {
        error.message = u"The database %1 is held by a process that does not say where it "
                        "listens. End that process and try again."_s.arg(databaseFile);
    } else if (!holder->isHere()) {
        error.message =
            u"The database %1 is in use on the computer %2, by process %3. End it "
            "there, or choose another place with --data-dir."_s.arg(databaseFile, holder->host)
                .arg(holder->process);
    } else {
        error.message =
            u"The database %1 is in use by process %3, which serves it at %2. Use that "
            "gateway, or end the process."_s.arg(databaseFile, holder->baseUrl.toString())
                .arg(holder->process);
    }
    return error;
}

} // namespace

bool Address::isHere() const
{
    return host.isEmpty() || boot == QSysInfo::bootUniqueId() ||
           host == QSysInfo::machineHostName();
}

/// The parts of a running gateway, in the order in which they depend on each other.
class LocalGateway::Private
{
public:
    explicit Private(Options o)
        : options(std::move(o))
        , addressFile(options.databaseFile)
        , lock(options.databaseFile + endings::lock)
        , tokens(options.roles, options.tokenLifetime)
    {}

    std::optional<StartError> openDatabase();
    std::optional<StartError> takeLock();
    bool fillWithSampleData();
    void serve();
    StartResult listen();

    Options options;
    AddressFile addressFile;
    FileLock lock;
    TokenService tokens;
    std::unique_ptr<Database> database;
    std::unique_ptr<BackendSync> sync;
    std::unique_ptr<Dispatcher> dispatcher;
    std::unique_ptr<HttpServer> server;
    bool sampleDataSkipped = false;
    bool listening = false;
};

std::optional<StartError> LocalGateway::Private::takeLock()
{
    const QString directory = QFileInfo(options.databaseFile).absolutePath();
    if (!QDir().mkpath(directory))
        return StartError{StartError::Kind::DatabaseUnusable,
                          u"The folder %1 cannot be created."_s.arg(directory)};
    const FileResult<bool> held = lock.lockWithin(lockPatience);
    if (!held)
        return StartError{StartError::Kind::DatabaseUnusable,
                          u"The lock file %1 cannot be used: %2. %3"_s.arg(
                              lock.path(), held.error().reason, held.error().remedy)};
    if (!*held)
        return heldBy(options.databaseFile, addressFile.read());
    // Whoever wrote that is gone; nobody shall look for it there.
    addressFile.removeStale();
    return std::nullopt;
}

std::optional<StartError> LocalGateway::Private::openDatabase()
{
    auto opened = Database::open(options.databaseFile);
    if (!opened)
        return StartError{StartError::Kind::DatabaseUnusable, opened.error()};
    database = std::move(*opened);
    return std::nullopt;
}

bool LocalGateway::Private::fillWithSampleData()
{
    if (!isEmpty(*database))
        return false;
    Transaction transaction(*database);
    insertSampleData(*database, QDateTime::currentMSecsSinceEpoch(), options.syncDelay);
    transaction.commit();
    return true;
}

void LocalGateway::Private::serve()
{
    if (!options.authenticate)
        tokens.acceptAnyone();
    sync = std::make_unique<BackendSync>(*database);
    dispatcher = std::make_unique<Dispatcher>(Backend{*database, options.syncDelay}, tokens,
                                              options.rateLimit, options.publicUrl,
                                              [this] { sync->reschedule(); });
    server = std::make_unique<HttpServer>(HttpService{
        [this](const Request &request) { return dispatcher->handle(request); },
        [this](const ApiError &error) { return dispatcher->refusal(error); }, options.latency});
}

StartResult LocalGateway::Private::listen()
{
    const quint16 port = server->listenOnLoopback(options.port);
    if (port == 0) {
        const bool taken = server->serverError() == QAbstractSocket::AddressInUseError;
        const QString reason =
            taken ? u"Port %1 is taken."_s.arg(options.port)
                  : u"Port %1 cannot be used: %2. Choose another one."_s.arg(options.port)
                        .arg(server->errorString());
        return Failure<StartError>({StartError::Kind::PortTaken, reason});
    }
    Address address{QUrl(u"http://127.0.0.1:%1"_s.arg(port)),
                    {},
                    u"local"_s,
                    {},
                    QCoreApplication::applicationPid(),
                    QSysInfo::machineHostName(),
                    QSysInfo::bootUniqueId()};
    if (options.authenticate) {
        address.tokenUrl = QUrl(u"http://127.0.0.1:%1/oauth2/v2.0/token"_s.arg(port));
        address.clientSecret = tokens.clientSecret();
    }
    if (const auto written = addressFile.write(address); !written)
        return Failure<StartError>({StartError::Kind::DatabaseUnusable, written.error()});
    listening = true;
    return address;
}

LocalGateway::LocalGateway(Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options)))
{}

LocalGateway::~LocalGateway()
{
    // Before the lock goes, so that no later gateway's file is removed.
    if (d->listening)
        d->addressFile.remove(QCoreApplication::applicationPid());
    d->server.reset();
    d->dispatcher.reset();
    d->sync.reset();
    d->database.reset();
}

StartResult LocalGateway::start()
{
    if (const auto problem = optionsProblem(d->options))
        return Failure<StartError>({StartError::Kind::InvalidOptions, *problem});
    if (const auto held = d->takeLock())
        return Failure<StartError>(*held);
    if (const auto unusable = d->openDatabase())
        return Failure<StartError>(*unusable);
    try {
        if (d->options.sampleData)
            d->sampleDataSkipped = !d->fillWithSampleData();
        d->serve();
        d->sync->schedule();
    } catch (const StoreFailure &failure) {
        return Failure<StartError>(
            {StartError::Kind::DatabaseUnusable, QString::fromUtf8(failure.what())});
    }
    return d->listen();
}

bool LocalGateway::sampleDataSkipped() const
{
    return d->sampleDataSkipped;
}

bool LocalGateway::loadSampleData()
{
    if (!d->listening)
        return false;
    try {
        const bool loaded = d->fillWithSampleData();
        d->sync->reschedule();
        return loaded;
    } catch (const StoreFailure &) {
        return false;
    }
}

} // namespace numberdesk::localgateway
