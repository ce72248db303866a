// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/budget/requestbudget.h"
#include "net/client/httpclient.h"
#include "net/signin/tokensource.h"
#include "provisioning/service/provisioningservice.h"
#include "support/jobresult.h"
#include "support/scriptedserver.h"
#include "support/virtualclock.h"

#include <QSignalSpy>
#include <QTest>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using Delivery = ScriptedReply::Delivery;
using Kind = ApiError::Kind;

enum class Verb : quint8 { Get, Put, Delete, Patch, Post };

inline const TelephoneNumber number(441632960000);
inline const QByteArray accountBody =
    R"({"name":"contoso","serviceDetails":{"zoomPhoneCloudPeering":{"enabled":true,"syncEnabled":false}}})";
inline const QByteArray relationshipBody =
    R"({"tenantId":"t","customerRelationship":{"status":"AgreementSigned","comment":"ok"}})";

/// Nothing when the call succeeded, else why it did not.
using Ended = std::optional<Kind>;

inline ScriptedReply plain(int status, const HeaderList &headers = {},
                           const QByteArray &body = "{}")
{
    return {status, headers, body, Delivery::Whole};
}

/// What the gateway answers when all is well.
inline ScriptedReply success(Verb verb)
{
    if (verb == Verb::Delete || verb == Verb::Post)
        return plain(204, {}, {});
    return plain(200, {{"ETag", "8"}}, verb == Verb::Patch ? relationshipBody : accountBody);
}

inline Account account()
{
    Account account;
    account.name = u"contoso"_s;
    account.services[Service::ZoomPhoneCloudPeering] = AccountService{true, false, {}};
    return account;
}

/// Gives a new token after each rejection; none at all unless asked to sign in.
class CountingTokenSource final : public TokenSource
{
public:
    TokenJob *token() override
    {
        class Given final : public TokenJob
        {
        public:
            Given(const QByteArray &token, QObject *parent) : TokenJob(parent)
            {
                QMetaObject::invokeMethod(
                    this, [this, token] { finish(token); }, Qt::QueuedConnection);
            }
            void cancel() override {}
        };
        return new Given(signsIn ? "t" + QByteArray::number(rejections) : QByteArray(), this);
    }

    void reject(const QByteArray &) override { ++rejections; }

    bool signsIn = false;
    int rejections = 0;
};

/// The whole client against a scripted gateway, on a clock that passes over the waits.
struct Desk
{
    explicit Desk(const QUrl &gateway, milliseconds timeout = 30s)
        : client(optionsFor(gateway, timeout), tokens, budget)
        , service(client, u"2024-02-29"_s)
        , scheduled(&client, &HttpClient::retryScheduled)
    {}

    HttpClientOptions optionsFor(const QUrl &gateway, milliseconds timeout)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        options.timeout = timeout;
        options.clock = &clock;
        return options;
    }

    template <typename T>
    Ended endOf(ApiJob<T> *job)
    {
        const std::optional<ApiResult<T>> result = resultOf(job, clock, client);
        if (!result)
            return Kind::Cancelled; // it never ended; no row expects this
        return *result ? Ended() : Ended(result->error().kind);
    }

    Ended call(Verb verb)
    {
        switch (verb) {
        case Verb::Get:
            return endOf(service.getAccount(u"contoso"_s));
        case Verb::Put:
            return endOf(service.putAccount(account(), {"7", false}));
        case Verb::Delete:
            return endOf(service.deleteAccount(u"contoso"_s, false, "7"));
        case Verb::Patch:
            return endOf(service.patchRequestForInformation(
                u"t"_s, {u"AgreementSigned"_s, u"ok"_s, {}}, "7"));
        case Verb::Post:
            return endOf(service.deleteNumbers(u"contoso"_s, {number}));
        }
        Q_UNREACHABLE();
    }

    VirtualClock clock;
    CountingTokenSource tokens;
    RequestBudget budget{0, clock};
    HttpClient client;
    ProvisioningService service;
    QSignalSpy scheduled;
};

/// Names that do not exist are to fail soon, and by themselves.
inline void prepareNetwork()
{
    qputenv("RES_OPTIONS", "timeout:1 attempts:1");
    for (const char *proxy :
         {"http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"})
        qunsetenv(proxy);
}

} // namespace numberdesk
