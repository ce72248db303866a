// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/service/provisioningservice.h"

#include <QSet>

namespace numberdesk {

/// Ends walks over pages that would never end. A walk fails when a link repeats, after ten empty
/// pages in a row, or when more than twice the counted items plus one page came.
class PageWalkGuard
{
public:
    /// Takes note of a page; BadReply when the page that it links to must not be asked for. The
    /// last page of a list is never a fault.
    template <typename T>
    std::optional<ApiError> take(const Page<T> &page)
    {
        return takePage(page.items.size() + page.unreadable.size(), page.recordCount,
                        page.nextLink);
    }

private:
    std::optional<ApiError> takePage(qsizetype items, std::optional<qint64> count,
                                     const QUrl &nextLink);

    QSet<QUrl> m_seen;
    qint64 m_received = 0;
    qint64 m_longestPage = 0;
    std::optional<qint64> m_count;
    int m_emptyPages = 0; ///< in a row
};

} // namespace numberdesk
