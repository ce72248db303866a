// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace numberdesk {

/// Values of an enumeration and the words that stand for them in files and on the command line.
template <typename Value, std::size_t Size>
using EnumWords = std::array<std::pair<Value, QLatin1StringView>, Size>;

/// The word of a value; empty when it has none.
template <typename Value, std::size_t Size>
QString wordOf(const EnumWords<Value, Size> &words, Value value)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [value](const auto &entry) { return entry.first == value; });
    return found == words.end() ? QString() : QString(found->second);
}

/// The value of a word, letter case ignored; nothing when it is none.
template <typename Value, std::size_t Size>
std::optional<Value> valueOf(const EnumWords<Value, Size> &words, const QString &text)
{
    for (const auto &[value, word] : words) {
        if (text.compare(word, Qt::CaseInsensitive) == 0)
            return value;
    }
    return std::nullopt;
}

} // namespace numberdesk
