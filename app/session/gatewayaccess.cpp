// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/gatewayaccess.h"

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
    const QString scheme = connection.baseUrl.scheme().toLower();
    const int port = connection.baseUrl.port(scheme == "https"_L1 ? httpsPort : httpPort);
    const QString origin =
        u"%1://%2:%3"_s.arg(scheme, connection.baseUrl.host().toLower()).arg(port);
    const QByteArray digest =
        QCryptographicHash::hash(origin.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(digest.first(enough));
}

} // namespace

HttpClientOptions clientOptionsOf(const Connection &connection)
{
    HttpClientOptions options;
    options.baseUrl = connection.baseUrl;
    options.timeout = connection.timeout;
    options.extraCaPem = connection.extraCaPem;
    options.proxy = connection.proxy;
    options.readOnly = connection.readOnly;
    return options;
}

ClientCredentials credentialsOf(const Connection &connection)
{
    ClientCredentials credentials;
    credentials.tokenUrl = connection.tokenUrl;
    credentials.clientId = connection.clientId;
    credentials.clientSecret = connection.clientSecret;
    credentials.certificate = connection.clientCertificate;
    credentials.scope = connection.scope;
    credentials.extraCaPem = connection.extraCaPem;
    credentials.proxy = connection.proxy;
    credentials.timeout = connection.timeout;
    return credentials;
}

int requestLimitOf(const Connection &connection)
{
    // A local gateway that was started with a limit says so in its first answer.
    return connection.requestBudget.value_or(connection.local ? 0 : publishedRequestBudget);
}

std::unique_ptr<BudgetLedger> ledgerOf(const Connection &connection, const DataDirectory &directory)
{
    return std::make_unique<SharedBudgetLedger>(directory.budgetFile(budgetKey(connection)));
}

} // namespace numberdesk
