// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <chrono>

namespace numberdesk {

/// How long a gateway that moves is looked for.
inline constexpr std::chrono::seconds longestLook{10};

/// Knows how to find a gateway that moves from one process to the next: the local gateway is
/// served by whichever process holds its database. A client that has one looks for the gateway
/// where others would give up.
class GatewayFinder : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Looks where the gateway is now; ends with found() or lost() once for all who asked
    /// meanwhile, after longestLook at the latest. Never answers before it returns.
    virtual void look() = 0;

signals:
    /// The gateway answers, and the client has its address and its token source by now, whether
    /// they changed or not.
    void found();
    /// Nobody serves it.
    void lost();
};

} // namespace numberdesk
