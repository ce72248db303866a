// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/numberwriter.h"

#include "localgateway/api/replies.h"
#include "localgateway/base/services.h"
#include "localgateway/rules/lateerrors.h"
#include "localgateway/rules/resourcefields.h"
#include "localgateway/store/accountstore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

bool lacksUsage(const Json &settings)
{
    const Json *configuration = member(settings, "configuration");
    return !configuration || textMember(*configuration, "usage").isEmpty();
}

QByteArray representationOf(Backend &backend, const QString &telephoneNumber)
{
    const auto stored =
        findOne(backend.database, numberCollection(), everything(), telephoneNumber);
    return stored ? stored->representation : QByteArray();
}

} // namespace

NumberWriter::NumberWriter(Backend &backend, const Call &call) : m_backend(backend), m_call(call)
{
    const auto state = findAccount(backend.database, call.pathValues.at(0));
    const Json body = state ? parseJson(state->body) : Json();
    const Json *details = member(body, "serviceDetails");
    for (const Service &service : services) {
        const Json *settings = details ? member(*details, service.name) : nullptr;
        if (!settings || !isTrue(*settings, "enabled"))
            continue;
        m_enabled |= bitOf(service);
        if (service.teams && isTrue(*settings, "syncEnabled"))
            m_synced |= bitOf(service);
    }
}

Checked<NumberRow> NumberWriter::check(Json &number, const JsonPath &path) const
{
    NumberRow row;
    row.telephoneNumber = textMember(number, "telephoneNumber");
    row.account = m_call.pathValues.at(0);
    const auto holder = holderOf(m_backend.database, row.telephoneNumber);
    StoredView stored(holder == row.account ? representationOf(m_backend, row.telephoneNumber)
                                            : QByteArray());
    if (const auto refused = checkFields(number, numberFields(), stored, path))
        return Failure<ApiError>(*refused);
    if (textMember(number, "accountName") != row.account)
        return refuse(ErrorCode::PathMismatch,
                      u"'accountName' must be the account of the path, '%1'."_s.arg(row.account),
                      JsonPath{.parent = &path, .name = "accountName"}.text());
    const Json &details = number.at("serviceDetails");
    if (const auto refused = checkServices(details, path))
        return Failure<ApiError>(*refused);
    if (holder && *holder != row.account)
        return refuse(ErrorCode::NumberInUse,
                      u"The number %1 belongs to account '%2'."_s.arg(row.telephoneNumber, *holder),
                      JsonPath{.parent = &path, .name = "telephoneNumber"}.text());
    row.body = dump(number);
    row.modified = m_call.now;
    setSync(row, details);
    return row;
}

QByteArray NumberWriter::store(const NumberRow &row) const
{
    storeNumber(m_backend.database, row);
    return representNumber(row.body, row.status.toLatin1(), row.errors);
}

std::optional<ApiError> NumberWriter::checkServices(const Json &details, const JsonPath &path) const
{
    const JsonPath here{.parent = &path, .name = "serviceDetails"};
    for (const Service &service : services) {
        const Json *settings = member(details, service.name);
        if (!settings || !isTrue(*settings, "enabled") || (m_enabled & bitOf(service)))
            continue;
        const JsonPath owner{.parent = &here, .name = service.name};
        return ApiError{ErrorCode::ServiceNotEnabled,
                        u"The service %1 is not enabled on account '%2'."_s.arg(
                            QLatin1String(service.name), m_call.pathValues.at(0)),
                        JsonPath{.parent = &owner, .name = "enabled"}.text()};
    }
    return std::nullopt;
}

void NumberWriter::setSync(NumberRow &row, const Json &details) const
{
    unsigned withoutUsage = 0;
    for (const Service &service : services) {
        const Json *settings = member(details, service.name);
        if (!settings)
            continue;
        row.present |= bitOf(service);
        if (!isTrue(*settings, "enabled"))
            continue;
        row.services |= bitOf(service);
        if (!(m_synced & bitOf(service)))
            continue;
        row.due = m_call.now + m_backend.syncDelay.count();
        if (lacksUsage(*settings))
            withoutUsage |= bitOf(service);
    }
    if (withoutUsage)
        row.dueErrors = missingUsageErrors(withoutUsage);
    row.status = row.due ? u"pending"_s : u"synced"_s;
}

} // namespace numberdesk::localgateway
