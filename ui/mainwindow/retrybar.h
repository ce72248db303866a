// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/messagebar.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace numberdesk {

class HttpClient;

/// Tells that requests wait before they are tried again, why and how long, and offers Retry now.
class RetryBar : public MessageBar
{
    Q_OBJECT

public:
    explicit RetryBar(HttpClient &client, QWidget *parent = nullptr);

    /// True from a failed try until the next one.
    bool isWaiting() const { return m_tick.isActive(); }

signals:
    void waitingChanged();

private:
    void takeWait(std::chrono::milliseconds wait, const QString &reason);
    void countDown();
    QString words(std::chrono::milliseconds left) const;

    QTimer m_tick;
    QElapsedTimer m_since;
    std::chrono::milliseconds m_wait{0};
    QString m_reason;
};

} // namespace numberdesk
