// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "thirdparty/tools.h"
#include "support/places.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <QStringList>

namespace numberdesk {

using namespace Qt::StringLiterals;

bool thirdPartyLeftOut()
{
    return !qEnvironmentVariableIsEmpty("NUMBERDESK_SKIP_THIRDPARTY");
}

QString missingThirdPartyTools()
{
    QStringList missing;
    for (const QString &program : {u"nginx"_s, u"openssl"_s, u"node"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing += u"the program "_s + program;
    }
    const QFileInfo server(buildPath(u"tests/thirdparty/tokenserver.mjs"_s));
    if (!QFileInfo::exists(server.path() + "/node_modules/oidc-provider"_L1))
        missing += u"the npm package oidc-provider"_s;
    if (missing.isEmpty())
        return {};
    return u"Missing: %1. Run tests/thirdparty/install.sh, or set NUMBERDESK_SKIP_THIRDPARTY=1 to "
           "leave these tests out."_s.arg(missing.join(u", "_s));
}

} // namespace numberdesk
