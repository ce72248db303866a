// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>
#include <vector>

namespace numberdesk {

/// A regular expression over digits, as libphonenumber's metadata write them: digits, `\d`, classes
/// such as `[2-49]`, groups, `|`, `?`, `*`, `+`, `{m}`, `{m,}`, `{m,n}`, and `$` for the end.
class DigitPattern
{
public:
    /// A symbol is a digit or, after the last one, the end.
    static constexpr int endSymbol = 10;
    static constexpr int symbols = 11;   ///< how many there are
    static constexpr int unlimited = -1; ///< Repeat without a highest count

    /// What a part of the pattern is made of.
    enum class Kind : quint8 { Symbols, Sequence, Choice, Repeat };

    /// A part of the pattern, with its own parts.
    struct Node
    {
        Kind kind = Kind::Sequence;
        quint16 symbols = 0; ///< Symbols: one bit each
        int least = 0;       ///< Repeat: of its only part
        int most = 0;        ///< Repeat: or `unlimited`
        std::vector<Node> parts;
    };

    /// Nothing when the pattern has anything else than the above, or repeats more often than any
    /// number has digits.
    static std::optional<DigitPattern> parse(std::string_view text);

    /// The whole pattern.
    const Node &root() const { return m_root; }
    /// Whether it has groups that capture what they match.
    bool captures() const { return m_captures; }

private:
    Node m_root;
    bool m_captures = false;
};

} // namespace numberdesk
