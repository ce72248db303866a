// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/provisioningstate.h"
#include "provisioning/apierror.h"

#include <QDateTime>
#include <QStringList>

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace numberdesk {

/// Reading of single fields, tolerant: a field that is absent, null or of another type counts as
/// not there, since the published versions of the API differ in such things.
namespace jsonfields {

using Json = nlohmann::json;

/// The object under `key`, or an empty one.
const Json &object(const Json &parent, const char *key);
/// The array under `key`, or an empty one.
const Json &array(const Json &parent, const char *key);
/// Text; a number is given as its digits.
QString text(const Json &parent, const char *key);
std::optional<bool> boolean(const Json &parent, const char *key);
std::optional<qint64> integer(const Json &parent, const char *key);
QStringList texts(const Json &parent, const char *key);
/// RFC 3339 with or without fraction and zone; without a zone it is UTC.
QDateTime dateTime(const Json &parent, const char *key);

/// `{code, message, target, details}`, recursively.
ProvisioningError error(const Json &value);
QList<ProvisioningError> errors(const Json &parent, const char *key);
ProvisioningState provisioningState(const Json &parent);

/// Adds a text, a list or a flag unless it says nothing.
void put(Json &parent, const char *key, const QString &value);
void put(Json &parent, const char *key, const QStringList &value);

/// A field that this version reads, or knows that the contract makes read-only.
struct KnownField
{
    enum class Kind : quint8 {
        Text,  ///< a number counts as its digits
        Texts, ///< an array of such
        Flag,
        ReadOnly, ///< of any shape; never sent
        Object,   ///< with `members`
    };
    Kind kind = Kind::Text;
    std::map<std::string, KnownField, std::less<>> members;
};

/// What `received` holds beside `known`, whatever its name, shape and depth, as it came; a known
/// field of another shape than this version reads counts as unknown. Only null is left out where
/// known fields stand: absent says the same. For Number::unknownFields; empty when nothing is left.
QByteArray unknownFields(const Json &received, const KnownField &known);
/// Puts such fields back; those that `target` has already stay as they are.
void mergeUnknownFields(Json &target, const QByteArray &unknownFields);

} // namespace jsonfields

/// The JSON of a reply's body (see parseBoundedJson), or BadReply.
ApiResult<nlohmann::json> parseJson(const QByteArray &body);

/// Compact UTF-8.
QByteArray toCompactJson(const nlohmann::json &value);

} // namespace numberdesk
