// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace numberdesk {

/// What is wrong with the value of one field, in words for people (translated).
struct FieldProblem
{
    /// Whether a value with the problem may be sent.
    enum class Severity : quint8 {
        Error,   ///< the gateway would refuse it
        Warning, ///< it is sent, but somebody should look
    };
    Severity severity = Severity::Error;
    QString expected; ///< what the field takes, for example "1 to 100 letters, digits, - or _"
    QString remedy;   ///< what to do, one sentence

    /// Whether the value must not be sent.
    bool isError() const { return severity == Severity::Error; }
};

/// What a rule says of a value: nothing when it is good.
using FieldCheck = std::optional<FieldProblem>;

// The rules of the Provisioning API 2024-02-29-preview; an empty optional means all is well.

/// 1 to 100 of letters, digits, `-` and `_`.
FieldCheck checkAccountName(QStringView value);

/// Empty, or 1 to 100 of letters, digits, `-` and `_`.
FieldCheck checkCustomSipHeader(QStringView value);

/// 1 to 10 of letters, digits, `-` and `_`. Warns above 9 (the Direct Routing guide's limit), and
/// of what DNS host names dislike: `_` anywhere, `-` first or last.
FieldCheck checkSubdomain(QStringView value);

/// 1 to 100 of letters, digits, `=`, `-` and `_`.
FieldCheck checkSubdomainToken(QStringView value);

/// Warns when it is no GUID; an empty one is an error only where `required`.
FieldCheck checkTeamsTenantId(QStringView value, bool required);

/// True for 8-4-4-4-12 hexadecimal digits.
bool isGuid(QStringView value);

} // namespace numberdesk
