// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "net/base/clock.h"
#include "transfer/sending/importjob.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>
#include <optional>

namespace numberdesk {

class Session;

/// Sends a plan, and goes on following its rows until the backend has answered for each.
class UploadSending : public QObject
{
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit UploadSending(Session &session, QObject *parent = nullptr);
    ~UploadSending() override;

    /// Sends the rows of `plan` that have work, and follows all of them.
    void start(const std::shared_ptr<ImportPlan> &plan, const SendOptions &options);
    /// Brings the rows of `plan` up to date with what anybody reads of their numbers; null: of
    /// none.
    void follow(const std::shared_ptr<ImportPlan> &plan);
    /// Lets batches in flight end and leaves the rest unsent.
    void cancel();
    /// Whether cancel() was called and batches are still in flight.
    bool isCancelling() const { return m_cancelling; }
    /// Rows and requests of the sending under way, or of the last.
    const ImportProgress &progress() const { return m_progress; }
    /// Of the plan that is followed, the latest.
    const ImportCounts &counts() const { return m_progress.counts; }
    /// Why sending ended early; nothing when it did not.
    const std::optional<ImportError> &error() const { return m_error; }
    /// Why the gateway could not be asked of pending rows at last; nothing once it answered again.
    const std::optional<ApiError> &pollError() const { return m_pollError; }

signals:
    /// Progress or counts changed.
    void progressed();
    /// Indexes of rows of the plan whose outcome changed.
    void rowsChanged(const QList<qsizetype> &rows);
    /// All was sent, or see error().
    void ended();

private:
    void takeResult(const ImportResult &result);
    void takeReadNumbers(const QList<Number> &numbers, const QList<TelephoneNumber> &gone);
    void takeProgress(const ImportProgress &progress);
    void takeWait(std::chrono::milliseconds wait);

    Session &m_session;
    QPointer<ImportJob> m_job;
    std::shared_ptr<ImportPlan> m_plan;
    ImportProgress m_progress;
    std::optional<ImportError> m_error;
    std::optional<ApiError> m_pollError;
    Clock::TimePoint m_triedAgainAt; ///< no request that waits for its next try goes out later
    bool m_cancelling = false;
};

} // namespace numberdesk
