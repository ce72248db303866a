// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/connections/gatewayaccess.h"

#include "storage/sharedbudgetledger.h"

#include <QCryptographicHash>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int publishedRequestBudget = 100;

/// Names the gateway among those of a data directory: all connections to one host and port share
/// its request budget.
QString budgetKey(const Connection &connection)
{
    if (connection.local)
        return u"local"_s;
    constexpr int httpsPort = 443;
    constexpr int httpPort = 80;
    constexpr qsizetype enough = 16;
    const QUrl &address = connection.profile.baseUrl;
    const QString scheme = address.scheme().toLower();
    const int port = address.port(scheme == "https"_L1 ? httpsPort : httpPort);
    const QString origin = u"%1://%2:%3"_s.arg(scheme, address.host().toLower()).arg(port);
    const QByteArray digest =
        QCryptographicHash::hash(origin.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(digest.first(enough));
}

} // namespace

HttpClientOptions clientOptionsOf(const Connection &connection)
{
    const ConnectionProfile &profile = connection.profile;
    HttpClientOptions options;
    options.baseUrl = profile.baseUrl;
    options.timeout = profile.timeout;
    options.extraCaPem = connection.extraCaPem;
    options.proxy = profile.proxy;
    options.readOnly = profile.readOnly;
    return options;
}

ClientCredentials credentialsOf(const Connection &connection)
{
    const ConnectionProfile &profile = connection.profile;
    ClientCredentials credentials;
    credentials.tokenUrl = profile.tokenUrl;
    credentials.clientId = profile.clientId.trimmed(); // copying brings blanks along
    credentials.clientSecret = connection.clientSecret;
    credentials.certificate = connection.clientCertificate;
    credentials.scope = profile.scope.trimmed();
    credentials.extraCaPem = connection.extraCaPem;
    credentials.proxy = profile.proxy;
    credentials.timeout = profile.timeout;
    return credentials;
}

int requestLimitOf(const Connection &connection)
{
    // A local gateway that was started with a limit says so in its first answer.
    return connection.profile.requestBudget.value_or(connection.local ? 0 : publishedRequestBudget);
}

std::unique_ptr<BudgetLedger> ledgerOf(const Connection &connection, const DataDirectory &directory)
{
    return std::make_unique<SharedBudgetLedger>(directory.budgetFile(budgetKey(connection)));
}

} // namespace numberdesk
