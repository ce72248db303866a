// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"
#include "localgateway/http/request.h"

#include <optional>

namespace numberdesk::localgateway {

/// The paging parameters of a list request, checked.
struct Paging
{
    std::optional<qint64> top; ///< how many items at most, over all pages
    qint64 skip = 0;           ///< only on the first page; later ones go on by key
    qint64 pageSize = 0;
    bool countRecords = false;
    QString filter;               ///< empty when there is none
    std::optional<QString> after; ///< key of the last item sent; absent on the first page
};

/// Reads `top`, `skip`, `maxpagesize`, `countRecords`, `filter` and the continuation token.
Checked<Paging> parsePaging(const Request &request);

/// The address of the page after the item @p lastKey.
/// @param base scheme, host and port the client uses
/// @param left how many items `top` still allows; nothing without `top`
QString nextLink(const QString &base, const Request &request, const QString &lastKey,
                 std::optional<qint64> left);

/// A query parameter that is `true` or `false`; @p fallback when it was not sent.
Checked<bool> booleanParameter(const Request &request, const QString &name, bool fallback);

} // namespace numberdesk::localgateway
