// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httpmessage.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkRequest;

namespace numberdesk {

/// How long one try may take and how much it may bring.
struct ExchangeLimits
{
    std::chrono::milliseconds timeout{30000};
    qint64 maxReplyBytes = 32LL * 1024 * 1024;
};

/// One try: one request on its way and its reply, no retries, no redirects. Deleting it gives up
/// waiting, which does not call back what has left.
class Exchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends; `finished` follows exactly once unless the exchange is deleted before, and never
    /// before control is back in the event loop.
    virtual void start(const QNetworkRequest &request, const QByteArray &method,
                       const QByteArray &body) = 0;

    /// True once the request has left; before that nothing can have taken effect.
    virtual bool wasSent() const = 0;

    /// Set before `finished`; an error names the host.
    virtual const HttpResult &result() const = 0;

signals:
    /// The name was found, and a connection is being made; not with every try, since connections
    /// are kept.
    void connecting();
    /// The connection is made and secure.
    void secured();
    /// The request was sent once more without being asked for, after a kept connection broke.
    void sentAgain();
    /// The reply, or why there is none, can be asked for.
    void finished();
};

/// The way to one gateway: connections that are kept from one exchange to the next. A client leaves
/// one behind for a new one when its connections have failed; exchanges under way keep theirs.
class Transport
{
public:
    Transport() = default;
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    /// An exchange that has not been started, a child of `parent`; it may outlive the transport.
    virtual Exchange *makeExchange(const ExchangeLimits &limits, QObject *parent) = 0;
};

/// Gives a transport without connections; called again after each failure that may be theirs.
using TransportMaker = std::function<std::shared_ptr<Transport>()>;

} // namespace numberdesk
