// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/base/json.h"

#include "core/jsondepth.h"

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

QByteArray dump(const Json &value)
{
    // Stored text came through the parser, so it is UTF-8; `replace` only keeps dump() from
    // throwing should that ever not hold.
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json parseJson(const QByteArray &text)
{
    if (isJsonDeeperThan(deepestJson, text))
        return Json::value_t::discarded;
    return Json::parse(text.constBegin(), text.constEnd(), nullptr, false);
}

const Json *member(const Json &object, const char *name)
{
    if (!object.is_object())
        return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

QString textMember(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    return value && value->is_string()
               ? QString::fromStdString(value->get_ref<const std::string &>())
               : QString();
}

bool isTrue(const Json &object, const char *name)
{
    const Json *value = member(object, name);
    return value && value->is_boolean() && value->get<bool>();
}

QByteArray jsonString(const QString &text)
{
    return dump(Json(text.toStdString()));
}

} // namespace numberdesk::localgateway
