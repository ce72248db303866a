// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/auth/tokenendpoint.h"

#include "localgateway/base/json.h"

#include <QDateTime>
#include <QTimeZone>
#include <QUuid>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

TokenRefusal missing(const QString &parameter)
{
    return {400, "invalid_request", 900144,
            u"The request body must contain the following parameter: '%1'."_s.arg(parameter)};
}

std::string newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::optional<TokenRefusal> refusalOf(const QHash<QString, QString> &form)
{
    for (const QString &name : {u"grant_type"_s, u"client_id"_s, u"scope"_s}) {
        if (form.value(name).isEmpty())
            return missing(name);
    }
    if (form.value(u"grant_type"_s) != u"client_credentials")
        return TokenRefusal{400, "unsupported_grant_type", 70003,
                            u"The app requested an unsupported grant type '%1'."_s.arg(
                                form.value(u"grant_type"_s))};
    if (!form.value(u"scope"_s).endsWith(u"/.default"))
        return TokenRefusal{400, "invalid_scope", 70011,
                            u"The provided value for the input parameter 'scope' is not valid; "
                            "it must end with '/.default'."_s};
    if (form.value(u"client_secret"_s).isEmpty())
        return TokenRefusal{401, "invalid_client", 7000218,
                            u"The request body must contain the following parameter: "
                            "'client_secret'."_s};
    return std::nullopt;
}

} // namespace

TokenRequest readTokenRequest(const Request &request)
{
    if (request.mediaType() != "application/x-www-form-urlencoded")
        return {{}, {}, missing(u"grant_type"_s)};
    const QHash<QString, QString> form = decodeForm(request.body);
    return {form.value(u"client_id"_s), form.value(u"client_secret"_s), refusalOf(form)};
}

TokenRefusal unknownClient(const QString &clientId)
{
    return {400, "unauthorized_client", 700016,
            u"Application with identifier '%1' was not found in the directory."_s.arg(clientId)};
}

TokenRefusal wrongSecret(const QString &clientId)
{
    return {401, "invalid_client", 7000215,
            u"Invalid client secret provided. Ensure the secret being sent in the request is the "
            "client secret value, not the client secret ID, for app '%1'."_s.arg(clientId)};
}

Reply refuseToken(const TokenRefusal &refusal, qint64 now)
{
    const std::string trace = newGuid();
    const std::string correlation = newGuid();
    const std::string time = QDateTime::fromMSecsSinceEpoch(now, QTimeZone::utc())
                                 .toString(u"yyyy-MM-dd HH:mm:ss'Z'"_s)
                                 .toStdString();
    const std::string text = "AADSTS" + std::to_string(refusal.number) + ": " +
                             refusal.text.toStdString() + " Trace ID: " + trace +
                             " Correlation ID: " + correlation + " Timestamp: " + time;
    Reply reply = jsonReply(dump(Json{{"error", refusal.error},
                                      {"error_description", text},
                                      {"error_codes", {refusal.number}},
                                      {"timestamp", time},
                                      {"trace_id", trace},
                                      {"correlation_id", correlation}}),
                            refusal.status);
    reply.add("x-ms-error-code", refusal.error);
    reply.add("Cache-Control", "no-store");
    return reply;
}

} // namespace numberdesk::localgateway
