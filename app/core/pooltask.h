// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

class QObject;
class QThreadPool;

namespace numberdesk {

/// Runs `work` on the thread pool `pool` and calls `next` in the thread of `context` afterwards,
/// unless that was destroyed before. What `work` throws is thrown there in place of calling `next`.
///
/// QFuture::then() with a context would be shorter, but up to Qt 6.4 it touches the context from
/// the pool's thread, so that a context that dies meanwhile is used after its end.
void runTaskOnPool(QThreadPool &pool, QObject *context, std::function<void()> work,
                   std::function<void()> next);

/// The same for work that gives a value, which `next` takes. A thin layer over one function for all
/// types: Qt's own templates would be compiled again for each of them.
template <typename Work, typename Next>
void runOnPool(QThreadPool &pool, QObject *context, Work work, Next next)
{
    const auto value = std::make_shared<std::optional<std::invoke_result_t<Work>>>();
    runTaskOnPool(
        pool, context, [value, work = std::move(work)]() mutable { value->emplace(work()); },
        [value, next = std::move(next)]() mutable { next(std::as_const(**value)); });
}

/// How many pieces it is worth cutting work of the program's own pool into.
int poolWidth();

/// While one lives, work that this thread hands to a pool runs in this thread, in the order in
/// which it was handed over, each once control is back in the event loop, and `next` follows at
/// once: for simulations, in which nothing may depend on how threads take turns. What a pool was
/// given before stays there.
class WorkInThisThread
{
public:
    WorkInThisThread();
    ~WorkInThisThread();
    WorkInThisThread(const WorkInThisThread &) = delete;
    WorkInThisThread &operator=(const WorkInThisThread &) = delete;
};

/// Runs `work`, the last that `pool` gets, after all that was handed to it, and waits until it is
/// done.
void finishPool(QThreadPool &pool, std::function<void()> work);

/// The program's own pool.
QThreadPool &programPool();

/// The same on the program's own pool.
template <typename Work, typename Next>
void runOnPool(QObject *context, Work work, Next next)
{
    runOnPool(programPool(), context, std::move(work), std::move(next));
}

} // namespace numberdesk
