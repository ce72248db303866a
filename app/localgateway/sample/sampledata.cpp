// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/sample/sampledata.h"

#include "localgateway/sample/sampleinserters.h"
#include "localgateway/store/database.h"

#include <QUuid>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

bool isEmpty(Database &database)
{
    Statement row(database,
                  u"SELECT EXISTS (SELECT 1 FROM accounts) OR EXISTS (SELECT 1 FROM numbers)"
                  " OR EXISTS (SELECT 1 FROM requests_for_information)"_s);
    return row.next() && row.integer(0) == 0;
}

void insertSampleData(Database &database, qint64 now, std::chrono::milliseconds syncDelay)
{
    const sample::Context context{database, now, syncDelay};
    for (const sample::Customer &customer : sample::customers) {
        sample::insertAccount(context, customer);
        sample::insertCivicAddresses(context, customer);
    }
    sample::insertNumbers(context);
    sample::insertRequestsForInformation(context);
}

namespace sample {

namespace {

const QUuid nameSpace(u"{5f1f2a52-6d7b-4c1e-9f0a-3b8c7e0d4a11}"_s);

} // namespace

QString guid(const QString &name)
{
    return QUuid::createUuidV5(nameSpace, name).toString(QUuid::WithoutBraces);
}

QString tenantId(const Customer &customer)
{
    return guid(u"tenant "_s + QLatin1String(customer.account));
}

QString civicAddressId(const Customer &customer, int index)
{
    return guid(u"address %1 %2"_s.arg(QLatin1String(customer.account)).arg(index));
}

QString locationId(const Customer &customer, int index)
{
    return guid(u"location %1 %2"_s.arg(QLatin1String(customer.account)).arg(index));
}

qint64 spreadDue(qint64 now, std::chrono::milliseconds syncDelay, int index)
{
    constexpr int shortest = 24;
    constexpr int steps = 336;
    return now + syncDelay.count() * (shortest + index * 7 % steps);
}

} // namespace sample

} // namespace numberdesk::localgateway
