// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/tokenreply.h"

#include "net/base/boundedjson.h"

#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace numberdesk {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

constexpr std::chrono::seconds renewedBefore = 5min;
constexpr std::chrono::seconds defaultLife = 1h;
constexpr qsizetype longestDetail = 2000;

QString textOf(const json &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string())
        return {};
    return QString::fromStdString(found->get_ref<const std::string &>());
}

std::chrono::seconds lifeIn(const json &object)
{
    const auto found = object.find("expires_in");
    if (found == object.end())
        return defaultLife;
    if (found->is_number())
        return std::chrono::seconds(found->get<qint64>());
    // Older endpoints of the identity platform quote the number.
    bool ok = false;
    const qint64 seconds = textOf(object, "expires_in").toLongLong(&ok);
    return ok ? std::chrono::seconds(seconds) : defaultLife;
}

/// The first number in `error_codes`, or that of `AADSTSnnnn` in the description.
int codeIn(const json &object, const QString &description)
{
    const auto codes = object.find("error_codes");
    if (codes != object.end() && codes->is_array()) {
        for (const json &code : *codes) {
            if (code.is_number_integer())
                return code.get<int>();
        }
    }
    static const QRegularExpression aadsts(u"\\bAADSTS(\\d{4,9})\\b"_s);
    return aadsts.match(description).captured(1).toInt();
}

/// Codes that the identity platform documents as passing.
bool isTransientCode(int code)
{
    constexpr std::array<int, 5> transient{90006, 90012, 90024, 90033, 90055};
    return std::find(transient.begin(), transient.end(), code) != transient.end();
}

TokenRefusal refusalIn(const json &object, int status)
{
    const QString error = textOf(object, "error");
    const QString description = textOf(object, "error_description");
    TokenRefusal refusal;
    refusal.detail = description.isEmpty() ? error : QString(error + u": "_s + description);
    refusal.detail.truncate(longestDetail);
    if (refusal.detail.isEmpty())
        refusal.detail = u"The token endpoint answered with HTTP status %1"_s.arg(status);
    refusal.code = codeIn(object, description);
    refusal.transient = error == "temporarily_unavailable"_L1 || error == "server_error"_L1 ||
                        isTransientCode(refusal.code) || status == 408 || status == 429 ||
                        status >= 500;
    refusal.readable = !error.isEmpty();
    return refusal;
}

/// RFC 6749 appendix A.12: printable ASCII; anything else would become headers of its own.
bool fitsAHeader(const QString &token)
{
    return std::all_of(token.begin(), token.end(), [](QChar c) { return c >= u'!' && c <= u'~'; });
}

} // namespace

Result<AccessToken, TokenRefusal> readTokenReply(const HttpReply &reply)
{
    json object = parseBoundedJson(reply.body);
    if (!object.is_object())
        object = json::object();
    if (reply.status != 200)
        return Failure<TokenRefusal>(refusalIn(object, reply.status));
    const QString token = textOf(object, "access_token");
    if (token.isEmpty()) {
        return Failure<TokenRefusal>(
            TokenRefusal{u"The token endpoint's reply holds no access_token"_s, false, 0, false});
    }
    if (!fitsAHeader(token)) {
        return Failure<TokenRefusal>(
            TokenRefusal{u"The token endpoint's access_token holds characters that no token has"_s,
                         false, 0, false});
    }
    return AccessToken{token.toLatin1(), lifeIn(object)};
}

std::chrono::milliseconds usefulLife(std::chrono::seconds life)
{
    const std::chrono::milliseconds whole(std::max(life, 0s));
    return std::max(whole - renewedBefore,
                    std::min(whole * 4 / 5, std::chrono::milliseconds(renewedBefore) * 4));
}

} // namespace numberdesk
