// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/api/operations.h"

#include "localgateway/api/preconditions.h"
#include "localgateway/api/replies.h"
#include "localgateway/base/services.h"
#include "localgateway/query/paging.h"
#include "localgateway/rules/resourcefields.h"
#include "localgateway/store/accountstore.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway::operations {

using namespace Qt::StringLiterals;

namespace {

std::optional<StoredResource> findAccount(Backend &backend, const QString &name)
{
    return findOne(backend.database, accountCollection(), everything(), name);
}

/// What the account says of the service, when it has it enabled.
const Json *enabledService(const Json &account, const Service &service)
{
    const Json *details = member(account, "serviceDetails");
    const Json *settings = details ? member(*details, service.name) : nullptr;
    return settings && isTrue(*settings, "enabled") ? settings : nullptr;
}

Checked<Json> checkedBody(const Call &call, const std::optional<StoredResource> &current)
{
    auto body = bodyOf(call.request);
    if (!body)
        return body;
    StoredView stored(current ? current->representation : QByteArray());
    if (const auto refused = checkFields(*body, accountFields(), stored, {.resourceRoot = true}))
        return Failure<ApiError>(*refused);
    if (textMember(*body, "name") != call.pathValues.at(0))
        return refuse(
            ErrorCode::PathMismatch,
            u"'name' must be the account name of the path, '%1'."_s.arg(call.pathValues.at(0)),
            u"name"_s);
    return body;
}

/// "Operator Connect or Teams Phone Mobile".
QString teamsManagedTitles()
{
    QStringList titles;
    for (const Service &service : services) {
        if (service.teams)
            titles.append(QLatin1String(service.teams->title));
    }
    return titles.join(u" or "_s);
}

/// The customer's tenant must not change under numbers that Teams has taken over.
Checked<void> checkTenant(const QString &tenantId, const std::optional<AccountState> &current)
{
    if (!current || tenantId == current->tenantId)
        return {};
    const bool taken = std::ranges::any_of(services, [&](const Service &service) {
        return service.teams && current->counts[indexOf(service)] > 0;
    });
    if (!taken)
        return {};
    return refuse(ErrorCode::TenantIdLocked,
                  u"The tenant ID cannot change while the account has %1 numbers."_s.arg(
                      teamsManagedTitles()),
                  u"serviceDetails.teamsTenantId"_s);
}

/// A service that Teams manages is handed to it when its sync is on.
bool waitsForTeams(const Json &account)
{
    return std::ranges::any_of(services, [&](const Service &service) {
        const Json *settings = service.teams ? enabledService(account, service) : nullptr;
        return settings && isTrue(*settings, "syncEnabled");
    });
}

/// The settings that come with a subdomain, as JSON; empty when the account has none.
QByteArray subdomainOf(const Json &account)
{
    for (const Service &service : services) {
        const Json *settings = service.hasSubdomain ? enabledService(account, service) : nullptr;
        if (const Json *found = settings ? member(*settings, "configuration") : nullptr)
            return dump(*found);
    }
    return {};
}

/// A subdomain that is new or changed has to be provisioned; one that stays, stays as it is.
void setSubdomain(AccountRow &row, const Json &body, const std::optional<AccountState> &current,
                  qint64 due)
{
    const QByteArray subdomain = subdomainOf(body);
    row.subdomainStatus = u"notProvisioned"_s;
    if (subdomain.isEmpty())
        return;
    if (current && subdomain == subdomainOf(parseJson(current->body))) {
        row.subdomainStatus = current->subdomainStatus;
        row.subdomainDue = current->subdomainDue;
        return;
    }
    row.subdomainDue = due;
}

AccountRow rowOf(Backend &backend, const Call &call, const Json &body,
                 const std::optional<AccountState> &current)
{
    AccountRow row;
    row.name = call.pathValues.at(0);
    row.body = dump(body);
    row.modified = call.now;
    if (const Json *details = member(body, "serviceDetails"))
        row.tenantId = textMember(*details, "teamsTenantId");
    const qint64 due = call.now + backend.syncDelay.count();
    if (waitsForTeams(body))
        row.due = due;
    setSubdomain(row, body, current, due);
    return row;
}

/// Stores the account unless its tenant must not change.
Checked<void> replaceAccount(Backend &backend, const Call &call, const Json &body)
{
    const auto state = findAccount(backend.database, call.pathValues.at(0));
    const AccountRow row = rowOf(backend, call, body, state);
    return checkTenant(row.tenantId, state).map([&] { storeAccount(backend.database, row); });
}

} // namespace

Outcome listAccounts(Backend &backend, const Call &call)
{
    return readPage(backend, call, accountCollection(), everything());
}

Outcome getAccount(Backend &backend, const Call &call)
{
    const QString name = call.pathValues.at(0);
    return readResource(call, findAccount(backend, name), accountNotFound(name));
}

Outcome createOrReplaceAccount(Backend &backend, const Call &call)
{
    const QString name = call.pathValues.at(0);
    const auto current = findAccount(backend, name);
    return checkPreconditions(call.request, current)
        .and_then([&](Verdict) { return checkedBody(call, current); })
        .and_then([&](const Json &body) { return replaceAccount(backend, call, body); })
        .map(
            [&] { return resourceReply(findAccount(backend, name).value(), current ? 200 : 201); });
}

Outcome deleteAccount(Backend &backend, const Call &call)
{
    const auto withNumbers = booleanParameter(call.request, u"deleteNumbers"_s, false);
    if (!withNumbers)
        return Failure<ApiError>(withNumbers.error());
    const QString name = call.pathValues.at(0);
    if (const auto verdict = checkPreconditions(call.request, findAccount(backend, name)); !verdict)
        return Failure<ApiError>(verdict.error());
    const auto state = findAccount(backend.database, name);
    if (!state)
        return bareReply(204);
    if (state->hasNumbers && !*withNumbers)
        return refuse(ErrorCode::AccountHasNumbers,
                      u"Account '%1' still has numbers; delete them first or pass "
                      "deleteNumbers=true."_s.arg(name),
                      u"accountName"_s);
    removeAccount(backend.database, name);
    return bareReply(204);
}

} // namespace numberdesk::localgateway::operations
