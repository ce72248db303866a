// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUuid>

#include <functional>

namespace numberdesk {

/// A random id (UUID version 4, RFC 9562): the program's only source of ids that a gateway sees.
QUuid randomId();

/// A number from 0 up to, but not including, 1: for waits that shall not fall together. Not for
/// secrets.
double randomFraction();

/// Where chance comes from in this thread while it lives: for simulations, which replay a seed.
/// Without one it comes from the operating system. The last one made counts, and the one before it
/// afterwards.
class ChanceFrom
{
public:
    /// Gives 64 random bits a call.
    using Source = std::function<quint64()>;

    /// `source` is asked by whatever runs in this thread.
    explicit ChanceFrom(Source source);
    ~ChanceFrom();
    Q_DISABLE_COPY_MOVE(ChanceFrom)

private:
    Source m_source;
    Source *m_before;
};

} // namespace numberdesk
