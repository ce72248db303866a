// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/storageerror.h"

#include <QCoreApplication>

#include <type_traits>
#include <utility>

namespace numberdesk {

/// A storage job that is ended by whoever made it.
template <typename T>
class PendingStorageJob final : public StorageJob<T>
{
public:
    using StorageJob<T>::StorageJob;

    /// A child of `owner` that ends as cancelled when `owner` goes away first.
    static PendingStorageJob *of(QObject *owner)
    {
        auto *job = new PendingStorageJob(owner);
        QObject::connect(owner, &QObject::destroyed, job, [job] { job->end(cancelled()); });
        return job;
    }

    /// What was begun goes on; only its result is not waited for any more.
    void cancel() override { endSoon(cancelled()); }

    /// Gives the result, in the job's own thread.
    void end(StorageResult<T> result) { this->finish(std::move(result)); }

    /// For a result that is at hand at once: a job reports from the event loop only.
    void endSoon(StorageResult<T> result)
    {
        QMetaObject::invokeMethod(
            this, [this, result = std::move(result)] { end(result); }, Qt::QueuedConnection);
    }

private:
    static Failure<StorageError> cancelled()
    {
        return Failure<StorageError>(
            {StorageError::Kind::Cancelled,
             QCoreApplication::translate("StorageJob", "Stopped before it was done.")});
    }
};

/// Goes on with `next` when `step` succeeds; ends `job` with the step's error otherwise, and does
/// nothing when `job` has ended meanwhile.
template <typename T, typename U, typename Next>
void whenDone(StorageJob<U> *step, PendingStorageJob<T> *job, Next next)
{
    step->then(job, [job, next = std::move(next)](const StorageResult<U> &result) {
        if (job->isFinished())
            return;
        if (!result)
            return job->end(Failure<StorageError>(result.error()));
        if constexpr (std::is_void_v<U>)
            next();
        else
            next(*result);
    });
}

} // namespace numberdesk
