// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// Why numbers of that account cannot have a service that is off there; translated. An empty name
/// stands for no account.
QString whyNotOnAccount(const QString &accountName);

} // namespace numberdesk
