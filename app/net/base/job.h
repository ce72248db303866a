// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <optional>
#include <utility>

namespace numberdesk {

/// The handle of one asynchronous operation.
///
/// A job starts by itself once control is back in the event loop and never reports before that.
/// `finished` fires exactly once: on success, error, cancel, timeout and shutdown. The job deletes
/// itself afterwards; deleting it earlier cancels silently.
class Job : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends the job with a Cancelled error, soon; a job that has finished ignores it.
    virtual void cancel() = 0;

    /// Starts nothing more: what is on the wire may still end and is told, everything else (a turn
    /// in the queue, a pause before another try) ends with Cancelled at once, soon.
    virtual void wrapUp() { cancel(); }

signals:
    /// The result is there; exactly once, and the job deletes itself afterwards.
    void finished();
};

/// A job that ends with a value of type `R` (a Result of its layer).
template <typename R>
class TypedJob : public Job
{
public:
    using Job::Job;

    /// Calls `callback(const R &)` when the job finishes, unless `context` was destroyed before.
    template <typename Callback>
    void then(QObject *context, Callback callback)
    {
        connect(this, &Job::finished, context,
                [this, callback = std::move(callback)] { callback(*m_result); });
    }

    /// Whether it has a result already.
    bool isFinished() const { return m_result.has_value(); }

protected:
    /// Sets the result, reports it and schedules the job's deletion; later calls are ignored.
    void finish(R result)
    {
        if (m_result)
            return;
        m_result = std::move(result);
        // Scheduled first: a listener may delete the job, so nothing may follow the signal.
        deleteLater();
        emit finished();
    }

private:
    std::optional<R> m_result;
};

} // namespace numberdesk
