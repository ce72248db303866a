// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/listload.h"

namespace numberdesk {

void ListLoad::begin(Job *job, Moment asked, const QDateTime &now)
{
    m_job = job;
    m_asked = asked;
    m_begunAt = now;
    m_last = {};
    m_state.loading = true;
    m_state.received = 0;
    m_state.total.reset();
}

void ListLoad::take(const ListProgress &progress)
{
    m_state.received = progress.received;
    m_state.total = progress.total;
    m_last = progress;
}

void ListLoad::end(const ApiResult<qint64> &result, const QDateTime &now)
{
    m_job.clear();
    m_state.loading = false;
    m_state.error.reset();
    if (result) {
        m_state.loadedAt = now;
        m_state.begunAt = m_begunAt;
        m_state.doubts = listDoubts(m_kind, m_last);
    } else if (result.error().kind != ApiError::Kind::Cancelled) {
        m_state.error = result.error();
    }
    m_last = {}; // it holds a whole page
}

} // namespace numberdesk
