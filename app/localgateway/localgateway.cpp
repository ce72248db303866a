// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/localgateway.h"

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
#include <QLockFile>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

/// The parts of a running gateway, in the order in which they depend on each other.
class LocalGateway::Private
{
public:
    explicit Private(Options o)
        : options(std::move(o))
        , addressFile(options.databaseFile)
        , lock(options.databaseFile + u".lock"_s)
        , tokens(options.roles, options.tokenLifetime)
    {
        // No age makes a lock stale, only the end of the process that holds it.
        lock.setStaleLockTime(0);
    }

    std::optional<StartError> openDatabase();
    std::optional<StartError> takeLock();
    bool fillWithSampleData();
    void serve();
    StartResult listen();

    Options options;
    AddressFile addressFile;
    QLockFile lock;
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
    if (lock.tryLock(0)) {
        QFile::setPermissions(lock.fileName(), QFile::ReadOwner | QFile::WriteOwner);
        return std::nullopt;
    }
    if (lock.error() != QLockFile::LockFailedError)
        return StartError{StartError::Kind::DatabaseUnusable,
                          u"The database %1 cannot be locked; is its folder writable?"_s.arg(
                              options.databaseFile)};
    qint64 process = 0;
    QString host;
    QString application;
    lock.getLockInfo(&process, &host, &application);
    return StartError{StartError::Kind::DatabaseHeld,
                      u"The database %1 is held by process %2 (%3)."_s.arg(
                          options.databaseFile, QString::number(process), application),
                      process};
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
                                              [this] { sync->schedule(); });
    server = std::make_unique<HttpServer>(
        [this](const Request &request) { return dispatcher->handle(request); },
        dispatcher->tooLarge(), options.latency);
}

StartResult LocalGateway::Private::listen()
{
    const quint16 port = server->listenOnLoopback(options.port);
    if (port == 0)
        return Failure<StartError>(
            {StartError::Kind::PortTaken, u"Port %1 is taken."_s.arg(options.port)});
    Address address{QUrl(u"http://127.0.0.1:%1"_s.arg(port)),
                    {},
                    u"local"_s,
                    {},
                    QCoreApplication::applicationPid()};
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
        d->sync->schedule();
        return loaded;
    } catch (const StoreFailure &) {
        return false;
    }
}

} // namespace numberdesk::localgateway
