// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/csv/importoptions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace numberdesk {

namespace {

constexpr std::array modeWords{
    std::pair{ImportMode::Both, QLatin1StringView("both")},
    std::pair{ImportMode::CreateOnly, QLatin1StringView("create")},
    std::pair{ImportMode::UpdateOnly, QLatin1StringView("update")},
    std::pair{ImportMode::Mirror, QLatin1StringView("mirror")},
};

} // namespace

QString toText(ImportMode mode)
{
    const auto found = std::find_if(modeWords.begin(), modeWords.end(),
                                    [mode](const auto &entry) { return entry.first == mode; });
    return found->second;
}

std::optional<ImportMode> importModeFrom(const QString &word)
{
    const auto found = std::find_if(modeWords.begin(), modeWords.end(),
                                    [&word](const auto &entry) { return entry.second == word; });
    return found == modeWords.end() ? std::nullopt : std::optional(found->first);
}

} // namespace numberdesk
