// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/upload/uploadqueue.h"

#include <utility>

namespace numberdesk {

std::optional<UploadSource> UploadQueue::takeNext()
{
    if (m_offered || m_waiting.isEmpty())
        return std::nullopt;
    return m_waiting.dequeue();
}

QStringList UploadQueue::names() const
{
    QStringList names;
    for (const UploadSource &source : m_waiting)
        names += source.names();
    return names;
}

std::optional<UploadSource> UploadQueue::takeOffered()
{
    return std::exchange(m_offered, std::nullopt);
}

} // namespace numberdesk
