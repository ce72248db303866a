// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "provisioning/codec/resourcemerge.h"
#include "provisioning/service/conditionalwrite.h"

#include <functional>
#include <memory>

namespace numberdesk {

/// How a change of one resource `T` is sent, of which `Part` is what can be changed.
template <typename T, typename Part>
struct SaveSteps
{
    std::function<ApiJob<Tagged<T>> *(const Part &wanted, const QByteArray &etag)> write;
    std::function<ApiJob<Tagged<T>> *()> read;
    std::function<Part(const T &)> part;
    /// Hears of each newer reading (null = it is gone), which was asked for at `asked`.
    std::function<void(const T *, Moment asked)> note;
};

/// Saves `wanted`, made of what was `seen`, under the ETag of that. On 412 the resource is read
/// again: what has all that was asked is done; where only other fields have changed, the change is
/// merged into the newer reading (see mergeChange()) and sent again. Ends with PreconditionFailed,
/// which names what has changed, when both have changed the same field or it never holds still,
/// and with NotFound when it is gone.
template <typename T, typename Part>
ApiJob<Tagged<T>> *saveMerging(const SaveSteps<T, Part> &steps, const Tagged<T> &seen,
                               const Part &wanted, ProvisioningService &service)
{
    struct State
    {
        Part toSend;
        QList<FieldChange> changed; ///< since `seen`, by whomever
        Moment asked{};             ///< when it was last read
    };
    const auto state = std::make_shared<State>(State{wanted, {}, {}});
    ConditionalWrite<Tagged<T>, Tagged<T>> write;
    write.read = [steps, state, &service] {
        state->asked = service.nextMoment();
        return steps.read();
    };
    write.send = [steps, state](const Tagged<T> *now) {
        return steps.write(state->toSend, now->etag);
    };
    write.judge = [steps, state, wanted, before = steps.part(seen.resource)](
                      const Tagged<T> *now) -> std::optional<ApiResult<Tagged<T>>> {
        steps.note(now != nullptr ? &now->resource : nullptr, state->asked);
        ApiError error;
        error.kind = ApiError::Kind::NotFound;
        if (now == nullptr)
            return ApiResult<Tagged<T>>(Failure<ApiError>(error));
        const Part current = steps.part(now->resource);
        const ResourceMerge<Part> merge = mergeChange(before, wanted, current);
        if (merge.isDone)
            return ApiResult<Tagged<T>>(*now);
        state->toSend = merge.merged;
        state->changed = changesBetween(before, current);
        error.kind = ApiError::Kind::PreconditionFailed;
        error.changed = merge.conflicts;
        if (merge.conflicts.isEmpty())
            return {};
        return ApiResult<Tagged<T>>(Failure<ApiError>(error));
    };
    write.explain = [state](ApiError &refusal) { refusal.changed = state->changed; };
    return new ConditionalWriteJob<Tagged<T>, Tagged<T>>(write, &seen, &service);
}

} // namespace numberdesk
