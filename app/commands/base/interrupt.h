// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <chrono>
#include <memory>

namespace numberdesk {

/// How long requests under way may take to end after the first signal.
inline constexpr std::chrono::milliseconds interruptPatience{2000};

/// Turns the first SIGINT or SIGTERM into a Qt signal, and ends the process with exit code 130 by
/// itself when that has brought no end within 3 s (a hung file system, a pipe that nobody reads),
/// or when a second one comes. One object at a time; the process stays guarded after its end.
///
/// With `json`, a process that ends so still writes its one document, unless it has begun another.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    /// Takes the signals from the system; `json` as said above.
    explicit Interrupt(bool json, QObject *parent = nullptr);
    ~Interrupt() override;

    /// The one document is being written: none is owed any more.
    static void documentBegins();
    /// Gives the signals back to the system, for a program that does not end by them.
    static void release();

signals:
    /// The first signal came.
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace numberdesk
