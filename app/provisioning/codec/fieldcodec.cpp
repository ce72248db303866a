// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "provisioning/codec/fieldcodec.h"

#include "provisioning/codec/jsonfields.h"

#include <algorithm>

namespace numberdesk::fieldcodec {

namespace {

bool isText(const Json &value)
{
    return value.is_string() || value.is_number();
}

} // namespace

bool readValue(const Json &json, QString &value)
{
    if (!isText(json))
        return false;
    value = jsonfields::toText(json);
    return true;
}

bool readValue(const Json &json, QStringList &value)
{
    const auto isEntry = [](const Json &entry) { return entry.is_null() || isText(entry); };
    if (!json.is_array() || !std::all_of(json.begin(), json.end(), isEntry))
        return false;
    value.reserve(static_cast<qsizetype>(json.size()));
    for (const Json &entry : json) {
        if (!entry.is_null())
            value.append(jsonfields::toText(entry));
    }
    return true;
}

bool readValue(const Json &json, bool &value)
{
    if (json.is_boolean())
        value = json.get<bool>();
    return json.is_boolean();
}

bool readValue(const Json &json, std::optional<bool> &value)
{
    if (json.is_boolean())
        value = json.get<bool>();
    return json.is_boolean();
}

bool readValue(const Json &json, std::optional<qint64> &value)
{
    if (json.is_number_integer())
        value = json.get<qint64>();
    return json.is_number_integer();
}

bool readValue(const Json &json, TelephoneNumber &value)
{
    const auto number = TelephoneNumber::parse(jsonfields::toText(json));
    if (number)
        value = *number;
    return number.has_value();
}

bool readValue(const Json &json, QDateTime &value)
{
    QDateTime time = QDateTime::fromString(jsonfields::toText(json), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    value = time.toUTC();
    return value.isValid();
}

bool readValue(const Json &json, SubdomainState &value)
{
    if (isText(json))
        value = subdomainStateFromText(jsonfields::toText(json));
    return isText(json);
}

Json toValue(const QString &value)
{
    return value.toStdString();
}

Json toValue(const QStringList &value)
{
    Json list = Json::array();
    for (const QString &entry : value)
        list.push_back(entry.toStdString());
    return list;
}

Json toValue(bool value)
{
    return value;
}

Json toValue(const std::optional<bool> &value)
{
    return value.value_or(false);
}

Json toValue(const std::optional<qint64> &value)
{
    return value.value_or(0);
}

Json toValue(TelephoneNumber value)
{
    return value.toString().toStdString();
}

Json toValue(const QDateTime &value)
{
    return value.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

Json toValue(const SubdomainState &value)
{
    return toApiText(value).toStdString();
}

Json toValue(const QList<ProvisioningError> &errors)
{
    Json list = Json::array();
    for (const ProvisioningError &error : errors) {
        Json entry{{"code", error.code.toStdString()}, {"message", error.message.toStdString()}};
        if (!error.target.isEmpty())
            entry["target"] = error.target.toStdString();
        if (!error.details.isEmpty())
            entry["details"] = toValue(error.details);
        list.push_back(std::move(entry));
    }
    return list;
}

const Json *objectIn(const Json *parent, std::string_view key)
{
    if (parent == nullptr || !parent->is_object())
        return nullptr;
    const auto found = parent->find(std::string(key));
    return found != parent->end() && found->is_object() ? &*found : nullptr;
}

void mergeMissing(Json &target, const Json &extra)
{
    for (const auto &[key, field] : extra.items()) {
        const auto found = target.find(key);
        if (found == target.end())
            target[key] = field;
        else if (found->is_object() && field.is_object())
            mergeMissing(*found, field);
    }
}

bool Taking::takeState(ProvisioningState &state) const
{
    if (key == statusKey) {
        state.statusText = jsonfields::toText(value);
        state.status = provisioningStatusFromText(state.statusText);
        return true;
    }
    if (key != errorsKey)
        return false;
    if (value.is_array()) {
        for (const Json &entry : value)
            state.errors.append(jsonfields::error(entry));
    }
    return true;
}

bool Putting::isNamed(const FieldInfo &info, bool unsaid) const
{
    if (purpose == Purpose::Show)
        return info.sent == Sent::Always || info.alwaysGiven || !unsaid;
    if (info.sent == Sent::Never)
        return false;
    return purpose == Purpose::Patch || info.sent == Sent::Always || !unsaid;
}

void Putting::putState(const ProvisioningState &state) const
{
    const QString word =
        state.status == ProvisioningStatus::Unknown ? state.statusText : toApiText(state.status);
    if (!word.isEmpty())
        set(statusKey, toValue(word));
    set(errorsKey, toValue(state.errors));
}

} // namespace numberdesk::fieldcodec
