// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace numberdesk {

/// A token in the shape of a signed JWT with these claims (a JSON object); its signature is none.
inline QByteArray jwtOf(const QByteArray &claims)
{
    constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QByteArray(R"({"alg":"RS256","typ":"JWT"})").toBase64(base64Url) + '.' +
           claims.toBase64(base64Url) + ".c2lnbmF0dXJl";
}

/// The reply of a token endpoint that gives `token`.
inline QByteArray tokenReplyOf(const QByteArray &token)
{
    return R"({"token_type":"Bearer","expires_in":3599,"access_token":")" + token + "\"}";
}

} // namespace numberdesk
