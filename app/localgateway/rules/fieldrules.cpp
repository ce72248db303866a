// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/rules/fieldrules.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace numberdesk::localgateway {

using namespace Qt::StringLiterals;

namespace {

ApiError offence(ErrorCode code, const JsonPath &path, const QString &what)
{
    const QString target = path.text();
    return {code, target.isEmpty() ? u"The body %1."_s.arg(what) : u"'%1' %2."_s.arg(target, what),
            target};
}

std::optional<ApiError> checkText(const Json &value, const Field &field, const JsonPath &path)
{
    if (!value.is_string())
        return offence(ErrorCode::InvalidFieldValue, path, u"must be a string"_s);
    if (!field.rule)
        return std::nullopt;
    const std::string_view text = value.get_ref<const std::string &>();
    const TextRule &rule = *field.rule;
    if (text.size() < rule.minimum || text.size() > rule.maximum || !rule.matches(text))
        return offence(ErrorCode::InvalidFieldValue, path,
                       u"must be "_s + QLatin1String(rule.words));
    return std::nullopt;
}

std::optional<ApiError> checkTextList(const Json &value, const JsonPath &path)
{
    if (!value.is_array())
        return offence(ErrorCode::InvalidFieldValue, path, u"must be an array of strings"_s);
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!value[i].is_string())
            return offence(ErrorCode::InvalidFieldValue,
                           {.parent = &path, .index = static_cast<int>(i)}, u"must be a string"_s);
    }
    return std::nullopt;
}

std::optional<ApiError> checkReadOnly(const Json &value, const Field &field, StoredView &stored,
                                      const JsonPath &path)
{
    const Json *current = stored.at(path);
    // Compared without regard to the order of members.
    const nlohmann::json sent = value;
    const nlohmann::json held = current       ? nlohmann::json(*current)
                                : field.fresh ? nlohmann::json::parse(field.fresh)
                                              : nlohmann::json();
    if (sent == held)
        return std::nullopt;
    return offence(ErrorCode::ReadOnlyField, path,
                   u"is read-only and differs from the stored value"_s);
}

std::optional<ApiError> checkValue(Json &value, const Field &field, StoredView &stored,
                                   const JsonPath &path)
{
    if (field.access == Field::Access::ReadOnly)
        return checkReadOnly(value, field, stored, path);
    switch (field.type) {
    case Field::Type::Text:
        return checkText(value, field, path);
    case Field::Type::Boolean:
        if (!value.is_boolean())
            return offence(ErrorCode::InvalidFieldValue, path, u"must be true or false"_s);
        return std::nullopt;
    case Field::Type::Integer:
        if (!value.is_number_integer())
            return offence(ErrorCode::InvalidFieldValue, path, u"must be a whole number"_s);
        return std::nullopt;
    case Field::Type::TextList:
        return checkTextList(value, path);
    case Field::Type::Object:
        return checkFields(value, field.members, stored, path);
    case Field::Type::Anything:
        break;
    }
    return std::nullopt;
}

const Field *fieldNamed(std::span<const Field> fields, std::string_view name)
{
    const auto found = std::ranges::find_if(fields, [&](const Field &f) { return name == f.name; });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<ApiError> checkRequired(const Json &value, std::span<const Field> fields,
                                      const JsonPath &path)
{
    for (const Field &field : fields) {
        if (field.access == Field::Access::Required && !value.contains(field.name))
            return offence(ErrorCode::MissingField, {.parent = &path, .name = field.name},
                           u"is required"_s);
    }
    return std::nullopt;
}

} // namespace

QString JsonPath::text() const
{
    const QString before = parent ? parent->text() : QString();
    if (index >= 0)
        return before + u'[' + QString::number(index) + u']';
    if (!name)
        return before;
    const QString last = QString::fromUtf8(name);
    return before.isEmpty() ? last : before + u'.' + last;
}

StoredView::StoredView(QByteArray representation) : m_text(std::move(representation)) {}

StoredView::~StoredView() = default;

const Json *StoredView::at(const JsonPath &path)
{
    if (m_text.isEmpty())
        return nullptr;
    if (!m_parsed)
        m_parsed = std::make_unique<Json>(parseJson(m_text));
    if (path.resourceRoot)
        return m_parsed.get();
    const Json *owner = path.parent ? at(*path.parent) : m_parsed.get();
    return owner && path.name ? member(*owner, path.name) : nullptr;
}

std::optional<ApiError> checkFields(Json &value, std::span<const Field> fields, StoredView &stored,
                                    const JsonPath &path)
{
    if (!value.is_object())
        return offence(ErrorCode::InvalidFieldValue, path, u"must be a JSON object"_s);
    for (auto item = value.begin(); item != value.end();) {
        const std::string name = item.key();
        const JsonPath here{.parent = &path, .name = name.c_str()};
        const Field *field = fieldNamed(fields, name);
        if (!field)
            return offence(ErrorCode::UnknownField, here, u"is not a field of this resource"_s);
        const bool drop = item->is_null() || field->access == Field::Access::ReadOnly;
        if (!item->is_null()) {
            if (auto refused = checkValue(*item, *field, stored, here))
                return refused;
        }
        item = drop ? value.erase(item) : std::next(item);
    }
    return checkRequired(value, fields, path);
}

} // namespace numberdesk::localgateway
