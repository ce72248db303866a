// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/api/backend.h"
#include "localgateway/auth/role.h"

namespace numberdesk::localgateway {

/// What an operation takes as a body.
enum class Media { None, OptionalJson, Json, MergePatch };

/// One row of the contract's table of operations.
struct Route
{
    const char *pattern; ///< segments joined by `/`; `{}` stands for a value
    Method method;
    Role role;
    Media media;
    bool repeatable; ///< takes the repeatability headers
    Operation operation;
};

/// What a path and a method lead to.
struct RouteMatch
{
    const Route *route = nullptr; ///< null when the path is unknown or the method not allowed
    QStringList pathValues{};
    QByteArray allow{}; ///< methods of the path, for a 405; empty when the path is unknown
};

/// Looks @p request up in the table of operations.
RouteMatch findRoute(const Request &request);

/// True for the path of the token endpoint.
bool isTokenPath(const Request &request);

} // namespace numberdesk::localgateway
