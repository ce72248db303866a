// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/interrupt.h"

#include <array>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>

namespace numberdesk {

namespace {

// A signal handler may do little more than write; a socket pair carries the news to the event
// loop (Qt documentation, "Calling Qt Functions From Unix Signal Handlers").
std::array<int, 2> signalSockets{-1, -1};

extern "C" void noteSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalSockets[0], &byte, sizeof byte);
}

void handleWith(void (*handler)(int))
{
    std::signal(SIGINT, handler);
    std::signal(SIGTERM, handler);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, signalSockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalSockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t got = ::read(signalSockets[1], &byte, sizeof byte);
        emit requested();
    });
    handleWith(noteSignal);
}

Interrupt::~Interrupt()
{
    handleWith(SIG_DFL);
    m_notifier.reset();
    for (int &socket : signalSockets) {
        if (socket >= 0)
            ::close(socket);
        socket = -1;
    }
}

} // namespace numberdesk
