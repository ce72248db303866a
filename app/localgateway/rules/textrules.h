// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/rules/fieldrules.h"

/// The patterns of the OpenAPI document, written out: every one is a set of characters with a
/// length, so none needs a regular expression.
namespace numberdesk::localgateway::textrules {

/// `[0-9]`: ASCII only.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `[A-Za-z0-9_-]`
constexpr bool isLabelCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

/// `^([A-Za-z0-9_-]+)$`
constexpr bool isLabel(std::string_view text)
{
    for (const char c : text) {
        if (!isLabelCharacter(c))
            return false;
    }
    return !text.empty();
}

/// `^([A-Za-z0-9=_-]+)$`
constexpr bool isToken(std::string_view text)
{
    for (const char c : text) {
        if (!isLabelCharacter(c) && c != '=')
            return false;
    }
    return !text.empty();
}

/// `^\+[1-9]\d+$`
constexpr bool isTelephoneNumber(std::string_view text)
{
    if (text.size() < 3 || text[0] != '+' || text[1] == '0')
        return false;
    for (const char c : text.substr(1)) {
        if (!isDigit(c))
            return false;
    }
    return true;
}

/// `assigned` or `unassigned`; letter case counts.
constexpr bool isAssignmentStatus(std::string_view text)
{
    return text == "assigned" || text == "unassigned";
}

inline constexpr TextRule name{1, 100, isLabel, "1 to 100 letters, digits, '_' or '-'"};
inline constexpr TextRule subdomain{1, 10, isLabel, "1 to 10 letters, digits, '_' or '-'"};
inline constexpr TextRule subdomainToken{1, 100, isToken,
                                         "1 to 100 letters, digits, '=', '_' or '-'"};
inline constexpr TextRule telephoneNumber{3, 16, isTelephoneNumber,
                                          "'+' and 2 to 15 digits, the first of them not 0"};
inline constexpr TextRule assignmentStatus{1, 10, isAssignmentStatus, "assigned or unassigned"};

} // namespace numberdesk::localgateway::textrules
