// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/gatewaystock.h"

#include "localgateway/base/services.h"
#include "localgateway/store/database.h"
#include "localgateway/store/numberstore.h"

#include <QDateTime>

#include <algorithm>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

localgateway::NumberRow zoomRow(const QString &account, quint64 digits)
{
    const auto *const zoom =
        std::find_if(localgateway::services.begin(), localgateway::services.end(),
                     [](const localgateway::Service &service) {
                         return QLatin1String(service.name) == "zoomPhoneCloudPeering"_L1;
                     });
    localgateway::NumberRow row;
    row.telephoneNumber = u'+' + QString::number(digits);
    row.account = account;
    row.services = row.present = localgateway::bitOf(*zoom);
    row.body = u"{\"telephoneNumber\":\"%1\",\"accountName\":\"%2\",\"serviceDetails\":"
               "{\"zoomPhoneCloudPeering\":{\"enabled\":true}}}"_s.arg(row.telephoneNumber, account)
                   .toUtf8();
    row.modified = QDateTime::currentMSecsSinceEpoch();
    return row;
}

std::unique_ptr<localgateway::Database> opened(const QString &file)
{
    auto database = localgateway::Database::open(file);
    if (!database)
        qFatal("%s", qPrintable(database.error()));
    return std::move(*database);
}

} // namespace

void GatewayStock::put(const QString &account, quint64 first, quint64 count,
                       const QString &status) const
{
    const auto database = opened(m_file);
    localgateway::Transaction transaction(*database);
    for (quint64 i = 0; i < count; ++i) {
        localgateway::NumberRow row = zoomRow(account, first + i);
        row.status = status;
        localgateway::storeNumber(*database, row);
    }
    transaction.commit();
}

void GatewayStock::makePendingDue() const
{
    const auto database = opened(m_file);
    for (const QString &table : {u"numbers"_s, u"accounts"_s, u"requests_for_information"_s})
        localgateway::Statement(*database,
                                u"UPDATE %1 SET due = 0 WHERE due IS NOT NULL"_s.arg(table));
    localgateway::Statement(
        *database, u"UPDATE accounts SET subdomain_due = 0 WHERE subdomain_due IS NOT NULL"_s);
}

} // namespace numberdesk
