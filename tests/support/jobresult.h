// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/job.h"
#include "support/virtualclock.h"

#include <QTest>

#include <chrono>
#include <optional>

namespace numberdesk {

/// Waits until `job` has finished; nothing when it has not within `limit`.
template <typename R>
std::optional<R> resultOf(TypedJob<R> *job, std::chrono::seconds limit = std::chrono::seconds(20))
{
    std::optional<R> result;
    QObject context;
    job->then(&context, [&result](const R &value) { result = value; });
    const auto done = [&result] { return result.has_value(); };
    if (!QTest::qWaitFor(done, static_cast<int>(std::chrono::milliseconds(limit).count())))
        qWarning("The job did not finish");
    return result;
}

/// The same, with the waits between the tries of `client` passed over.
template <typename R>
std::optional<R> resultOf(TypedJob<R> *job, VirtualClock &clock, const HttpClient &client)
{
    std::optional<R> result;
    QObject context;
    job->then(&context, [&result](const R &value) { result = value; });
    if (!clock.runUntil([&result] { return result.has_value(); }, client))
        qWarning("The job did not finish");
    return result;
}

/// Holds the result of a job once it has one, for tests that do something meanwhile.
template <typename R>
class ResultSpy
{
public:
    explicit ResultSpy(TypedJob<R> *job)
    {
        job->then(&m_context, [this](const R &value) { m_result = value; });
    }

    const std::optional<R> &value() const { return m_result; }

private:
    QObject m_context;
    std::optional<R> m_result;
};

} // namespace numberdesk
