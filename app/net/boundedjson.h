// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <nlohmann/json_fwd.hpp>

namespace numberdesk {

/// Arrays and objects within one another that are read at most; the API's own have fewer than ten.
inline constexpr int deepestJson = 256;

/// True when `text` nests arrays and objects deeper than `deepest`.
bool isJsonDeeperThan(int deepest, QByteArrayView text);

/// The JSON value in `text`, discarded (is_discarded()) when it is none or is nested deeper than
/// deepestJson: copying, comparing and writing such a value would take the stack of a level each,
/// which is what somebody who sends it hopes for.
nlohmann::json parseBoundedJson(const QByteArray &text);

} // namespace numberdesk
