// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/upload/uploadsource.h"

#include <QQueue>

namespace numberdesk {

/// What came while something else stood: sources that wait their turn, and the one beside an
/// unsent plan that waits for a person's choice.
class UploadQueue
{
public:
    void append(const UploadSource &source) { m_waiting.enqueue(source); }
    /// The next in turn; nothing while a choice is open.
    std::optional<UploadSource> takeNext();
    /// Names of what waits its turn, for people.
    QStringList names() const;

    void offer(const UploadSource &source) { m_offered = source; }
    /// Null when no choice is open.
    const UploadSource *offered() const { return m_offered ? &*m_offered : nullptr; }
    /// Ends the choice.
    std::optional<UploadSource> takeOffered();

private:
    QQueue<UploadSource> m_waiting;
    std::optional<UploadSource> m_offered;
};

} // namespace numberdesk
