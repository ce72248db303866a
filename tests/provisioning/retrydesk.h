// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/servicerig.h"
#include "support/testresources.h"

#include <QSignalSpy>
#include <QTest>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using Delivery = ScriptedReply::Delivery;
using Kind = ApiError::Kind;

enum class Verb : quint8 { Get, Put, Delete, Patch, Post };

inline const TelephoneNumber number(firstNumber);
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

/// The whole client against a scripted gateway, on a clock that passes over the waits.
struct Desk : ServiceRig
{
    explicit Desk(const QUrl &gateway, milliseconds timeout = 30s)
        : ServiceRig(timingOut(gateway, timeout)), scheduled(&client, &HttpClient::retryScheduled)
    {}

    static HttpClientOptions timingOut(const QUrl &gateway, milliseconds timeout)
    {
        HttpClientOptions options;
        options.baseUrl = gateway;
        options.timeout = timeout;
        return options;
    }

    template <typename T>
    Ended endOf(ApiJob<T> *job)
    {
        const std::optional<ApiResult<T>> result = resultOf(job);
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
            return endOf(service.putAccount(plainAccount(u"contoso"_s), {"7", false}));
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
