// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/numbering/digitpattern.h"

#include <utility>

namespace numberdesk {

namespace {

constexpr quint16 allDigits = (1U << DigitPattern::endSymbol) - 1;
constexpr int mostRepeats = 20; // no number has more digits
constexpr int deepestGroup = 50;

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads by recursive descent; each function gives false at what it does not know.
class PatternReader
{
public:
    using Node = DigitPattern::Node;
    using Kind = DigitPattern::Kind;

    explicit PatternReader(std::string_view text) : m_rest(text) {}

    bool readAll(Node &node) { return readChoice(node) && m_rest.empty(); }
    bool captures() const { return m_captures; }

private:
    bool take(std::string_view text)
    {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    bool readChoice(Node &node)
    {
        node.kind = Kind::Choice;
        do {
            if (!readSequence(node.parts.emplace_back()))
                return false;
        } while (take("|"));
        return true;
    }

    bool readSequence(Node &node)
    {
        node.kind = Kind::Sequence;
        while (!m_rest.empty() && m_rest.front() != '|' && m_rest.front() != ')') {
            Node part;
            if (!readAtom(part) || !readRepeats(part))
                return false;
            node.parts.push_back(std::move(part));
        }
        return true;
    }

    bool readAtom(Node &node)
    {
        if (take("("))
            return readGroup(node);
        node.kind = Kind::Symbols;
        if (take("\\d")) {
            node.symbols = allDigits;
            return true;
        }
        if (take("$")) {
            node.symbols = 1U << DigitPattern::endSymbol;
            return true;
        }
        if (take("["))
            return readClass(node.symbols);
        const int digit = readDigit();
        node.symbols = static_cast<quint16>(digit < 0 ? 0 : 1U << digit);
        return digit >= 0;
    }

    bool readGroup(Node &node)
    {
        if (!take("?:")) {
            if (m_rest.starts_with('?'))
                return false; // looks ahead or the like
            m_captures = true;
        }
        if (++m_depth > deepestGroup || !readChoice(node) || !take(")"))
            return false;
        --m_depth;
        return true;
    }

    bool readClass(quint16 &symbols)
    {
        while (!take("]")) {
            if (take("\\d")) {
                symbols |= allDigits;
                continue;
            }
            const int first = readDigit();
            const int last = take("-") ? readDigit() : first;
            if (first < 0 || last < first)
                return false;
            for (int digit = first; digit <= last; ++digit)
                symbols |= static_cast<quint16>(1U << digit);
        }
        return symbols != 0;
    }

    /// At most one; a second, lazy or possessive or not, is refused as an atom.
    bool readRepeats(Node &node)
    {
        int least = 0;
        int most = DigitPattern::unlimited;
        if (take("?")) {
            most = 1;
        } else if (take("+")) {
            least = 1;
        } else if (take("{")) {
            if (!readCounts(least, most))
                return false;
        } else if (!take("*")) {
            return true;
        }
        Node repeat;
        repeat.kind = Kind::Repeat;
        repeat.least = least;
        repeat.most = most;
        repeat.parts.push_back(std::move(node));
        node = std::move(repeat);
        return true;
    }

    bool readCounts(int &least, int &most)
    {
        least = readCount();
        most = least;
        if (take(","))
            most = m_rest.starts_with('}') ? DigitPattern::unlimited : readCount();
        return take("}") && least >= 0 && least <= mostRepeats && most <= mostRepeats &&
               (most == DigitPattern::unlimited || most >= least);
    }

    int readDigit()
    {
        if (m_rest.empty() || !isDigit(m_rest.front()))
            return -1;
        const int digit = m_rest.front() - '0';
        m_rest.remove_prefix(1);
        return digit;
    }

    /// More than `mostRepeats` where there is none, so that it is refused.
    int readCount()
    {
        int count = readDigit();
        if (count < 0)
            return mostRepeats + 1;
        for (int digit = readDigit(); digit >= 0 && count <= mostRepeats; digit = readDigit())
            count = count * 10 + digit;
        return count;
    }

    std::string_view m_rest;
    int m_depth = 0;
    bool m_captures = false;
};

} // namespace

std::optional<DigitPattern> DigitPattern::parse(std::string_view text)
{
    DigitPattern pattern;
    PatternReader reader(text);
    if (!reader.readAll(pattern.m_root))
        return std::nullopt;
    pattern.m_captures = reader.captures();
    return pattern;
}

} // namespace numberdesk
