// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/http/httplimits.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace numberdesk::localgateway {

namespace {

constexpr quint64 mostConnections = 1000;
constexpr quint64 leastSpare = 32;

} // namespace

int connectionsWithinDescriptors()
{
    quint64 allowed = mostConnections;
#ifdef Q_OS_UNIX
    rlimit descriptors{};
    if (getrlimit(RLIMIT_NOFILE, &descriptors) == 0) {
        const quint64 all = descriptors.rlim_cur;
        const quint64 spare = std::max(leastSpare, all / 4);
        allowed = std::min(allowed, all > spare ? all - spare : 1);
    }
#endif
    return static_cast<int>(allowed);
}

} // namespace numberdesk::localgateway
