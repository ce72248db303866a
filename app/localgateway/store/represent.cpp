// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/base/json.h"
#include "localgateway/base/services.h"
#include "localgateway/store/accountstore.h"
#include "localgateway/store/collections.h"
#include "localgateway/store/database.h"
#include "localgateway/store/filterfields.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

/// Puts the two members that every provisioned resource has behind those of @p body.
/// Text is joined, not parsed: a page holds up to 500 of them.
QByteArray withStatus(QByteArray body, const QByteArray &status, const QByteArray &errors)
{
    body.chop(1);
    body += R"(,"serviceProvisioningStatus":")";
    body += status;
    body += R"(","serviceProvisioningErrors":)";
    body += errors;
    body += '}';
    return body;
}

// key, modified, body, status, errors
QByteArray representNumberRow(const Statement &row)
{
    return representNumber(row.blob(2), row.utf8(3), row.utf8(4));
}

// key, modified, body, status, errors, subdomain_status, then serviceCountsColumn()
QByteArray representAccount(const Statement &row)
{
    Json body = parseJson(row.blob(2));
    if (const auto details = body.find("serviceDetails"); details != body.end()) {
        const ServiceCounts counts = serviceCounts(row, 6);
        for (const Service &service : services) {
            const auto settings = details->find(service.name);
            if (settings == details->end())
                continue;
            (*settings)["numberCount"] = counts[indexOf(service)];
            if (service.hasSubdomain)
                (*settings)["subdomainStatus"] = row.text(5).toStdString();
        }
    }
    return withStatus(dump(body), row.utf8(3), row.utf8(4));
}

// key, modified, body
QByteArray representCivicAddress(const Statement &row)
{
    return row.blob(2);
}

// key, modified, body, status, errors, account
QByteArray representRequestForInformation(const Statement &row)
{
    QByteArray body = row.blob(2);
    if (!row.isNull(5)) {
        body.chop(1);
        body += ",\"accountName\":" + jsonString(row.text(5)) + '}';
    }
    return withStatus(body, row.utf8(3), row.utf8(4));
}

} // namespace

QByteArray representNumber(const QByteArray &body, const QByteArray &status,
                           const QByteArray &errors)
{
    return withStatus(body, status, errors);
}

const Collection &accountCollection()
{
    static const Collection collection{
        "accounts", "name",
        u"name, modified, CAST(body AS BLOB), status, errors, subdomain_status, "_s +
            serviceCountsColumn(),
        representAccount, accountFilterFields()};
    return collection;
}

const Collection &numberCollection()
{
    static const Collection collection{
        "numbers",
        "telephone_number",
        u"telephone_number, modified, CAST(body AS BLOB), status, errors"_s,
        representNumberRow,
        numberFilterFields(),
        "numbers_per_account"};
    return collection;
}

const Collection &civicAddressCollection()
{
    static const Collection collection{"civic_addresses", "id",
                                       u"id, modified, CAST(body AS BLOB)"_s, representCivicAddress,
                                       civicAddressFilterFields()};
    return collection;
}

const Collection &requestForInformationCollection()
{
    static const Collection collection{
        "requests_for_information", "tenant_id",
        u"tenant_id, modified, CAST(body AS BLOB), status, errors, (%1)"_s.arg(accountOfRequest),
        representRequestForInformation, requestForInformationFilterFields()};
    return collection;
}

} // namespace numberdesk::localgateway
