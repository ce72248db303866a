// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "localgateway/http/apierror.h"

namespace numberdesk::localgateway {

/// One word of a filter.
struct FilterToken
{
    /// Parentheses; Text: a string in quotes; Word: a run of ASCII letters, digits, `_` and `/`, so
    /// fields, operators and booleans alike.
    enum class Kind { Open, Close, Text, Word, End };
    Kind kind = Kind::End;
    QString text{};         ///< the word, or the string without its quotes
    qsizetype position = 0; ///< from 0, for messages
};

/// Splits @p filter into words; the last token is always End.
Checked<std::vector<FilterToken>> splitFilter(const QString &filter);

} // namespace numberdesk::localgateway
