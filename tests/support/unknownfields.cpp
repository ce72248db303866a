// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/unknownfields.h"

#include "support/apirequests.h"

#include <algorithm>

namespace numberdesk {

using nlohmann::json;

namespace {

/// Calls `visit` with each number in a body: one, a batch or a page.
void forEachNumber(json &body, const std::function<void(json &number)> &visit)
{
    if (!body.is_object())
        return;
    for (const char *list : {"numbers", "value"}) {
        if (body.contains(list))
            std::for_each(body[list].begin(), body[list].end(), visit);
    }
    if (body.contains("telephoneNumber"))
        visit(body);
}

} // namespace

void UnknownFields::set(const QString &telephoneNumber, const std::string &key, const json &value)
{
    m_numbers[telephoneNumber.toStdString()][key] = value;
}

json UnknownFields::value(const QString &telephoneNumber, const std::string &key) const
{
    const auto found = m_numbers.find(telephoneNumber.toStdString());
    return found == m_numbers.cend() ? json() : found->second.value(key, json());
}

UnknownFields::Numbers UnknownFields::takenFrom(ScriptedRequest &request) const
{
    Numbers taken;
    if (isEmpty() || request.body.isEmpty())
        return taken;
    json body = bodyOf(request);
    forEachNumber(body, [&](json &number) {
        const auto known = m_numbers.find(number.value("telephoneNumber", ""));
        if (known == m_numbers.cend())
            return;
        json &fields = taken[known->first] = json::object();
        for (const auto &[key, value] : known->second.items()) {
            if (number.contains(key))
                fields[key] = number[key];
            number.erase(key);
        }
    });
    request.body = QByteArray::fromStdString(body.dump());
    return taken;
}

void UnknownFields::replaceBy(const Numbers &written)
{
    for (const auto &[name, fields] : written)
        m_numbers[name] = fields;
}

void UnknownFields::addTo(ScriptedReply &reply) const
{
    if (isEmpty() || reply.body.isEmpty())
        return;
    reply = changed(reply, [this](json &body) {
        forEachNumber(body, [this](json &number) {
            const auto found = m_numbers.find(number.value("telephoneNumber", ""));
            if (found != m_numbers.cend())
                number.update(found->second);
        });
    });
}

} // namespace numberdesk
