// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/base/json.h"
#include "localgateway/http/apierror.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace numberdesk::localgateway {

/// What a string must look like.
struct TextRule
{
    std::size_t minimum; ///< characters; the allowed ones are all ASCII
    std::size_t maximum;
    bool (*matches)(std::string_view text);
    const char *words; ///< completes "must be …"
};

/// One member of a resource's schema. The tables follow the OpenAPI document.
struct Field
{
    /// The JSON type that a value must have; Anything is not looked into.
    enum class Type { Text, Boolean, Integer, TextList, Object, Anything };
    /// Required: MissingField without it. ReadOnly: may come back as it is stored, else
    /// ReadOnlyField.
    enum class Access { Optional, Required, ReadOnly };

    const char *name;
    Type type;
    Access access = Access::Optional;
    const TextRule *rule = nullptr;      ///< Text only; none means any string
    std::span<const Field> members = {}; ///< Object only
    const char *fresh = nullptr;         ///< ReadOnly: JSON text of the value when new
};

/// Where in a document a value stands; made into text only when there is something to refuse.
struct JsonPath
{
    const JsonPath *parent = nullptr;
    const char *name = nullptr;
    int index = -1;            ///< for an element of an array
    bool resourceRoot = false; ///< true for the value that is a whole resource

    /// For example `numbers[3].serviceDetails.teamsDirectRouting.enabled`.
    QString text() const;
};

/// The resource as stored, parsed only when a read-only field has to be compared with it.
class StoredView
{
public:
    /// @param representation JSON text of the resource, empty when it does not exist yet
    explicit StoredView(QByteArray representation);
    ~StoredView();

    /// The value at @p path below its resource root; nothing when it is not there.
    const Json *at(const JsonPath &path);

private:
    QByteArray m_text;
    std::unique_ptr<Json> m_parsed;
};

/// Checks @p value against @p fields and takes out of it what is not to be stored: nulls, which
/// mean absent, and read-only members, which must equal the stored value.
/// @returns the first offence in the order of the document, missing members last
std::optional<ApiError> checkFields(Json &value, std::span<const Field> fields, StoredView &stored,
                                    const JsonPath &path);

} // namespace numberdesk::localgateway
