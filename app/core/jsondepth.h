// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace numberdesk {

/// Arrays and objects within one another that are read at most, by the client and by the local
/// gateway; the API's own have fewer than ten. Copying, comparing and writing a value takes the
/// stack of a level each, which is what somebody who sends a deeper one hopes for.
inline constexpr int deepestJson = 256;

/// True when the JSON `text` nests arrays and objects deeper than `deepest`. It is not parsed.
bool isJsonDeeperThan(int deepest, QByteArrayView text);

} // namespace numberdesk
