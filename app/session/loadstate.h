// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/errors/apierror.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace numberdesk {

/// How the loading of one part of the data stands.
struct LoadState
{
    bool loading = false;
    qint64 received = 0;           ///< rows of the load under way
    std::optional<qint64> total;   ///< rows it will bring, when the gateway counts
    QDateTime loadedAt;            ///< UTC, of the last complete load; null before
    QDateTime begunAt;             ///< UTC, when that load began: nothing it brought is older
    std::optional<ApiError> error; ///< why the last load failed
    QStringList doubts;            ///< what the last load did not bring, in words; see listDoubts()
};

} // namespace numberdesk
