// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "faults.h"

#include <QByteArrayList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace numberdesk {

/// What one run of a seed came to.
struct Run
{
    QStringList findings; ///< none: nothing differs from the oracle
    QByteArrayList trace;
    QByteArray hash; ///< of the trace
    FaultSet faults;
    std::chrono::milliseconds took{0}; ///< by the virtual clock
    QByteArray afterJob;               ///< what the gateway has of numbers once the job has ended
    QByteArray afterUndo;              ///< the same once it was taken back
};

/// Desk, network and gateway of a seed, from the empty gateway to the oracle's verdict: one thread,
/// no sockets, no time but the virtual clock's, no chance but the seed's.
Run simulate(quint64 seed);
/// How long a job of that many rows is sent by the virtual clock, each row a change of a number
/// that is there; `percent` of its requests go wrong. Nothing when it is not done.
std::optional<std::chrono::milliseconds> simulateSending(int rows, int percent);
/// The same where nothing happens but one fault: the job is done and then taken back.
Run simulateOneFault(quint64 seed, const OneFault &one);

} // namespace numberdesk
