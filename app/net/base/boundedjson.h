// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace numberdesk {

/// The JSON value in `text`, discarded (is_discarded()) when it is none or is nested deeper than
/// deepestJson.
nlohmann::json parseBoundedJson(const QByteArray &text);

} // namespace numberdesk
