// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace numberdesk::localgateway {

/// How long the server waits for a client, and how much it keeps for one. Tests shorten these.
struct HttpLimits
{
    std::chrono::milliseconds head{10'000};      ///< for a whole head, from its first byte
    std::chrono::milliseconds bodyPause{10'000}; ///< within a body without a byte
    std::chrono::milliseconds body{60'000};      ///< for a whole body, from the end of its head
    /// Between requests. Longer than a minute, since clients that poll come by once a minute and
    /// would meet a connection that just closes.
    std::chrono::milliseconds idle{75'000};
    std::chrono::milliseconds write{60'000};    ///< for a client to take some of its answer
    std::chrono::milliseconds linger{500};      ///< for a client to notice that it is refused
    std::chrono::milliseconds evictable{1'000}; ///< idle before it may go to make room
    qint64 unsentBytes = 256LL * 1024;          ///< above, nothing more is read from that client
    int connections = 0;                        ///< at once; 0 = as the process's descriptors allow
};

/// Connections that leave enough of the process's file descriptors (RLIMIT_NOFILE) for the
/// database and for the clients of the same process; 1,000 at most.
int connectionsWithinDescriptors();

} // namespace numberdesk::localgateway
