// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/gatewaythread.h"
#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "provisioning/following/pendingpoller.h"
#include "provisioning/service/provisioningservice.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "support/jobresult.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace numberdesk {

/// A desk at a local gateway, over a socket. Its poller asks nothing before a test ends.
struct ChangeDesk
{
    explicit ChangeDesk(const QUrl &gateway)
        : client(optionsFor(gateway), tokens, budget)
        , service(client, QStringLiteral("2024-02-29"))
        , poller(service)
        , data(service, poller)
        , changes(service, data)
    {
        poller.setPaused(true);
    }

    static HttpClientOptions optionsFor(const QUrl &gateway)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        return options;
    }

    NoTokenSource tokens;
    RequestBudget budget{0};
    HttpClient client;
    ProvisioningService service;
    PendingPoller poller;
    GatewayData data;
    GatewayChanges changes;
};

/// A local gateway with two desks: ours, and another that changes things meanwhile.
struct ChangeScene
{
    explicit ChangeScene(bool sampleData = false)
    {
        localgateway::Options options;
        options.databaseFile = directory.filePath(QStringLiteral("gateway.sqlite"));
        options.rateLimit = 0;
        options.authenticate = false;
        options.syncDelay = std::chrono::milliseconds(0);
        options.sampleData = sampleData;
        gateway = std::make_unique<localgateway::GatewayThread>(options);
        QUrl address;
        QObject::connect(gateway.get(), &localgateway::GatewayThread::started, gateway.get(),
                         [&address](const localgateway::StartResult &started) {
                             address = started ? started->baseUrl : QUrl();
                         });
        gateway->start();
        if (!QTest::qWaitFor([&address] { return address.isValid(); }))
            qFatal("The local gateway did not start");
        port = static_cast<quint16>(address.port());
        ours = std::make_unique<ChangeDesk>(address);
        other = std::make_unique<ChangeDesk>(address);
    }

    /// An account with Zoom and Call Protection, as our desk has read it.
    Tagged<Account> addAccount(const QString &name)
    {
        Account account;
        account.name = name;
        account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, {}};
        account.services[Service::AzureOperatorCallProtection] = AccountService{true, false, {}};
        return valueOf(ours->changes.createAccount(account));
    }

    /// `count` Zoom numbers on an account, known to our desk.
    QList<Number> addNumbers(const QString &account, int count, quint64 first = 441632960000)
    {
        QList<Number> numbers;
        for (int i = 0; i < count; ++i) {
            Number number;
            number.telephoneNumber = TelephoneNumber(first + static_cast<quint64>(i));
            number.accountName = account;
            number.services[Service::ZoomPhoneCloudPeering] = NumberService{true, {}, {}};
            numbers.append(number);
        }
        constexpr qsizetype batch = 100;
        for (qsizetype at = 0; at < numbers.size(); at += batch) {
            ours->data.apply(
                valueOf(ours->service.createOrUpdateNumbers(account, numbers.mid(at, batch))));
        }
        return numbers;
    }

    /// What a job gives; a default with a failed test when it gives an error.
    template <typename T>
    static T valueOf(ApiJob<T> *job)
    {
        const auto result = resultOf(job);
        const bool succeeded = result && result->has_value();
        if (!succeeded) {
            const QString why = result ? userMessage(result->error()) : QStringLiteral("no end");
            [&why] { QFAIL(qPrintable(why)); }();
        }
        return succeeded ? **result : T();
    }

    /// The error that a job ends with; nothing when it succeeds.
    template <typename T>
    static std::optional<ApiError> errorOf(ApiJob<T> *job)
    {
        const auto result = resultOf(job);
        return result && !*result ? std::optional(result->error()) : std::nullopt;
    }

    Tagged<Account> account(const QString &name)
    {
        return valueOf(other->service.getAccount(name));
    }

    /// The other desk changes an account, whatever its state.
    void otherChanges(const QString &name, const std::function<void(Account &)> &change)
    {
        Account account = this->account(name).resource;
        change(account);
        valueOf(other->service.putAccount(account, {}));
    }

    void otherChanges(const Number &number, const std::function<void(Number &)> &change)
    {
        Number now =
            valueOf(other->service.getNumber(number.accountName, number.telephoneNumber)).resource;
        change(now);
        valueOf(other->service.putNumber(now, {}));
    }

    /// A third desk writes a resource at once, without an event loop: for slots, in the midst of
    /// what our desk does.
    void putAtOnce(const QByteArray &path, const QByteArray &resource)
    {
        constexpr int patience = 10000;
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(socket.waitForConnected(patience));
        socket.write("PUT " + path + "?api-version=2024-02-29 HTTP/1.1\r\nHost: 127.0.0.1:" +
                     QByteArray::number(port) +
                     "\r\nContent-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(resource.size()) + "\r\n\r\n" + resource);
        QByteArray received;
        while (!received.contains("\r\n\r\n") && socket.waitForReadyRead(patience))
            received += socket.readAll();
        QVERIFY2(received.startsWith("HTTP/1.1 200"), received.constData());
    }

    quint16 port = 0;
    QTemporaryDir directory;
    std::unique_ptr<localgateway::GatewayThread> gateway;
    std::unique_ptr<ChangeDesk> ours;
    std::unique_ptr<ChangeDesk> other;
};

} // namespace numberdesk
