// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/numberdeletion.h"

#include <QObject>
#include <QPointer>

namespace numberdesk {

class Session;

/// Numbers that are being deleted, on whatever page somebody looks at. One deletion at a time.
/// Knows no widgets.
class RunningDeletion : public QObject
{
    Q_OBJECT

public:
    explicit RunningDeletion(Session &session, QObject *parent = nullptr);
    ~RunningDeletion() override;

    /// Deletes at once what is still as `shown` has it; nobody is asked. Nothing happens while a
    /// deletion runs.
    void start(const QList<TelephoneNumber> &numbers, const NumberInventory &shown);
    /// The request under way ends first, so that its fate is known.
    void cancel();
    /// The same; the rest waits until somebody goes on with the job.
    void pause();

    bool isRunning() const { return m_job != nullptr; }
    bool isCancelling() const { return m_cancelling; }
    /// True from a pause() until it has ended.
    bool isPausing() const { return m_pausing; }
    /// Of the deletion that runs, or of the last one.
    const DeleteProgress &progress() const { return m_progress; }
    /// What the last deletion came to.
    const DeleteOutcome &outcome() const { return m_outcome; }

signals:
    /// Started, got on, is being cancelled, or ended.
    void changed();
    void ended();

private:
    Session &m_session;
    QPointer<DeleteNumbersJob> m_job;
    DeleteProgress m_progress;
    DeleteOutcome m_outcome;
    bool m_cancelling = false;
    bool m_pausing = false;
};

/// How far it is, for people: "Deleting 500 of 5,400, about 12 s left".
QString deletionProgress(const RunningDeletion &deletion);

} // namespace numberdesk
