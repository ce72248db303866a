// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace numberdesk::localgateway {

/// JSON that keeps members in the order they came, so that "the first offending field" is the
/// first one in the document.
using Json = nlohmann::ordered_json;

/// @p value as compact UTF-8 text.
QByteArray dump(const Json &value);

/// @p text as a JSON value; a discarded value when it is none, or nested deeper than deepestJson.
Json parseJson(const QByteArray &text);

/// A member that is a string, else an empty string.
QString textMember(const Json &object, const char *name);

/// A member that is true; false when it is absent or anything else.
bool isTrue(const Json &object, const char *name);

/// The member of that name when @p object is an object that has it, else nothing.
const Json *member(const Json &object, const char *name);

/// Quotes and escapes @p text as a JSON string.
QByteArray jsonString(const QString &text);

} // namespace numberdesk::localgateway
