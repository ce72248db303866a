// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"

#include <QList>

namespace numberdesk {

/// True when a page in key order that is not the last one proves that `number` is not on the list.
/// The order is read from the page: gateways may order numbers as texts or by value.
bool pageCovers(const QList<Number> &page, TelephoneNumber number);

} // namespace numberdesk
