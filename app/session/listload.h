// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/lists/listwords.h"
#include "provisioning/service/moment.h"
#include "session/loadstate.h"

#include <QPointer>

namespace numberdesk {

/// The loads of one list, one at a time: the load under way, and how the list stands.
class ListLoad
{
public:
    /// `kind` gives the words for what a load does not bring.
    explicit ListLoad(ListKind kind) : m_kind(kind) {}

    /// How the list stands by what begin(), take() and end() were told.
    const LoadState &state() const { return m_state; }
    /// True from begin() to end(), unless the job was deleted meanwhile.
    bool isUnderWay() const { return m_job != nullptr; }
    /// When the load under way was asked for, or else the last one: all that it brings, and what it
    /// does not bring, is as old as that.
    Moment asked() const { return m_asked; }

    /// A load begins: `job`, asked for at `asked`, at `now` (UTC). It must end with end().
    void begin(Job *job, Moment asked, const QDateTime &now);
    /// A page of it has come.
    void take(const ListProgress &progress);
    /// It has ended, at `now` (UTC). To be cancelled is no failure; a load that brought less than
    /// all leaves the times and doubts of the last complete one.
    void end(const ApiResult<qint64> &result, const QDateTime &now);

private:
    ListKind m_kind;
    LoadState m_state;
    QPointer<Job> m_job;
    Moment m_asked{};
    QDateTime m_begunAt; ///< the load under way; UTC
    ListProgress m_last; ///< of the load under way
};

} // namespace numberdesk
