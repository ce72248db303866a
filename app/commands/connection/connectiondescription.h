// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace numberdesk {

/// A profile as `connection list --json` shows it; no secret is in it.
QJsonObject toJson(const ConnectionProfile &profile);
/// The same for the local gateway.
QJsonObject localGatewayJson();

/// The lines of `connection list`: a heading, the local gateway, and the profiles, in columns.
QStringList connectionTable(const QList<ConnectionProfile> &profiles);

} // namespace numberdesk
