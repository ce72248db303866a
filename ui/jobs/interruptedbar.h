// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"
#include "widgets/look/messagebar.h"

#include <optional>

namespace numberdesk {

class JobList;
class Rights;

/// Offers to go on with the jobs that were interrupted when the connection opened. Nothing is sent
/// before somebody says so.
class InterruptedBar : public MessageBar
{
    Q_OBJECT

public:
    /// Both must outlive the bar.
    InterruptedBar(JobList &jobs, const Rights &rights, QWidget *parent = nullptr);

signals:
    /// Somebody wants to see one of them.
    void showRequested(qint64 id);

private:
    void adapt();
    void goOn();
    QString words() const;

    JobList &m_jobs;
    const Rights &m_rights;
    std::optional<QList<qint64>> m_offered; ///< the newest first; unset until the list is read
    QList<JobRecord> m_left;                ///< of those, what is still interrupted
};

} // namespace numberdesk
