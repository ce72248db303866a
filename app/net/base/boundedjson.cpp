// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/base/boundedjson.h"

#include "core/jsondepth.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using nlohmann::json;

json parseBoundedJson(const QByteArray &text)
{
    if (isJsonDeeperThan(deepestJson, text))
        return json::value_t::discarded;
    return json::parse(text.begin(), text.end(), nullptr, false);
}

} // namespace numberdesk
