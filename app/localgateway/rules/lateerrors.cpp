// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/rules/lateerrors.h"

#include "localgateway/json.h"
#include "localgateway/services.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

QByteArray missingUsageErrors(unsigned services)
{
    const char *target = services & operatorConnectBit ? "oc" : "tpm";
    return dump(
        Json::array({{{"code", "InvalidRequest"},
                      {"message", "Invalid/missing required configuration attributes: Usage"},
                      {"target", target}}}));
}

} // namespace numberdesk::localgateway
