// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/auth/tokenservice.h"

#include "localgateway/auth/tokenendpoint.h"
#include "localgateway/base/json.h"

#include <QUuid>

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

constexpr int secretBytes = 32;
constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const std::string audience = "api://numberdesk-local-gateway";

QByteArray randomBytes()
{
    QByteArray bytes(secretBytes, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), secretBytes) != 1)
        throw std::runtime_error("OpenSSL has no random bytes");
    return bytes;
}

bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() &&
           CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

Failure<ApiError> badToken(const QString &message)
{
    return refuse(ErrorCode::InvalidAuthenticationToken, message);
}

} // namespace

TokenService::TokenService(QStringList roles, std::chrono::seconds lifetime)
    : m_roles(std::move(roles))
    , m_lifetime(lifetime)
    , m_secret(QString::fromLatin1(randomBytes().toBase64(base64Url)))
    , m_key(randomBytes())
{}

Reply TokenService::answer(const Request &request, qint64 now) const
{
    const TokenRequest form = readTokenRequest(request);
    if (form.refusal)
        return refuseToken(*form.refusal, now);
    if (!m_open && form.clientId != u"local")
        return refuseToken(unknownClient(form.clientId), now);
    if (!m_open && !sameBytes(form.clientSecret.toUtf8(), m_secret.toUtf8()))
        return refuseToken(wrongSecret(form.clientId), now);
    const Json body{{"token_type", "Bearer"},
                    {"expires_in", m_lifetime.count()},
                    {"ext_expires_in", m_lifetime.count()},
                    {"access_token", issue(now).toStdString()}};
    Reply reply = jsonReply(dump(body));
    reply.add("Cache-Control", "no-store");
    return reply;
}

Checked<Roles> TokenService::authenticate(const Request &request, qint64 now) const
{
    if (m_open)
        return rolesNamed(m_roles);
    const QByteArray header = request.headers.value("authorization").trimmed();
    const qsizetype blank = header.indexOf(' ');
    if (blank < 0 || header.left(blank).toLower() != "bearer")
        return badToken(u"The request has no bearer token."_s);
    return rolesOf(header.mid(blank + 1).trimmed(), now);
}

QByteArray TokenService::issue(qint64 now) const
{
    const qint64 seconds = now / 1000;
    Json claims{{"aud", audience},
                {"iss", "https://" + audience.substr(6) + "/"},
                {"iat", seconds},
                {"nbf", seconds},
                {"exp", seconds + m_lifetime.count()},
                {"appid", "local"},
                {"sub", "local"},
                {"roles", Json::array()},
                {"uti", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()},
                {"ver", "1.0"}};
    for (const QString &name : m_roles) {
        if (const auto role = roleNamed(name))
            claims["roles"].push_back(roleClaim(*role).toStdString());
    }
    const QByteArray head = dump(Json{{"alg", "HS256"}, {"typ", "JWT"}}).toBase64(base64Url);
    const QByteArray text = head + '.' + dump(claims).toBase64(base64Url);
    return text + '.' + signature(text);
}

QByteArray TokenService::signature(const QByteArray &text) const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), m_key.constData(), static_cast<int>(m_key.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), std::size_t(text.size()),
         digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), size).toBase64(base64Url);
}

Checked<Roles> TokenService::rolesOf(const QByteArray &token, qint64 now) const
{
    const qsizetype dot = token.lastIndexOf('.');
    // Only what this key signed is parsed, so the claims need no further doubt.
    if (dot < 0 || !sameBytes(token.mid(dot + 1), signature(token.left(dot))))
        return badToken(u"The access token was not issued by this gateway since it started."_s);
    const QByteArray claimsText = token.left(dot).mid(token.indexOf('.') + 1);
    const Json claims = parseJson(QByteArray::fromBase64(claimsText, base64Url));
    if (claims.at("exp").get<qint64>() <= now / 1000)
        return badToken(u"The access token has expired."_s);
    QStringList names;
    for (const Json &role : claims.at("roles"))
        names.append(QString::fromStdString(role.get<std::string>()));
    return rolesNamed(names);
}

} // namespace numberdesk::localgateway
