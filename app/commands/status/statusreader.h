// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QMap>
#include <QStringList>

namespace numberdesk {

/// How a gateway, or one account of it, stands.
struct GatewayStatus
{
    qint64 accounts = 0;
    qint64 total = 0; ///< numbers
    qint64 pending = 0;
    qint64 synced = 0;
    QList<Number> failed;
    qint64 unreadableFailed = 0; ///< failed by their own word, but not to be read otherwise
    QMap<QString, qint64> other; ///< numbers by a status that this version does not know
    qint64 requests = 0;         ///< requests for information
    qint64 awaiting = 0;         ///< active ones that nobody has answered
    QStringList doubts;          ///< what the lists did not bring, see listDoubts()

    /// Those among them that could not be read in detail included.
    qint64 failedCount() const { return failed.size() + unreadableFailed; }
    /// Numbers that are neither synced nor failed.
    qint64 unsettled() const;
};

/// Reads it, of one account that exists when `accountName` is not empty. Each number counts by its
/// own status: on whole list pages, or, where those were many, by filters, of which each item is
/// looked at, so that a gateway that ignores filters is found out.
ApiJob<GatewayStatus> *readGatewayStatus(ProvisioningService &service, const QString &accountName);

} // namespace numberdesk
