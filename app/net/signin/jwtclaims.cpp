// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/signin/jwtclaims.h"

#include "net/base/boundedjson.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using nlohmann::json;

namespace {

constexpr qsizetype signedJwtParts = 3;

QString roleText(const json &value)
{
    return QString::fromStdString(value.get_ref<const std::string &>());
}

} // namespace

std::optional<QStringList> rolesOf(const QByteArray &token)
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != signedJwtParts)
        return {};
    const json claims =
        parseBoundedJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding));
    if (!claims.is_object())
        return {};
    QStringList roles;
    const auto found = claims.find("roles");
    if (found == claims.end())
        return roles;
    if (found->is_string())
        roles.append(roleText(*found));
    else if (found->is_array()) {
        for (const json &role : *found) {
            if (role.is_string())
                roles.append(roleText(role));
        }
    }
    return roles;
}

} // namespace numberdesk
