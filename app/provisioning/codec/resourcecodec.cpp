// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/resourcecodec.h"

#include "core/fields/accountfields.h"
#include "core/fields/addressfields.h"
#include "core/fields/capabilityfields.h"
#include "core/fields/numberfields.h"
#include "core/fields/requestfields.h"
#include "net/base/boundedjson.h"
#include "provisioning/codec/fieldcodec.h"
#include "provisioning/codec/jsonfields.h"

#include <nlohmann/json.hpp>

namespace numberdesk {

using namespace Qt::StringLiterals;
using namespace fieldcodec;

namespace {

/// A resource as it was received, with what no row of its table takes where it keeps that.
template <typename T>
T readResource(const Json &value)
{
    T resource;
    Json unknown;
    if (value.is_object())
        readObject(value, resource, unknown);
    if constexpr (requires { resource.unknownFields; }) {
        if (!unknown.empty())
            resource.unknownFields = toCompactJson(unknown);
    }
    return resource;
}

template <typename T>
Json write(const T &resource, Purpose purpose)
{
    if (resource.unknownFields.isEmpty())
        return toObject(resource, purpose);
    const Json unknown = parseBoundedJson(resource.unknownFields);
    return toObject(resource, purpose, unknown.is_object() ? &unknown : nullptr);
}

Failure<ApiError> unreadable(const QString &message)
{
    return Failure<ApiError>(badReply(message));
}

} // namespace

ApiError badReply(const QString &message)
{
    ApiError error;
    error.kind = ApiError::Kind::BadReply;
    error.message = message;
    return error;
}

ApiResult<Number> numberFromJson(const Json &value)
{
    auto number = readResource<Number>(value);
    if (number.telephoneNumber.isNull()) {
        return unreadable(u"A number that is not E.164: "_s +
                          jsonfields::text(value, "telephoneNumber").left(30));
    }
    return number;
}

ApiResult<Account> accountFromJson(const Json &value)
{
    auto account = readResource<Account>(value);
    if (account.name.isEmpty())
        return unreadable(u"An account without a name"_s);
    return account;
}

ApiResult<RequestForInformation> requestFromJson(const Json &value)
{
    auto request = readResource<RequestForInformation>(value);
    if (request.tenantId.isEmpty())
        return unreadable(u"A request for information without a tenant"_s);
    return request;
}

ApiResult<CivicAddress> civicAddressFromJson(const Json &value)
{
    auto address = readResource<CivicAddress>(value);
    if (address.id.isEmpty())
        return unreadable(u"A civic address without an id"_s);
    return address;
}

ApiResult<CapabilityPlan> capabilityPlanFromJson(const Json &value)
{
    if (!value.is_object())
        return unreadable(u"A capability plan that is no object"_s);
    return readResource<CapabilityPlan>(value);
}

Json toJson(const Number &number)
{
    return write(number, Purpose::Put);
}

Json toJson(const Account &account)
{
    return write(account, Purpose::Put);
}

Json toJson(const CustomerRelationship &relationship)
{
    // A merge-patch leaves alone what it does not name: an empty comment is sent too.
    return {{"customerRelationship", toObject(relationship, Purpose::Patch)}};
}

QByteArray toResourceJson(const Account &account)
{
    return toCompactJson(write(account, Purpose::Show));
}

QByteArray toResourceJson(const Number &number)
{
    return toCompactJson(write(number, Purpose::Show));
}

QByteArray toResourceJson(const RequestForInformation &request)
{
    return toCompactJson(toObject(request, Purpose::Show));
}

} // namespace numberdesk
