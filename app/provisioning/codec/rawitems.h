// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace numberdesk {

/// The items of the array `key` of a valid JSON object, byte for byte as they came: order of the
/// fields, numbers and white space included. Empty when there is no such array.
QList<QByteArray> rawItems(const QByteArray &json, const QByteArray &key);

} // namespace numberdesk
