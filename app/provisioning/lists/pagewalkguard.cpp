// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/lists/pagewalkguard.h"

#include "provisioning/codec/resourcecodec.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int mostEmptyPages = 10;

} // namespace

std::optional<ApiError> PageWalkGuard::takePage(qsizetype items, std::optional<qint64> count,
                                                const QUrl &nextLink)
{
    m_received += items;
    m_longestPage = std::max<qint64>(m_longestPage, items);
    if (count)
        m_count = count;
    m_emptyPages = items == 0 ? m_emptyPages + 1 : 0;
    if (nextLink.isEmpty())
        return {};
    if (m_seen.contains(nextLink))
        return badReply(u"A nextLink repeats"_s);
    m_seen.insert(nextLink);
    if (m_emptyPages >= mostEmptyPages)
        return badReply(u"The list goes on after ten empty pages in a row"_s);
    if (m_count && m_received > 2 * *m_count + m_longestPage)
        return badReply(
            u"The list goes on far beyond the %1 items that the gateway counts"_s.arg(*m_count));
    return {};
}

} // namespace numberdesk
