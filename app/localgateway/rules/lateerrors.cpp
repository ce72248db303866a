// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/rules/lateerrors.h"

#include "localgateway/base/json.h"
#include "localgateway/base/services.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

QByteArray missingUsageErrors(unsigned lacking)
{
    const auto first = std::ranges::find_if(services, [&](const Service &service) {
        return service.teams && (lacking & bitOf(service));
    });
    return dump(
        Json::array({{{"code", "InvalidRequest"},
                      {"message", "Invalid/missing required configuration attributes: Usage"},
                      {"target", first->teams->errorTarget}}}));
}

} // namespace numberdesk::localgateway
