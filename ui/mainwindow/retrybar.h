// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/look/messagebar.h"

#include <chrono>
#include <memory>

namespace numberdesk {

class Alarm;
class ConnectionState;

/// Tells that requests wait before they are tried again, why and how long, and offers Retry now.
class RetryBar : public MessageBar
{
    Q_OBJECT

public:
    /// `state` must outlive the bar.
    explicit RetryBar(ConnectionState &state, QWidget *parent = nullptr);
    ~RetryBar() override;

private:
    void present();
    void countDown();
    QString words() const;

    ConnectionState &m_state;
    std::unique_ptr<Alarm> m_tick;
};

} // namespace numberdesk
