// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/numberwriter.h"

#include "localgateway/api/replies.h"
#include "localgateway/rules/lateerrors.h"
#include "localgateway/rules/resourcefields.h"
#include "localgateway/services.h"
#include "localgateway/store/accountstore.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

bool lacksUsage(const Json &service)
{
    const Json *configuration = member(service, "configuration");
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
    for (std::size_t i = 0; details && i < serviceNames.size(); ++i) {
        const Json *service = member(*details, serviceNames[i]);
        if (!service || !isTrue(*service, "enabled"))
            continue;
        m_enabled |= 1u << i;
        if (isTrue(*service, "syncEnabled"))
            m_synced |= 1u << i & teamsManagedBits;
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
    for (std::size_t i = 0; i < serviceNames.size(); ++i) {
        const Json *service = member(details, serviceNames[i]);
        if (!service || !isTrue(*service, "enabled") || (m_enabled >> i & 1))
            continue;
        const JsonPath owner{.parent = &here, .name = serviceNames[i]};
        return ApiError{ErrorCode::ServiceNotEnabled,
                        u"The service %1 is not enabled on account '%2'."_s.arg(
                            QLatin1String(serviceNames[i]), m_call.pathValues.at(0)),
                        JsonPath{.parent = &owner, .name = "enabled"}.text()};
    }
    return std::nullopt;
}

void NumberWriter::setSync(NumberRow &row, const Json &details) const
{
    unsigned withoutUsage = 0;
    for (std::size_t i = 0; i < serviceNames.size(); ++i) {
        const Json *service = member(details, serviceNames[i]);
        if (!service)
            continue;
        row.present |= 1u << i;
        if (!isTrue(*service, "enabled"))
            continue;
        row.services |= 1u << i;
        if (!(m_synced >> i & 1))
            continue;
        row.due = m_call.now + m_backend.syncDelay.count();
        if (lacksUsage(*service))
            withoutUsage |= 1u << i;
    }
    if (withoutUsage)
        row.dueErrors = missingUsageErrors(withoutUsage);
    row.status = row.due ? u"pending"_s : u"synced"_s;
}

} // namespace numberdesk::localgateway
