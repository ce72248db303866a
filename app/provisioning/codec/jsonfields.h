// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/provisioningstate.h"
#include "provisioning/errors/apierror.h"

#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace numberdesk {

/// Reading of single fields, tolerant: a field that is absent, null or of another type counts as
/// not there, since the published versions of the API differ in such things.
namespace jsonfields {

/// A value as the wire has it.
using Json = nlohmann::json;

/// The object under `key`, or an empty one.
const Json &object(const Json &parent, const char *key);
/// The array under `key`, or an empty one.
const Json &array(const Json &parent, const char *key);
/// Text; a number is given as its digits.
QString text(const Json &parent, const char *key);
/// The same for a value by itself; empty when it is neither.
QString toText(const Json &value);

/// `{code, message, target, details}`, recursively.
ProvisioningError error(const Json &value);

} // namespace jsonfields

/// The JSON of a reply's body (see parseBoundedJson), or BadReply.
ApiResult<nlohmann::json> parseJson(const QByteArray &body);

/// The value in UTF-8 without blanks; members stand in the order of their names.
QByteArray toCompactJson(const nlohmann::json &value);

} // namespace numberdesk
