// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/wire/httperror.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace numberdesk {

/// True when `manager` (of makeNetworkManager) sends a request for `url` through a proxy.
bool goesThroughProxy(const QNetworkAccessManager &manager, const QUrl &url);

/// Whether a proxy in use was there and refused, or could not be reached. Qt 6.4 reports nearly
/// all proxy errors as UnknownNetworkError, so that only its text, `errorString`, tells.
HttpError::Kind proxyFaultOf(const QString &errorString);

} // namespace numberdesk
