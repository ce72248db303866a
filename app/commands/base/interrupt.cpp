// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/base/interrupt.h"

#include "commands/base/exitcode.h"

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <string_view>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace numberdesk {

namespace {

// A signal handler may do little more than write; a socket pair carries the news to the event
// loop (Qt documentation, "Calling Qt Functions From Unix Signal Handlers").
std::array<int, 2> signalSockets{-1, -1};

/// Rings when the program has not ended of its own accord.
timer_t watchdog{};
bool hasWatchdog = false;
/// A little less than the 3 s in which every command ends.
constexpr timespec longestEnd{2, 850'000'000};

std::atomic_bool interrupted{false};
std::atomic_bool documentOwed{false};

constexpr std::string_view lastDocument = "{\n    \"error\": {\n        \"exitCode\": 130,\n"
                                          "        \"message\": \"Interrupted.\"\n    }\n}\n";

static_assert(std::atomic_bool::is_always_lock_free);

extern "C" void endNow(int)
{
    pollfd out{STDOUT_FILENO, POLLOUT, 0};
    // Nobody may read any more, which must not hold the end up.
    if (documentOwed.exchange(false) && ::poll(&out, 1, 0) == 1) {
        [[maybe_unused]] const ssize_t written =
            ::write(STDOUT_FILENO, lastDocument.data(), lastDocument.size());
    }
    ::_exit(Interrupted);
}

extern "C" void noteSignal(int)
{
    if (interrupted.exchange(true))
        endNow(0);
    const itimerspec once{{0, 0}, longestEnd};
    if (hasWatchdog)
        ::timer_settime(watchdog, 0, &once, nullptr);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalSockets[0], &byte, sizeof byte);
}

void handleWith(void (*handler)(int))
{
    std::signal(SIGINT, handler);
    std::signal(SIGTERM, handler);
}

} // namespace

Interrupt::Interrupt(bool json, QObject *parent) : QObject(parent)
{
    documentOwed = json;
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalSockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalSockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        emit requested();
    });
    sigevent ring{};
    ring.sigev_notify = SIGEV_SIGNAL;
    ring.sigev_signo = SIGALRM;
    hasWatchdog = ::timer_create(CLOCK_MONOTONIC, &ring, &watchdog) == 0;
    std::signal(SIGALRM, endNow);
    handleWith(noteSignal);
}

Interrupt::~Interrupt()
{
    m_notifier.reset();
    for (int &socket : signalSockets) {
        if (socket >= 0)
            ::close(socket);
        socket = -1;
    }
}

void Interrupt::documentBegins()
{
    documentOwed = false;
}

void Interrupt::release()
{
    handleWith(SIG_DFL);
    documentOwed = false;
}

} // namespace numberdesk
