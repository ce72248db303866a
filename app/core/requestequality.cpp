// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/requestequality.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace numberdesk {

namespace {

/// A set of words without regard to letter case, as a sorted list.
QStringList canonicalWords(const QStringList &words)
{
    QStringList set;
    for (const QString &word : words)
        set.append(word.toLower());
    set.sort();
    set.removeDuplicates();
    return set;
}

std::optional<TeamsNumberConfiguration> canonical(const TeamsNumberConfiguration &value)
{
    TeamsNumberConfiguration result = value;
    result.usage = value.usage.toLower();
    result.choosableCapabilities = canonicalWords(value.choosableCapabilities);
    result.additionalUsages = canonicalWords(value.additionalUsages);
    result.acquiredCapabilities.clear();
    result.availableCapabilities.clear();
    if (!value.allowTenantAddressUpdate.value_or(false))
        result.allowTenantAddressUpdate.reset();
    if (result == TeamsNumberConfiguration{})
        return std::nullopt;
    return result;
}

std::optional<NumberService> canonical(const std::optional<NumberService> &service)
{
    if (!service)
        return std::nullopt;
    NumberService result{service->enabled, service->assignmentStatus.toLower(), std::nullopt};
    if (service->configuration)
        result.configuration = canonical(*service->configuration);
    if (result == NumberService{})
        return std::nullopt;
    return result;
}

bool holdsText(const QString &stored, const QString &sent)
{
    return sent.isEmpty() || stored == sent;
}

bool holdsList(const QStringList &stored, const QStringList &sent)
{
    return sent.isEmpty() || stored == sent;
}

/// Both canonical.
bool holds(const std::optional<TeamsNumberConfiguration> &stored,
           const std::optional<TeamsNumberConfiguration> &sent)
{
    if (!sent)
        return true;
    const TeamsNumberConfiguration has = stored.value_or(TeamsNumberConfiguration{});
    return holdsText(has.usage, sent->usage) &&
           holdsList(has.choosableCapabilities, sent->choosableCapabilities) &&
           holdsList(has.additionalUsages, sent->additionalUsages) &&
           holdsText(has.civicAddressId, sent->civicAddressId) &&
           holdsText(has.locationId, sent->locationId) &&
           (!sent->allowTenantAddressUpdate || has.allowTenantAddressUpdate) &&
           holdsText(has.displayedCountryCode, sent->displayedCountryCode);
}

/// Both canonical. `enabled` is sent with every service; one that is left out is off.
bool holds(const std::optional<NumberService> &stored, const std::optional<NumberService> &sent)
{
    const NumberService has = stored.value_or(NumberService{});
    const NumberService wanted = sent.value_or(NumberService{});
    return has.enabled == wanted.enabled && holds(has.configuration, wanted.configuration);
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isBool() && !value.toBool()) ||
           (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) ||
           (value.isObject() && value.toObject().isEmpty());
}

bool holdsJson(const QJsonValue &stored, const QJsonValue &sent);

bool holdsJson(const QJsonObject &stored, const QJsonObject &sent)
{
    const QStringList keys = sent.keys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString &key) {
        return holdsJson(stored.value(key), sent.value(key));
    });
}

/// Lists are sets: each entry of one has its like in the other.
bool sameSet(const QJsonArray &left, const QJsonArray &right)
{
    const auto within = [](const QJsonArray &some, const QJsonArray &all) {
        return std::all_of(some.begin(), some.end(),
                           [&all](const QJsonValue &entry) { return all.contains(entry); });
    };
    return within(left, right) && within(right, left);
}

bool holdsJson(const QJsonValue &stored, const QJsonValue &sent)
{
    if (isNothing(sent))
        return isNothing(stored);
    if (sent.isObject())
        return (stored.isObject() || isNothing(stored)) &&
               holdsJson(stored.toObject(), sent.toObject());
    if (sent.isArray())
        return stored.isArray() && sameSet(stored.toArray(), sent.toArray());
    return stored == sent;
}

QJsonObject toObject(const QByteArray &json)
{
    return json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json).object();
}

/// `syncEnabled` does not exist for Call Protection.
std::optional<AccountService> canonical(const std::optional<AccountService> &service, Service kind)
{
    const AccountService has = service.value_or(AccountService{});
    const bool syncs = has.syncEnabled && kind != Service::AzureOperatorCallProtection;
    const AccountService result{has.enabled, syncs, std::nullopt};
    return result == AccountService{} ? std::nullopt : std::optional(result);
}

bool holds(const std::optional<AccountService> &stored, const std::optional<AccountService> &sent,
           Service service)
{
    return !sent || canonical(stored, service) == canonical(sent, service);
}

bool holds(const std::optional<DirectRoutingConfiguration> &stored,
           const std::optional<DirectRoutingConfiguration> &sent)
{
    if (!sent)
        return true;
    const DirectRoutingConfiguration has = stored.value_or(DirectRoutingConfiguration{});
    return has.callScreening == sent->callScreening && holdsText(has.subdomain, sent->subdomain) &&
           holdsText(has.region1Token, sent->region1Token) &&
           holdsText(has.region2Token, sent->region2Token);
}

} // namespace

Number canonical(const Number &number)
{
    Number result;
    result.telephoneNumber = number.telephoneNumber;
    result.accountName = number.accountName;
    for (const Service service : allServices)
        result.services[service] = canonical(number.services[service]);
    result.customSipHeader = number.customSipHeader;
    result.unknownFields = number.unknownFields;
    return result;
}

Account canonical(const Account &account)
{
    Account result;
    result.name = account.name;
    result.correlationId = account.correlationId;
    result.teamsTenantId = account.teamsTenantId;
    for (const Service service : allServices)
        result.services[service] = canonical(account.services[service], service);
    if (account.directRouting && *account.directRouting != DirectRoutingConfiguration{})
        result.directRouting = account.directRouting;
    result.unknownFields = account.unknownFields;
    return result;
}

bool sameRequest(const Number &left, const Number &right)
{
    if (left.telephoneNumber != right.telephoneNumber || left.accountName != right.accountName ||
        left.customSipHeader != right.customSipHeader || left.unknownFields != right.unknownFields)
        return false;
    return std::all_of(allServices.begin(), allServices.end(), [&](Service service) {
        return canonical(left.services[service]) == canonical(right.services[service]);
    });
}

bool holdsRequest(const Number &stored, const Number &sent)
{
    if (stored.telephoneNumber != sent.telephoneNumber || stored.accountName != sent.accountName ||
        !holdsText(stored.customSipHeader, sent.customSipHeader) ||
        !holdsUnknownFields(stored.unknownFields, sent.unknownFields))
        return false;
    return std::all_of(allServices.begin(), allServices.end(), [&](Service service) {
        return holds(canonical(stored.services[service]), canonical(sent.services[service]));
    });
}

bool holdsRequest(const Account &stored, const Account &sent)
{
    if (stored.name != sent.name || !holdsText(stored.correlationId, sent.correlationId) ||
        !holdsText(stored.teamsTenantId, sent.teamsTenantId) ||
        !holds(stored.directRouting, sent.directRouting) ||
        !holdsUnknownFields(stored.unknownFields, sent.unknownFields))
        return false;
    return std::all_of(allServices.begin(), allServices.end(), [&](Service service) {
        return holds(stored.services[service], sent.services[service], service);
    });
}

bool holdsUnknownFields(const QByteArray &stored, const QByteArray &sent)
{
    return sent.isEmpty() || stored == sent || holdsJson(toObject(stored), toObject(sent));
}

} // namespace numberdesk
