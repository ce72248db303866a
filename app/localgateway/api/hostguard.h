// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"
#include "localgateway/http/request.h"

#include <QUrl>

namespace numberdesk::localgateway {

/// Keeps web pages away from a gateway on the loopback address: a page can make a browser send
/// requests here (DNS rebinding, cross-site requests), but it cannot choose their Host and Origin.
class HostGuard
{
public:
    /// @param publicUrl address of a TLS proxy in front; empty without one
    explicit HostGuard(QUrl publicUrl);

    /// Accepts loopback names and the public host in Host; an Origin, when sent, must be one of
    /// the same.
    Checked<void> check(const Request &request) const;

    /// Scheme, host and port that the client uses, for links back to this gateway.
    QString linkBase(const Request &request) const;

private:
    bool isOurs(const QUrl &url) const;

    QUrl m_publicUrl;
};

} // namespace numberdesk::localgateway
