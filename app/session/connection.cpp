// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connection.h"

using namespace Qt::StringLiterals;

namespace numberdesk {

QString Connection::baseDomain() const
{
    // The local gateway's own base domain: a name that the DNS reserves for examples.
    if (local)
        return u"d1e2f3a4b5c6d7e8.commsgw.example"_s;
    const QString host = baseUrl.host();
    constexpr QLatin1StringView apiLabel = "provapi."_L1;
    return host.startsWith(apiLabel) ? host.sliced(apiLabel.size()) : host;
}

} // namespace numberdesk
