// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commands/base/output.h"
#include "net/base/clock.h"
#include "session/session.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace numberdesk {

/// The wait of `--wait`: until the backend has decided on every row, or the time is over. Gives
/// signs of life, and word of a gateway that is gone.
class SyncWait : public QObject
{
    Q_OBJECT

public:
    /// `undecided` counts rows whose backend has not answered. Both must outlive it.
    SyncWait(Session &session, Output &output, std::function<qint64()> undecided, QObject *parent);

    /// Begins to wait; ended() follows once.
    void start(std::chrono::seconds timeout);
    /// Counts again: something was read.
    void look();

signals:
    /// All is decided, or the time is over.
    void ended();

private:
    void giveSign();
    void end();

    Session &m_session;
    Output &m_output;
    std::function<qint64()> m_undecided;
    std::unique_ptr<Alarm> m_end;
    std::unique_ptr<Alarm> m_sign;
    bool m_isWaiting = false;
};

} // namespace numberdesk
