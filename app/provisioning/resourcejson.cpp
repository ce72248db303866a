// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/resourcejson.h"

#include "provisioning/resourcecodec.h"

#include <nlohmann/json.hpp>

#include <string>

using namespace Qt::StringLiterals;
using nlohmann::json;

namespace numberdesk {

namespace {

void putText(json &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object[key] = text.toStdString();
}

void putList(json &object, const char *key, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    json list = json::array();
    for (const QString &text : texts)
        list.push_back(text.toStdString());
    object[key] = std::move(list);
}

void putTime(json &object, const char *key, const QDateTime &time)
{
    if (time.isValid())
        object[key] = time.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

json toJson(const QList<ProvisioningError> &errors)
{
    json list = json::array();
    for (const ProvisioningError &error : errors) {
        json entry{{"code", error.code.toStdString()}, {"message", error.message.toStdString()}};
        putText(entry, "target", error.target);
        if (!error.details.isEmpty())
            entry["details"] = toJson(error.details);
        list.push_back(std::move(entry));
    }
    return list;
}

void putState(json &object, const ProvisioningState &state)
{
    putText(object, "serviceProvisioningStatus",
            state.status == ProvisioningStatus::Unknown ? state.statusText
                                                        : toApiText(state.status));
    object["serviceProvisioningErrors"] = toJson(state.errors);
}

QString subdomainText(const Account &account)
{
    switch (account.subdomainStatus) {
    case SubdomainStatus::Provisioned:
        return u"provisioned"_s;
    case SubdomainStatus::NotProvisioned:
        return u"notProvisioned"_s;
    case SubdomainStatus::Inconsistent:
        return u"inconsistent"_s;
    case SubdomainStatus::Unknown:
        break;
    }
    return account.subdomainStatusText;
}

json toJson(const Contact &contact)
{
    json object{{"fullName", contact.fullName.toStdString()},
                {"email", contact.email.toStdString()}};
    putText(object, "telephoneNumber", contact.telephoneNumber);
    putText(object, "companyName", contact.companyName);
    putText(object, "companySize", contact.companySize);
    return object;
}

QByteArray dump(const json &object)
{
    return QByteArray::fromStdString(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace

QByteArray toResourceJson(const Account &account)
{
    json object = numberdesk::toJson(account);
    for (const Service service : allServices) {
        const auto &entry = account.services[service];
        if (entry && entry->numberCount)
            object["serviceDetails"][apiName(service).data()]["numberCount"] = *entry->numberCount;
    }
    if (account.services[Service::TeamsDirectRouting]) {
        putText(object["serviceDetails"][apiName(Service::TeamsDirectRouting).data()],
                "subdomainStatus", subdomainText(account));
    }
    putState(object, account.provisioning);
    return dump(object);
}

QByteArray toResourceJson(const Number &number)
{
    json object = numberdesk::toJson(number);
    for (const Service service : allServices) {
        const auto &entry = number.services[service];
        if (!entry || !entry->configuration)
            continue;
        json &configuration = object["serviceDetails"][apiName(service).data()]["configuration"];
        putList(configuration, "acquiredCapabilities", entry->configuration->acquiredCapabilities);
        putList(configuration, "availableCapabilities",
                entry->configuration->availableCapabilities);
    }
    putState(object, number.provisioning);
    return dump(object);
}

QByteArray toResourceJson(const RequestForInformation &request)
{
    json object{{"tenantId", request.tenantId.toStdString()}};
    putText(object, "id", request.id);
    putText(object, "accountName", request.accountName);
    putText(object, "productContext", u"teams"_s);
    putText(object, "operatorId", request.operatorId);
    putText(object, "status", request.status);
    putTime(object, "consentedOn", request.consentedOn);
    putTime(object, "lastModifiedOn", request.lastModifiedOn);
    putList(object, "consentedCountries", request.consentedCountries);
    json contacts = json::array();
    for (const Contact &contact : request.contacts)
        contacts.push_back(toJson(contact));
    object["contacts"] = std::move(contacts);
    json relationship = json::object();
    putText(relationship, "status", request.relationship.status);
    putText(relationship, "comment", request.relationship.comment);
    putTime(relationship, "lastModifiedOn", request.relationship.lastModifiedOn);
    object["customerRelationship"] = std::move(relationship);
    putState(object, request.provisioning);
    return dump(object);
}

} // namespace numberdesk
